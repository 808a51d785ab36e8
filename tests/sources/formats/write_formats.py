"""Write the ten papers of papers.jsonl in every format that paperatlas reads, each as its makers write it.

Run it after a change of papers.jsonl: ``python tests/sources/formats/write_formats.py``.
"""

import csv
import gzip
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from backports import zstd

HERE = Path(__file__).parent
PARTICLES = ("van", "de", "der", "da")
Paper = dict[str, Any]


def read_ten() -> list[Paper]:
    return [json.loads(line) for line in (HERE / "papers.jsonl").read_text("utf-8").splitlines()]


def split_name(name: str) -> tuple[str, str]:
    """Given names and family name, which begins with its particles."""
    words = name.split()
    first = next((n for n, word in enumerate(words) if word in PARTICLES), len(words) - 1)
    return " ".join(words[:first]), " ".join(words[first:])


def family_first(name: str) -> str:
    given, family = split_name(name)
    return f"{family}, {given}"


MACROS = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u030c": "v ", "\u030a": "r ",
          "\u0327": "c ", "\u0323": "d "}  # fmt: skip
LETTERS = {"ø": "{\\o}", "Ł": "{\\L}"}


def latex(text: str, specials: str = "&%$#_") -> str:
    """Accents as macros, a letter with two accents as it is, specials escaped."""
    written = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        if letter in LETTERS:
            written.append(LETTERS[letter])
        elif len(marks) == 1 and marks[0] in MACROS:
            written.append(f"{{\\{MACROS[marks[0]]}{base}}}")
        else:
            written.append("\\" + letter if letter in specials else letter)
    return "".join(written)


def table(separator: str) -> Callable[[list[Paper]], str]:
    def write(papers: list[Paper]) -> str:
        lines = io.StringIO()
        writer = csv.writer(lines, delimiter=separator, lineterminator="\r\n")
        writer.writerow(["Key", "Title", "Authors", "Publication Year", "Source Title", "Abstract", "DOI", "URL"])
        for p in papers:
            authors = "; ".join(map(family_first, p["authors"]))
            writer.writerow([p["id"], p["title"], authors, p["year"], p["venue"], p["abstract"], p["doi"], p["url"]])
        return lines.getvalue()

    return write


