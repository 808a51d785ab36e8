"""A small graph in which every text and name is hostile to some format."""

from paperatlas.model import (
    Assertion,
    Author,
    Concept,
    Evidence,
    Graph,
    Identifier,
    Paper,
    PaperNode,
    Person,
    Result,
    Venue,
)

TEXTS = (
    "a 'single', a \"double\", a `backtick`, a \"\"\"triple\"\"\", '''three'''",
    "back\\slash, \\u0041, \\\\u0027, \\n, \\",
    "<b>&amp;</b> ]]> <![CDATA[ -->",
    "comma, semicolon; pipe| tab\tline\nline\r\nreturn\rend",
    "שלום \u202eright to left\u202c \u200f",
    "emoji 😀 👩\u200d🔬 flag 🇨🇭 astral 𝔘",
    "MATCH (n) DETACH DELETE n; // $rows {{ }} ${x} %s",
    "' OR 1=1 } ) ] ; DROP",
    "combining e\u0301, nbsp\u00a0, zero\u200bwidth, next\u0085line, \u2028 \u2029",
    "null",
    "true",
    "1e3",
    "",
    " leading and trailing ",
    "https://w3id.org/paperatlas/id/x",
    '","https://w3id.org/paperatlas/ontology#name":"@id":"https://schema.org/',
    "{unpaired \\textbf{brace} } {",
    "x" * 5000,
    "机器人 ロボット",
)
KEYS = ("it's", 'say-"x"', "match", "机器人", "c-plus-plus", "10.1109~a%2fb", "e\u0301", "a&b<c>", "null", "rrt-star")


def hostile_graph() -> Graph:
    """A paper and a concept for each text, with relationships between them."""
    papers = tuple(_paper(number, text) for number, text in enumerate(TEXTS))
    concepts = tuple(_concept(number, text) for number, text in enumerate(TEXTS))
    result = Result("result/1", papers[0].key, "'9\"", 0.5, (), unit="\\", comparison="]]>", metric_text=TEXTS[1])
    return Graph(
        papers=tuple(sorted(papers, key=lambda node: node.key)),
        concepts=tuple(sorted(concepts, key=lambda concept: concept.key)),
        persons=(Person("author/o'neil", 'Ann "O\'Neil" <a&b>'),),
        venues=(Venue("venue/corl", "CoRL; \\"),),
        results=(result,),
        assertions=tuple(sorted(_assertions(papers, concepts), key=_order)),
    )


def _key(number: int) -> str:
    return f"{KEYS[number % len(KEYS)]}-{number}"


def _paper(number: int, text: str) -> PaperNode:
    paper = Paper(
        text or "untitled",
        "" if number % 5 == 4 else f"{text} is said. {text}",
        authors=(Author("Ann B."), Author(text)) if number % 2 else (),
        year=2000 + number if number % 3 else None,
        venue=text or None,
        url="https://a.org/?q=1&r=2",
        identifiers=(Identifier("arxiv", f"2404.{number:05}"), Identifier("doi", "10.1/a;b<c>")),
        keywords=(text,),
    )
    return PaperNode(f"paper/{_key(number)}", paper, (paper.digest,), links=("https://a.org/'x'",) * (number % 2))


def _concept(number: int, text: str) -> Concept:
    kind, family = (("Method", "method"), ("Simulator", "resource"))[number % 2]
    aliases = (text, "", text) if number % 3 else ()
    return Concept(f"{family}/{_key(number)}", kind, text, aliases, ("Task",), number % 4 == 0, None, text or None)


def _assertions(papers: tuple[PaperNode, ...], concepts: tuple[Concept, ...]) -> list[Assertion]:
    text = Evidence("abstract", "rules 'x'; \\", "1", (0, 3), (1, 2), (0, 9))
    metadata = Evidence("authors", "metadata", "1", record='a, "b"')
    first, second = papers[0].key, papers[1].key
    found = [
        Assertion(paper.key, "uses", concept.key, paper.key, 0.1234, (text,) * (number % 3))
        for number, (paper, concept) in enumerate(zip(papers, concepts, strict=True))
        if concept.type == "Method"
    ]
    return [
        *found,
        Assertion(first, "mentions", concepts[0].key, first, 0.9, (text, text)),
        Assertion(concepts[0].key, "extends", concepts[2].key, first, 0.75, (text,)),
        Assertion(concepts[0].key, "extends", concepts[2].key, second, 0.5, ()),
        Assertion(concepts[0].key, "broader", concepts[2].key, None, 1.0, origin="vocabulary"),
        Assertion(first, "authoredBy", "author/o'neil", first, 1.0, (metadata,), "metadata"),
        Assertion(first, "publishedIn", "venue/corl", first, 1.0, (metadata, metadata), "metadata"),
        Assertion(first, "reports", "result/1", first, 0.5, (text,)),
        Assertion(first, "cites", second, first, 1.0, (metadata,), "metadata"),
    ]


def _order(assertion: Assertion) -> tuple[str, str, str, str]:
    return assertion.subject, assertion.predicate, assertion.object, assertion.paper or ""


HOSTILE = hostile_graph()
