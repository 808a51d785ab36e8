"""arXiv Atom and PubMed, and XML that means harm."""

import pytest

from paperatlas.errors import SourceError
from paperatlas.model import Author, Identifier, Reference

ATOM = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{}</feed>\n'
ENTRY = "<entry><id>http://arxiv.org/abs/2404.{:05}v2</id><title>T{}</title><published>2024-04-22T17:00:00Z</published></entry>\n"


def feed(*more: str) -> str:
    return ATOM.format("".join((ENTRY.format(1, "1"), *more, ENTRY.format(2, "2"))))


def test_an_entry_of_arxiv_is_read_whole(read):
    (record,) = read(
        ATOM.format(
            '<entry><id>http://arxiv.org/abs/hep-th/9901001v3</id><title>On\n  $x$ of G\\"odel</title>'
            "<summary> Short. </summary><published>1999-01-01T00:00:00Z</published>"
            "<author><name>Ada Smith</name></author>"
            "<doi xmlns='http://arxiv.org/schemas/atom'>10.1234/A</doi>"
            "<journal_ref xmlns='http://arxiv.org/schemas/atom'>RA-L, vol. 5</journal_ref></entry>"
        )
    )
    paper = record.paper
    assert (paper.title, paper.abstract, paper.year, paper.venue) == ("On $x$ of Gödel", "Short.", 1999, "RA-L")
    assert (paper.authors, paper.url) == ((Author("Ada Smith"),), "https://arxiv.org/abs/hep-th/9901001")
    assert [i.value for i in paper.identifiers] == ["hep-th/9901001", "10.1234/a"]


def test_what_arxiv_says_is_wrong_is_told(read):
    error = (
        "<entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title><summary>bad id</summary></entry>"
    )
    with pytest.raises(SourceError, match="line 3: arXiv answered: bad id"):
        read(ATOM.format(error))


def test_a_feed_without_entries_holds_no_paper(read):
    with pytest.raises(SourceError, match="holds no paper that can be read; it was taken for the format 'arxiv'"):
        read(ATOM.format(""))


@pytest.mark.parametrize(
    "damaged",
    [
        "<entry><title>A & B</title></entry>",
        "<entry><title>A&nbsp;B</title></entry>",
        "<entry><title>A\x0bB</title></entry>",
        "<entry><title x=1>A</title></entry>",
        "<entry><title>A</titel></title></entry>",
        "<entry><title>A &#0; B</title></entry>",
        "<entry></entry>",
        "<entry><title>A</title>",
        "<entry>" + "<a>" * 100_000 + "</entry>",
        "<entry><title>" + "A" * 12_000_000 + "</title></entry>",
        "<entry><title>" + "&" * 200_000 + "</title></entry>",
        "<entry><title>" + "A" * 17_000_000 + "</title></entry>",
    ],
)
def test_a_damaged_entry_costs_itself_alone(read, damaged):
    records = read(feed(damaged + "\n"))
    assert [r.paper.title for r in records if r.paper] == ["T1", "T2"]
    assert {r.fate.place for r in records if not r.paper} == {"line 4"}


def test_what_is_no_xml_is_told(read):
    records = read(feed("See you on Monday\n") + "and thanks")
    assert [(r.fate.place, r.fate.why) for r in records if not r.paper] == [
        ("line 3", "what stands here is no XML and is not read"),
        ("line 5", "what stands here is no XML and is not read"),
    ]


def test_two_documents_in_one_file_are_both_read(read):
    assert [r.paper.title for r in read(feed() + feed())] == ["T1", "T2", "T1", "T2"]


def test_prefixes_are_understood(read):
    text = (
        ATOM.format("<a:entry><a:title>T</a:title></a:entry>").replace("xmlns=", "xmlns:a=").replace("feed", "a:feed")
    )
    assert [r.paper.title for r in read(text)] == ["T"]


BOMBS = [
    '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE feed [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>',
]


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("content", [feed("<entry><title>&b;</title></entry>"), "<PubmedArticleSet/>"])
def test_entities_are_refused(read, bomb, content):
    first, line_end, rest = content.rpartition("?>")
    with pytest.raises(SourceError, match="the document declares entities of its own, which is refused"):
        read(first + line_end + bomb + rest)


def test_a_long_way_to_the_entities_is_gone(read):
    with pytest.raises(SourceError, match="the document declares entities"):
        read(f"<?xml version='1.0'?><!-- http://www.w3.org/2005/Atom -->{' ' * 100_000}{BOMBS[0]}<feed/>", "arxiv")


@pytest.mark.parametrize("encoding", ["UTF-16", "utf-16le"])
def test_the_text_is_utf_8_by_the_time_it_is_parsed(read, encoding):
    text = feed().replace("UTF-8", encoding).replace("T1", "Tä")
    assert read(text.encode("utf-16"))[0].paper.title == "Tä"


def test_other_encodings_are_what_they_say(read):
    text = feed().replace("UTF-8", "ISO-8859-1").replace("T1", "Tä")
    assert read(text.encode("latin-1"))[0].paper.title == "Tä"


# ---------------------------------------------------------------- PubMed

ARTICLE = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>17</PMID><Article><Journal><JournalIssue>
<PubDate><MedlineDate>2020 May-Jun</MedlineDate></PubDate></JournalIssue>
<ISOAbbreviation>Sci Rob</ISOAbbreviation></Journal>
<ArticleTitle>[The <i>CARP</i> <sup>2</sup>.]</ArticleTitle><ELocationID EIdType="doi">10.1234/A</ELocationID>
<Abstract><AbstractText Label="AIM">To walk.</AbstractText><AbstractText>Walked.</AbstractText></Abstract>
<AuthorList><Author><LastName>King</LastName><ForeName>Ada</ForeName><Suffix>Jr</Suffix>
<Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier></Author>
<Author><CollectiveName>The Group</CollectiveName></Author></AuthorList></Article>
<KeywordList><Keyword>robots</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC5</ArticleId><ArticleId IdType="pii">x</ArticleId></ArticleIdList>
<ReferenceList><Reference><Citation>Some text</Citation></Reference>
<Reference><Citation>c</Citation><ArticleIdList><ArticleId IdType="pubmed">3</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>"""


def test_an_article_of_pubmed_is_read_whole(read):
    (record,) = read(ARTICLE)
    paper = record.paper
    assert (paper.title, paper.abstract) == ("The CARP 2.", "AIM: To walk. Walked.")
    assert (paper.year, paper.venue, paper.keywords) == (2020, "Sci Rob", ("robots",))
    assert paper.authors == (Author("Ada King Jr", "0000-0002-1825-0097"), Author("The Group"))
    assert {(i.scheme, i.value) for i in paper.identifiers} == {("doi", "10.1234/a"), ("pmc", "PMC5"), ("pubmed", "17")}
    assert paper.references == (Reference("Some text"), Reference(None, (Identifier("pubmed", "3"),)))


def test_an_article_without_anything_fails(read):
    records = read(ARTICLE.replace("</PubmedArticleSet>", "<PubmedArticle></PubmedArticle></PubmedArticleSet>"))
    assert [r.fate.why for r in records] == ["", "it has no title"]
