"""One candidate a concept within the paper.

1. Terms of one family with one normal form are one concept; so are terms of one vocabulary entry, and a short form with
   its long form.
2. A name that stands in several families is the surest one's; the others are kept, not accepted.
3. The name is the short form where the paper spells it out, else the vocabulary's, else the plainest form in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from paperatlas.extraction.draft import Draft, Group, Term
from paperatlas.extraction.phrases import plainest
from paperatlas.model import Candidate
from paperatlas.ontology.schema import load_schema
from paperatlas.text.abbreviations import Abbreviation
from paperatlas.text.normal_form import normal_form
from paperatlas.union_find import UnionFind

THRESHOLD = 0.3
_TITLE_BONUS = 0.38
_REPEAT_BONUS = 0.08
_SUREST = 0.97

Node = tuple[str, str]
"""A family and a normal form (or the key of a vocabulary entry)."""


def find_candidates(draft: Draft, first: int = 1) -> list[Group]:
    """The candidates of a draft, in the order of their first mention, numbered from ``first``."""
    members = _members(draft)
    scored = sorted(((_score(terms, draft.title_end), terms) for terms in members), key=lambda s: _order(s[1]))
    refused = _refused(draft, scored)
    return [
        _group(draft, f"e{first + place}", score, terms, score >= THRESHOLD and place not in refused)
        for place, (score, terms) in enumerate(scored)
    ]


def _members(draft: Draft) -> list[list[Term]]:
    """The terms of each concept."""
    sets: UnionFind[Node] = UnionFind(())
    family_of = load_schema().family_of
    nodes = []
    for term in draft.terms:
        family = family_of[term.type]
        node = family, normal_form(draft.text[slice(*term.span)])
        nodes.append((node, term))
        sets.add(node)
        if term.key:
            sets.add(("key", term.key))
            sets.union(node, ("key", term.key))
    for pair in draft.pairs:
        for family in sorted(set(family_of.values())):
            short, long = (family, normal_form(pair.short)), (family, normal_form(pair.long))
            if short in sets and long in sets:
                sets.union(short, long)
    groups: dict[Node, list[Term]] = defaultdict(list)
    for node, term in nodes:
        if node[1]:
            groups[sets.find(node)].append(term)
    return list(groups.values())


def _order(terms: list[Term]) -> tuple[int, int, str]:
    return min((t.start, t.end, t.type) for t in terms)


def _score(terms: list[Term], title_end: int) -> float:
    """The best of its terms, more where it stands in the title and where it is repeated."""
    doubt = 1 - max(t.score for t in terms)
    places = {t.span for t in terms}
    doubt *= 1 - _TITLE_BONUS if any(start < title_end for start, _ in places) else 1
    doubt *= (1 - _REPEAT_BONUS) ** min(len(places) - 1, 4)
    return min(_SUREST, 1 - doubt)


def _refused(draft: Draft, scored: list[tuple[float, list[Term]]]) -> set[int]:
    """Places in the list of those whose every name is taken by a surer candidate of another family."""
    taken: set[str] = set()
    refused = set()
    for place in sorted(range(len(scored)), key=lambda p: (not any(t.own for t in scored[p][1]), -scored[p][0], p)):
        names = {normal_form(draft.text[slice(*t.span)]) for t in scored[place][1]}
        if names <= taken:
            refused.add(place)
        taken |= names
    return refused


def _group(draft: Draft, id_: str, score: float, terms: list[Term], accepted: bool) -> Group:
    spans = tuple(sorted({t.span for t in terms}))
    mentions = tuple(draft.mention(span) for span in spans)
    best = min(terms, key=lambda t: (not t.own, -t.score, t.start))
    forms = Counter(m.text for m in mentions)
    pair = _pair_of(draft.pairs, forms)
    curated = next((t for t in terms if t.key), None)
    plain = plainest(forms)
    name = pair.short if pair else (curated.name if curated and curated.name else plain)
    aliases = [*([pair.long] if pair else []), *([curated.name] if curated and curated.name else []), *forms]
    candidate = Candidate(
        id=id_,
        type=best.type,
        name=name,
        confidence=round(score, 4),
        mentions=mentions,
        aliases=tuple(a for a in dict.fromkeys(aliases) if a != name),
        long_form=pair.long if pair else None,
        vocabulary=curated.key if curated else None,
        accepted=accepted,
    )
    return Group(candidate, spans)


def _pair_of(pairs: list[Abbreviation], forms: Iterable[str]) -> Abbreviation | None:
    """The first abbreviation of which one of the forms is the short or the long one."""
    names = {normal_form(form) for form in forms}
    return next((p for p in pairs if normal_form(p.short) in names or normal_form(p.long) in names), None)