def german_table(papers: list[Paper]) -> str:
    """A table whose columns have other names than usual."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerows([("Titel", "Zusammenfassung"), *((p["title"], p["abstract"]) for p in papers)])
    return lines.getvalue()


def bibtex(papers: list[Paper]) -> str:
    first = papers[0]
    entries = [f'@string{{rss = "{first["venue"]}"}}\n']
    for p in papers:
        venue = "rss" if p["venue"] == first["venue"] else f"{{{p['venue']}}}"
        authors = " and ".join(latex(family_first(name)) for name in p["authors"])
        title = " ".join(f"{{{w}}}" if any(c.isupper() for c in w[1:]) else w for w in latex(p["title"]).split())
        entries.append(
            f"@inproceedings{{{p['id']},\n  title = {{{title}}},\n  author = {{{authors}}},\n"
            f"  booktitle = {venue},\n  year = {p['year']},\n  abstract = {{{latex(p['abstract'])}}},\n"
            f"  doi = {{{p['doi']}}},\n  url = {{{p['url']}}},\n}}\n"
        )
    return "\n".join(entries)


def ris(papers: list[Paper]) -> str:
    lines = []
    for p in papers:
        lines += ["TY  - CONF", f"ID  - {p['id']}", f"TI  - {p['title']}"]
        lines += [f"AU  - {family_first(name)}" for name in p["authors"]]
        lines += [f"PY  - {p['year']}", f"T2  - {p['venue']}", f"AB  - {p['abstract']}", f"DO  - {p['doi']}"]
        lines += [f"UR  - {p['url']}", "ER  - ", ""]
    return "\r\n".join(lines)


def csl(papers: list[Paper]) -> str:
    def item(p: Paper) -> Paper:
        names = [dict(zip(("given", "family"), split_name(name), strict=True)) for name in p["authors"]]
        return {
            "id": p["id"], "type": "paper-conference", "abstract": p["abstract"], "container-title": p["venue"],
            "DOI": p["doi"], "title": p["title"], "URL": p["url"], "author": names,
            "issued": {"date-parts": [[str(p["year"]), 6, 1]]},
        }  # fmt: skip

    return json.dumps([item(p) for p in papers], ensure_ascii=False, indent=1)


def arxiv_atom(papers: list[Paper]) -> str:
    entries = []
    for p in papers:
        number = p["id"].removeprefix("arxiv:")
        authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in p["authors"])
        entries.append(
            f"  <entry>\n    <id>http://arxiv.org/abs/{number}v2</id>\n    <published>{p['year']}-01-05T18:00:00Z"
            f"</published>\n    <title>{escape(latex(p['title'], ''))}</title>\n    <summary>  "
            f"{escape(latex(p['abstract'], ''))}\n</summary>\n    {authors}\n"
            f'    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">{p["doi"]}</arxiv:doi>\n'
            f'    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">{escape(p["venue"])} 17, 1-9 '
            f"({p['year']})</arxiv:journal_ref>\n  </entry>\n"
        )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <title>arXiv</title>\n'
    )
    return f"{head}{''.join(entries)}</feed>\n"


def arxiv_snapshot(papers: list[Paper]) -> Iterator[Paper]:
    for p in papers:
        names = [(*reversed(split_name(latex(name, ""))), "") for name in p["authors"]]
        yield {
            "id": p["id"].removeprefix("arxiv:"), "submitter": None, "authors": ", ".join(p["authors"]),
            "title": latex(p["title"], "").replace(" ", "\n  ", 1), "journal-ref": p["venue"], "doi": p["doi"],
            "abstract": f"  {latex(p['abstract'], '')}\n", "categories": "cs.RO",
            "versions": [{"version": "v1", "created": f"Mon, 5 Jan {p['year']} 18:00:00 GMT"}],
            "update_date": "2026-01-01", "authors_parsed": names,
        }  # fmt: skip


def openalex(papers: list[Paper]) -> Iterator[Paper]:
    for number, p in enumerate(papers, start=1):
        index: dict[str, list[int]] = {}
        for place, word in enumerate(p["abstract"].split()):
            index.setdefault(word, []).append(place)
        address = f"https://openalex.org/W10{number:02}"
        yield {
            "id": address, "doi": f"https://doi.org/{p['doi'].lower()}",
            "title": p["title"], "display_name": p["title"],
            "publication_year": p["year"], "ids": {"openalex": address, "doi": f"https://doi.org/{p['doi'].lower()}"},
            "primary_location": {"landing_page_url": p["url"], "source": {"display_name": p["venue"]}},
            "authorships": [
                {"author": {"id": f"https://openalex.org/A{len(name)}", "display_name": name, "orcid": None}}
                for name in p["authors"]
            ],
            "locations": [{"landing_page_url": p["url"]}], "abstract_inverted_index": index,
            "referenced_works": ["https://openalex.org/W1001"] if number > 1 else [],
        }  # fmt: skip


def semantic_scholar(papers: list[Paper]) -> Iterator[Paper]:
    for number, p in enumerate(papers, start=1):
        own = f"{number:040x}"
        yield {
            "paperId": own,
            "externalIds": {"ArXiv": p["id"].removeprefix("arxiv:"), "DOI": p["doi"], "CorpusId": number},
            "url": f"https://www.semanticscholar.org/paper/{own}", "title": p["title"], "abstract": p["abstract"],
            "venue": p["venue"], "year": p["year"], "authors": [{"authorId": "1", "name": n} for n in p["authors"]],
        }  # fmt: skip


def semantic_scholar_bulk(papers: list[Paper]) -> Iterator[Paper]:
    for number, p in enumerate(papers, start=1):
        yield {
            "corpusid": number, "externalids": {"ArXiv": p["id"].removeprefix("arxiv:"), "DOI": p["doi"], "MAG": None},
            "url": f"https://www.semanticscholar.org/paper/{number:040x}", "title": p["title"],
            "authors": [{"authorId": "1", "name": n} for n in p["authors"]], "venue": p["venue"], "year": p["year"],
            "abstract": p["abstract"], "publicationdate": f"{p['year']}-06-01", "journal": {"name": p["venue"]},
        }  # fmt: skip


def pubmed(papers: list[Paper]) -> str:
    articles = []
    for number, p in enumerate(papers, start=1):
        names = "".join(
            "<Author><LastName>{1}</LastName><ForeName>{0}</ForeName></Author>".format(*map(escape, split_name(name)))
            for name in p["authors"]
        )
        end = "" if p["title"].endswith("?") else "."
        articles.append(
            f"<PubmedArticle><MedlineCitation><PMID Version='1'>{number}</PMID><Article><Journal><JournalIssue>"
            f"<PubDate><Year>{p['year']}</Year></PubDate></JournalIssue><Title>{escape(p['venue'])}</Title></Journal>\n"
            f"<ArticleTitle>{escape(p['title'])}{end}</ArticleTitle>\n<Abstract><AbstractText>{escape(p['abstract'])}"
            f"</AbstractText></Abstract>\n<AuthorList>{names}</AuthorList></Article></MedlineCitation><PubmedData>"
            f"<ArticleIdList><ArticleId IdType='doi'>{p['doi']}</ArticleId></ArticleIdList></PubmedData>"
            "</PubmedArticle>\n"
        )
    head = "<?xml version='1.0'?>\n<!DOCTYPE PubmedArticleSet PUBLIC '-//NLM//DTD PubMedArticle, 1st January 2025//EN' "
    address = "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd"
    return f"{head}'{address}'>\n<PubmedArticleSet>\n{''.join(articles)}</PubmedArticleSet>\n"


def page(papers: list[Paper]) -> str:
    return "\n\n".join(f"{p['title']}\n\n{p['abstract']}" for p in papers) + "\n"


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def pdf_page(p: Paper) -> bytes:
    """The first page as LaTeX sets it: title, authors, abstract, introduction, and arXiv's stamp up the margin."""
    y, drawn = 740, []
    parts = ((17, wrapped(p["title"], 50)), (11, [", ".join(p["authors"])]), (12, ["Abstract"]))
    body = ((10, wrapped(p["abstract"], 90)), (12, ["1 Introduction"]), (10, ["Robots learn. " * 5] * 4))
    for size, lines in (*parts, *body):
        for line in lines:
            y -= size + 4
            drawn.append(f"BT /F1 {size} Tf 1 0 0 1 72 {y} Tm ({pdf_text(line)}) Tj ET")
    number = p["id"].removeprefix("arxiv:")
    drawn.append(f"BT /F1 20 Tf 0 1 -1 0 30 250 Tm (arXiv:{number}v2 [cs.RO] 5 Jan {p['year']}) Tj ET")
    drawn.append(f"BT /F1 8 Tf 1 0 0 1 72 40 Tm (DOI: {p['doi']}) Tj ET")
    return pdf_file("\n".join(drawn).encode("cp1252", "replace"))


