"""Components become concepts: key, name, type, aliases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from paperatlas.linking.names import is_guessed, unit_name
from paperatlas.linking.observe import Observed
from paperatlas.model import Concept, Unit
from paperatlas.ontology import Entry, Vocabulary, load_schema
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import slug

Component = Sequence[Unit]


def name_concepts(
    components: Iterable[Component], observed: Observed, vocabulary: Vocabulary, ambiguous: set[Unit]
) -> tuple[dict[str, Concept], dict[Unit, str]]:
    """The concepts by key, and the key of each unit."""
    listed = list(components)
    keys = _keys(listed, observed, vocabulary)
    key_of = {unit: key for component, key in zip(listed, keys, strict=True) for unit in component}
    concepts = {}
    for component, key in zip(listed, keys, strict=True):
        concept = _concept(key, component, observed, vocabulary)
        concepts[key] = replace(concept, ambiguous=not ambiguous.isdisjoint(component))
    return concepts, key_of


def _keys(components: list[Component], observed: Observed, vocabulary: Vocabulary) -> list[str]:
    """One key a component: of its vocabulary concept, else its least long form, else its least name in papers.

    Where a cut leaves two components with one key, the one that has the bare name keeps it.
    """
    keys = [_key(component, observed, vocabulary) for component in components]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        holders[key].append(number)
    for key, numbers in holders.items():
        if len(numbers) > 1:
            owners = [n for n in numbers if any(unit_name(unit) == key for unit in components[n])] or numbers
            for number in numbers:
                if number != owners[0]:
                    keys[number] = unit_name(min(components[number], key=lambda u: (not u.long_form, u)))
    return keys


def _key(component: Component, observed: Observed, vocabulary: Vocabulary) -> str:
    family = component[0].family
    entry = _entry(component, vocabulary)
    if entry:
        return entry.key
    component = [unit for unit in component if not is_guessed(unit)] or component
    if is_guessed(component[0]):
        return unit_name(component[0])
    named = [unit for unit in component if unit in observed.surfaces] or component
    name = min((unit.long_form for unit in named if unit.long_form), default=None)
    return f"{family.lower()}/{slug(name or min(unit.name for unit in named))}"


def _entry(component: Component, vocabulary: Vocabulary) -> Entry | None:
    keys = {unit_name(unit) for unit in component if not unit.long_form}
    found = sorted(key for key in keys if key in vocabulary.entries)
    return vocabulary.entries[found[0]] if found else None


def _concept(key: str, component: Component, observed: Observed, vocabulary: Vocabulary) -> Concept:
    types: Counter[str] = Counter()
    surfaces: Counter[str] = Counter()
    for unit in component:
        types.update(observed.types.get(unit, {}))
        surfaces.update(observed.surfaces.get(unit, {}))
    entry = _entry(component, vocabulary)
    if entry:
        concept = curated_concept(entry)
        kind = entry.type
    else:
        kind = min(types, key=lambda t: (-types[t], t)) if types else _only_type(component[0].family)
        concept = Concept(key, kind, _display_name(component, observed))
    curated = concept.aliases if entry else ()
    known = [*surfaces.elements(), *(unit.name for unit in component if unit not in observed.surfaces)]
    return replace(
        concept,
        aliases=_aliases(concept.name, curated, known),
        other_types=tuple(sorted(t for t in types if t != kind)),
        members=tuple(sorted(component)),
    )


def _aliases(name: str, curated: Sequence[str], surfaces: Sequence[str]) -> tuple[str, ...]:
    """One spelling of each other name: the vocabulary's, else the most frequent one, of equals the least."""
    counts = Counter(surfaces)
    spelled = {normal_form(name): name} | {normal_form(alias): alias for alias in curated}
    for surface in sorted(counts, key=lambda s: (-counts[s], s)):
        spelled.setdefault(normal_form(surface), surface)
    return tuple(sorted(set(spelled.values()) - {name}))


def _display_name(component: Component, observed: Observed) -> str:
    """The most frequent name that papers give; of equals the least. Short forms come with their long forms' counts."""
    named = [unit for unit in component if unit in observed.types] or list(component)
    counts: Counter[str] = Counter()
    for unit in named:
        counts.update(observed.surfaces.get(unit, {unit.name: 1}))
    return min(counts, key=lambda name: (-counts[name], name))


def curated_concept(entry: Entry) -> Concept:
    """A concept as the vocabulary has it."""
    return Concept(
        entry.key,
        entry.type,
        entry.name,
        aliases=entry.labels[1:],
        vocabulary=entry.key,
        definition=entry.definition or None,
        homepage=entry.homepage or None,
    )


def _only_type(family: str) -> str:
    return load_schema().kinds_of(family)[0]
