r"""Names as a curated graph would have them: what a text wraps around a name, taken off.

Every variant of a name here means the same concept, whatever the paper: a parenthesis split off ("reinforcement
learning (RL)"), words of novelty ("proposed"), generic heads that add nothing ("quadrupedal locomotion tasks", "Isaac
Gym simulator", "SERL framework"), line breaks inside words ("manip ulation"), LaTeX ("$f$-divergence"), and
abbreviations inside longer names ("graph-based RL").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from paperatlas.extraction.phrases import is_name_like
from paperatlas.text.normal_form import normal_form

_BREAK = re.compile(r"(?<=\w)- (?=[a-z])")
_MARKUP = re.compile(r"\\(?:text\w*|math\w+|emph|operatorname)\s*\{([^{}]*)\}|[${}]|\\(?=[%&_#])")
_COMMAND = re.compile(r"\\[A-Za-z]+\s?")
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)?")
_NOVELTY = re.compile(
    r"^(?:(?:our|the|a|an|this|these|proposed|novel|new|prior|previous|existing|standard|vanilla|traditional|"
    r"conventional|classical|state-of-the-art|sota|recent|current|popular|typical|common|various|different|multiple|"
    r"several|two|three|four|many|other|simulated|challenging|complex|real-world|well-known|modern)\s+)+",
    re.IGNORECASE,
)
_PLAIN_HEADS = r"methods?|approach(?:es)?|algorithms?|frameworks?|techniques?|schemes?|strateg(?:y|ies)|baselines?"
_HEADS = {
    "Method": rf"{_PLAIN_HEADS}|paradigms?",
    "Task": r"tasks?|problems?|settings?|scenarios?|challenges?|domains?|applications?|experiments?",
    "Benchmark": r"benchmarks?|benchmark suites?|suites?|tasks?|environments?|datasets?|domains?|challenges?",
    "Dataset": r"datasets?|data ?sets?|data|benchmarks?|corpus|corpora|collections?",
    "Robot": r"robots?|robot platforms?|robotic platforms?|platforms?|hardware|systems?",
    "Simulator": r"simulators?|simulations?|simulation environments?|environments?|(?:physics )?engines?|platforms?",
    "Metric": r"metrics?|scores?|measures?",
}
_NAMED_HEADS = (
    rf"{_PLAIN_HEADS}|models?|polic(?:y|ies)|networks?|architectures?|systems?|agents?|planners?|controllers?|"
    r"pipelines?|modules?|library|toolkits?|variants?"
)
_PLAIN_HEAD = re.compile(rf"[\s-](?:{_PLAIN_HEADS})$", re.IGNORECASE)
_HEAD_OF = {
    kind: re.compile(rf"[\s-](?:{heads}{'|' + _NAMED_HEADS if kind == 'Method' else ''})$", re.IGNORECASE)
    for kind, heads in _HEADS.items()
}
_WORD = re.compile(r"[\w*+-]+")
_RESIDUE = re.compile(
    r"(?:-based|-driven|-guided|-aware|-specific|-level|-free|-style|ed|ing|al|ic|ive)$", re.IGNORECASE
)


def mended(name: str, is_word: Callable[[str], bool]) -> str:
    r"""A name without line breaks inside words and without LaTeX.

    >>> mended("contact-rich manip ulation", {"manipulation", "contact", "rich"}.__contains__)
    'contact-rich manipulation'
    >>> mended(r"$f$-divergence", str), mended(r"\emph{CARP}", str), mended("hier- archical", str)
    ('f-divergence', 'CARP', 'hierarchical')
    """
    name = _COMMAND.sub("", _MARKUP.sub(r"\1", _BREAK.sub("", name))).strip()
    words = name.split(" ")
    for left, right in pairwise(words):
        torn = left.isalpha() and right.isalpha() and not (is_word(left.lower()) and is_word(right.lower()))
        if torn and len(right) > 1 and is_word((left + right).lower()):
            return mended(name.replace(f"{left} {right}", left + right, 1), is_word)
    return name


class Spelling:
    """Abbreviations with what they stand for, found inside longer names.

    >>> list(Spelling({"RL": "reinforcement learning"}).respell("graph-based RL"))
    ['graph-based reinforcement learning']
    """

    def __init__(self, long_of: Mapping[str, str], others: Spelling | None = None) -> None:
        self.long_of: dict[str, str] = {**(others.long_of if others else {}), **long_of}
        short_of = {_words(long): short for short, long in long_of.items()}
        self._short_of: dict[tuple[str, ...], str] = {**(others._short_of if others else {}), **short_of}
        self._lengths = sorted({*map(len, self._short_of)}, reverse=True)

    def joined(self, long_of: Mapping[str, str]) -> Spelling:
        """These and further abbreviations; the further ones win."""
        return Spelling(long_of, self) if long_of else self

    def respell(self, name: str) -> Iterator[str]:
        """The name with each short form in it spelled out, and each long form in it shortened."""
        words = _WORD.findall(name)
        for word in dict.fromkeys(words):
            if word in self.long_of:
                yield re.sub(rf"(?<![\w-]){re.escape(word)}(?!\w)", self.long_of[word].replace("\\", r"\\"), name)
        parts = name.split()
        lower = [part.lower() for part in parts]
        for length in self._lengths:
            for start in range(len(parts) - length + 1):
                long = tuple(lower[start : start + length])
                short = self._short_of.get(long) if length < len(parts) else None
                if short and _words(self.long_of[short]) == long:  # else a further one gave it another meaning
                    yield " ".join([*parts[:start], short, *parts[start + length :]])


def _words(name: str) -> tuple[str, ...]:
    return tuple(name.lower().split())


def variants(name: str, kind: str, spelling: Spelling) -> list[str]:
    """The forms of a name that mean the same concept, plainest first, the name itself among them.

    >>> nothing = Spelling({})
    >>> variants("quadrupedal locomotion tasks", "Task", nothing)
    ['quadrupedal locomotion', 'quadrupedal locomotion tasks']
    >>> variants("SERL framework", "Method", nothing), variants("diffusion policy", "Method", nothing)
    (['SERL', 'SERL framework'], ['diffusion policy'])
    """
    found = [*_without_wrapping(name, kind)][::-1]
    for form in tuple(found):
        if "(" not in form:  # else "RL (RL)"
            found += spelling.respell(form)
    by_key = {normal_form(form): form for form in found[::-1]}
    return [form for key, form in by_key.items() if key][::-1]


def _without_wrapping(name: str, kind: str) -> Iterator[str]:
    """The name, then what is left of it as wrapping comes off."""
    yield name
    for inner in _PARENTHESIS.findall(name):
        if is_name_like(inner):
            yield inner
    plain = _PARENTHESIS.sub("", name).strip()
    if plain and plain != name:
        yield plain
    bare = _NOVELTY.sub("", plain)
    if bare and bare != plain:
        yield bare
    short = _without_head(bare, kind)
    while short:
        yield short
        short = _without_head(short, kind)


def _without_head(name: str, kind: str) -> str | None:
    """The name without a head that adds nothing; None where what is left would not name the concept."""
    head = _HEAD_OF[kind].search(name) if kind in _HEAD_OF else None
    if not head or head.start() < 2:
        return None
    rest = name[: head.start()]
    last = rest.split()[-1]
    if is_name_like(last) or (kind != "Method" and last[0].isupper()):
        return rest
    several = len(rest.split()) > 1 and not _RESIDUE.search(last)
    generic = kind == "Task" or (kind == "Method" and _PLAIN_HEAD.search(name))
    allowed = generic and (several or (last.endswith("ing") and len(rest.split()) > 1))
    return rest if allowed or (kind in ("Robot", "Metric") and several) else None


def signs(name: str) -> tuple[str, ...]:
    """Digits and ``+ * #`` of a name: names that differ in them are different concepts."""
    return tuple(re.findall(r"\d+|[+*#]", name))