def pdf_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf_file(content: bytes, more: bytes = b"", properties: bytes = b"") -> bytes:
    """A document of one page with a content stream."""
    values = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % properties,
    ]
    written, offsets = b"%PDF-1.4\n", []
    for number, value in enumerate(values, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(written)
    return written + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive whose bytes do not depend on the clock."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def in_lines(values: Iterator[Paper]) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def written_formats(papers: list[Paper]) -> dict[str, bytes]:
    """The content of each file by its name."""
    texts = {
        "papers.json": json.dumps({"papers": papers}, ensure_ascii=False, indent=1),
        "papers.csv": "\ufeff" + table(",")(papers),
        "papers.tsv": table("\t")(papers),
        "titel.csv": german_table(papers),
        "papers.bib": bibtex(papers),
        "papers.ris": ris(papers),
        "zotero.json": csl(papers),
        "arxiv.xml": arxiv_atom(papers),
        "arxiv-snapshot.jsonl": in_lines(arxiv_snapshot(papers)),
        "openalex.json": json.dumps({"meta": {"count": 10}, "results": list(openalex(papers))}, ensure_ascii=False),
        "openalex.jsonl": in_lines(openalex(papers)),
        "semantic-scholar.json": json.dumps({"total": 10, "offset": 0, "data": list(semantic_scholar(papers))}),
        "semantic-scholar.jsonl": in_lines(semantic_scholar_bulk(papers)),
        "pubmed.xml": pubmed(papers),
        "page.txt": page(papers),
    }
    files = {name: text.encode() for name, text in texts.items()}
    pdfs = {f"{number:02}.pdf": pdf_page(p) for number, p in enumerate(papers, start=1)}
    lines = (HERE / "papers.jsonl").read_bytes()
    packed = {
        "papers.jsonl.gz": gzip.compress(lines, mtime=0),
        "papers.jsonl.zst": zstd.compress(lines),
        "papers.zip": zipped({"papers.bib": files["papers.bib"]}),
        "pdf.zip": zipped(pdfs),
    }
    return files | packed | {f"pdf/{name}": pdf for name, pdf in pdfs.items()}


if __name__ == "__main__":
    (HERE / "pdf").mkdir(exist_ok=True)
    for name, content in written_formats(read_ten()).items():
        (HERE / name).write_bytes(content)
