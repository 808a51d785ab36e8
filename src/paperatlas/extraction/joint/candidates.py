"""Concepts and claims of the joint model in the form that every model hands over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from paperatlas.extraction.draft import Draft, Group
from paperatlas.extraction.joint.claims import Said
from paperatlas.extraction.joint.gather import Found
from paperatlas.extraction.joint.network import OWN
from paperatlas.extraction.joint.votes import Votes
from paperatlas.extraction.phrases import plainest
from paperatlas.model import PAPER, Candidate, Claim, Evidence, Mention
from paperatlas.text.abbreviations import Abbreviation
from paperatlas.text.normal_form import normal_form

LEAST = 0.02
"""Confidence below which nothing is kept, not even as a rejected candidate."""


LEAST_OWN = 0.3
"""Confidence from which the surest contribution of a paper is taken although nothing passes: on the papers kept aside
seven of ten such were right, since nearly every paper proposes something."""


def own_anyway(
    found: Sequence[Found], sure: Sequence[float], said: Sequence[Said], votes: Mapping[str, Votes]
) -> Said | None:
    """The claim on a paper's own contribution that is taken because none passes its threshold."""
    own = [one for one in said if one.predicate in OWN]
    best = max(own, key=lambda one: one.confidence, default=None)
    passes = any(
        votes["roles"].accepts(one.predicate, one.confidence)
        and votes["concepts"].accepts(found[one.object].features.kind, sure[one.object])
        for one in own
    )
    return best if best and not passes and best.confidence >= LEAST_OWN else None


def to_groups(
    draft: Draft, found: Sequence[Found], sure: Sequence[float], votes: Votes, own: Said | None = None
) -> list[Group]:
    """The candidates, numbered in the order of their first mention; the object of ``own`` is accepted in any case."""
    groups = []
    for number, (concept, confidence) in enumerate(zip(found, sure, strict=True), 1):
        mentions = tuple(draft.mention(span) for span in concept.spans)
        pair = _pair_of(draft.pairs, concept)
        name, aliases = _names(concept, mentions, pair)
        candidate = Candidate(
            id=f"e{number}",
            type=concept.features.kind,
            name=name,
            confidence=confidence,
            mentions=mentions,
            aliases=aliases,
            long_form=pair.long if pair else None,
            vocabulary=concept.entry.key if concept.entry else None,
            accepted=votes.accepts(concept.features.kind, confidence) or bool(own and own.object == number - 1),
        )
        groups.append(Group(candidate, concept.spans))
    return groups


def _pair_of(pairs: Sequence[Abbreviation], concept: Found) -> Abbreviation | None:
    keys = {normal_form(v) for one in concept.named for v in one.variants}
    return next((p for p in pairs if normal_form(p.short) in keys and normal_form(p.long) in keys), None) or next(
        (p for p in pairs if normal_form(p.short) in keys or normal_form(p.long) in keys), None
    )


def _names(concept: Found, mentions: Sequence[Mention], pair: Abbreviation | None) -> tuple[str, tuple[str, ...]]:
    """The name to show and the aliases: those that the text defines, plain forms, forms as written, other variants."""
    plain = [one.variants[0] for one in concept.named if one.variants]
    curated = [concept.entry.name] if concept.entry and concept.entry.name else []
    name = pair.short if pair else curated[0] if curated else plainest(_telling(plain) or [mentions[0].text])
    written = [text for text, _ in Counter(m.text for m in mentions).most_common()]
    others = [v for one in concept.named for v in one.variants[1:]]
    every = [
        *([pair.long] if pair else []),
        *plain,
        *curated,
        *(one.written for one in concept.named),
        *written,
        *others,
    ]
    return name, tuple(a for a in dict.fromkeys(every) if a != name)


def _telling(names: Sequence[str]) -> Sequence[str]:
    """The names without bare common nouns, unless there are no others.

    >>> _telling(["estimator", "policy gradient estimator"]), _telling(["estimator"])
    (['policy gradient estimator'], ['estimator'])
    """
    return [name for name in names if not (name.isalpha() and name.islower())] or names


def to_claims(
    draft: Draft, groups: Sequence[Group], said: Sequence[Said], votes: Mapping[str, Votes], own: Said | None, by: str,
    version: str,
) -> list[Claim]:  # fmt: skip
    """The claims, by subject and predicate in the order of candidates; ``own`` is accepted in any case."""
    claims = []
    for one in said:
        subject = groups[one.subject].candidate if one.subject is not None else None
        ends = groups[one.object].candidate.accepted and (subject is None or subject.accepted)
        passes = votes["roles" if subject is None else "pairs"].accepts(one.predicate, one.confidence)
        claims.append(
            Claim(
                subject.id if subject else PAPER,
                one.predicate,
                groups[one.object].candidate.id,
                one.confidence,
                (_evidence(draft, one, by, version),),
                ends and (passes or one is own),
            )
        )
    number = {group.candidate.id: place for place, group in enumerate(groups)} | {PAPER: -1}
    return sorted(claims, key=lambda c: (number[c.subject], c.predicate, number[c.object]))


def _evidence(draft: Draft, said: Said, by: str, version: str) -> Evidence:
    """Where the claim was read: the object's mention, its sentence, and the subject's where it is in that field."""
    field, span = draft.place(said.span)
    sentence = draft.sentence_of(said.span)
    subject = None
    if said.subject_span:
        place, subject_span = draft.place(said.subject_span)
        other = draft.sentence_of(said.subject_span)
        if place == field:
            subject, sentence = subject_span, (min(sentence[0], other[0]), max(sentence[1], other[1]))
    return Evidence(field, by, version, span, subject, draft.place(sentence)[1])
