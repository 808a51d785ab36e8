"""The page in a real browser."""

import pytest
from tests.exports.browsing import PHONE

from paperatlas.model import Assertion, Author, Concept, Evidence, Graph, Identifier, Paper, PaperNode, Result

pytestmark = pytest.mark.browser

TITLE = "CARP: coarse-to-fine policies"
ABSTRACT = "We propose CARP for cable routing. CARP outperforms Diffusion Policy by 12% on Meta-World."
RIVAL = "Diffusion Policy"


def evidence(name, sentence=(35, 90), subject=None):
    start = ABSTRACT.index(name, sentence[0])
    return (Evidence("abstract", "rules", "0.1", (start, start + len(name)), subject, sentence),)


def say(subject, predicate, object_, confidence, found):
    """An assertion of the first paper."""
    return Assertion(subject, predicate, object_, "paper/carp", confidence, found)


def paper(key, title, abstract="", **more):
    return PaperNode(f"paper/{key}", Paper(title, abstract, **more), (key,))


CARP = paper(
    "carp", TITLE, ABSTRACT, year=2024, venue="ICCV", url="https://arxiv.org/abs/2412.06782",
    authors=(Author("Zhefei Gong"), Author("Pengxiang Ding")), identifiers=(Identifier("arxiv", "2412.06782"),),
)  # fmt: skip
OTHER = paper("other", "Another study of Diffusion Policy", "Nothing much.", year=2023)
ATLAS = Graph(
    papers=(CARP, OTHER),
    concepts=(
        Concept("method/carp", "Method", "CARP", ("coarse-to-fine autoregressive policy",)),
        Concept("method/diffusion-policy", "Method", RIVAL, definition="Actions by denoising.", homepage="https://a.org"),
        Concept("resource/meta-world", "Benchmark", "Meta-World"),
        Concept("task/cable-routing", "Task", "cable routing"),
    ),
    results=(Result("result/1", "paper/carp", "12%", 0.8, evidence("12%"), "method/carp", "resource/meta-world"),),
    assertions=(
        say("method/carp", "outperforms", "method/diffusion-policy", 0.91, evidence(RIVAL, subject=(35, 39))),
        say("paper/carp", "addresses", "task/cable-routing", 0.8, evidence("cable routing", (0, 34))),
        say("paper/carp", "evaluatedOn", "resource/meta-world", 0.75, evidence("Meta-World")),
        say("paper/carp", "mentions", "method/diffusion-policy", 0.99, evidence(RIVAL)),
        say("paper/carp", "proposes", "method/carp", 0.9, evidence("CARP", (0, 34))),
        Assertion("paper/other", "uses", "method/diffusion-policy", "paper/other", 0.6),
    ),
)  # fmt: skip


def search(seen, words):
    seen.page.fill("#query", words)
    return seen.page.locator("#hits [data-key]")


def test_everything_is_drawn_where_python_placed_it(visit):
    seen = visit(ATLAS)
    drawn = seen.page.evaluate("nodes.get().map(n => [n.id, n.x, n.y])")
    shown = seen.page.evaluate("drawn => drawn.map(([id]) => Object.values(network.getPosition(id)))", drawn)
    assert len(drawn) == 6
    assert [[x, y] for _, x, y in drawn] == shown
    assert seen.page.evaluate("network.physics.options.enabled") is False


def test_search_finds_names_and_aliases(visit):
    seen = visit(ATLAS)
    assert search(seen, "diff").first.get_attribute("data-key") == "method/diffusion-policy"
    assert search(seen, "AUTOREGRESSIVE").all_inner_texts()[0].startswith("CARP")
    search(seen, "meta").first.click()
    assert seen.card().locator("h2").inner_text() == "Meta-World"


def test_search_says_when_there_is_nothing(visit):
    seen = visit(ATLAS)
    assert search(seen, "quantum").count() == 0
    assert "Nothing" in seen.page.inner_text("#hits")


def test_the_legend_hides_and_shows_a_type(visit):
    seen = visit(ATLAS)
    row = seen.page.locator("#legend [data-type=Method]")
    assert row.inner_text().split() == ["Method", "2"]
    row.click()
    assert row.get_attribute("aria-pressed") == "false"
    assert seen.page.evaluate("nodes.get().filter(n => n.hidden).map(n => n.id)") == [
        "method/carp",
        "method/diffusion-policy",
    ]
    assert seen.page.evaluate("edges.get().filter(e => !e.hidden).length") == 2
    row.click()
    assert seen.page.evaluate("nodes.get().some(n => n.hidden)") is False


def test_a_node_opens_the_card_of_a_concept(visit):
    seen = visit(ATLAS)
    seen.click_node("method/diffusion-policy")
    card = seen.card().inner_text()
    assert "Actions by denoising." in card
    assert "In 2 papers of the atlas" in card
    assert seen.card().locator("a").get_attribute("href") == "https://a.org/"
    assert seen.card().locator("h3").all_inner_texts() == ["→ outperforms this", "→ uses this", "→ mentions this"]
    seen.card().get_by_role("button", name="CARP", exact=True).click()
    assert seen.card().locator("h2").inner_text() == "CARP"


def test_a_node_opens_the_card_of_a_paper(visit):
    seen = visit(ATLAS)
    seen.click_node("paper/carp")
    card = seen.card().inner_text()
    for words in (TITLE, "2024", "ICCV", "Zhefei Gong, Pengxiang Ding", ABSTRACT, "arxiv:2412.06782"):
        assert words in card
    link = seen.card().locator("a")
    assert link.get_attribute("href") == "https://arxiv.org/abs/2412.06782"
    assert "noopener" in link.get_attribute("rel")


def test_a_card_shows_results_with_their_sentence(visit):
    seen = visit(ATLAS)
    seen.click_node("resource/meta-world")
    seen.card().locator("summary").click()
    assert "12% of CARP on Meta-World" in seen.card().locator("summary").inner_text()
    assert seen.card().locator("details mark").inner_text() == "12%"


def test_a_line_opens_its_sentences_with_the_mentions_marked(visit):
    seen = visit(ATLAS)
    seen.click_line("method/carp", "method/diffusion-policy")
    card = seen.card()
    assert card.locator("blockquote").inner_text() == ABSTRACT[35:90]
    assert card.locator("mark.object").inner_text() == RIVAL
    assert card.locator("mark.subject").inner_text() == "CARP"
    assert f"{TITLE} (2024)" in card.inner_text()
    assert "confidence 0.91 · found by rules 0.1" in card.inner_text()


def test_a_line_is_reached_from_the_card_of_a_node(visit):
    seen = visit(ATLAS)
    search(seen, "cable").first.click()
    seen.card().get_by_role("button", name=f"Why: {TITLE}").click()
    assert seen.card().locator("mark").inner_text() == "cable routing"


def test_keyboard_alone_is_enough(visit):
    seen = visit(ATLAS)
    press = seen.page.keyboard.press
    press("Tab")
    assert seen.page.evaluate("document.activeElement.id") == "query"
    seen.page.keyboard.type("carp")
    press("ArrowDown")
    press("ArrowUp")
    press("Enter")
    assert seen.card().locator("h2").inner_text() == "CARP"
    assert seen.page.evaluate("document.activeElement.id") == "card"
    press("Tab")
    outline = seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    press("Escape")
    assert seen.card().is_hidden()
    assert seen.page.evaluate("document.activeElement.id") == "query"


def test_arrow_keys_go_from_node_to_node(visit):
    seen = visit(ATLAS)
    seen.page.focus("#mynetwork")
    seen.page.keyboard.press("ArrowRight")
    first = seen.page.inner_text("#pointed")
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        seen.page.keyboard.press(key)
        if seen.page.inner_text("#pointed") != first:
            break
    reached = seen.page.inner_text("#pointed")
    assert reached != first
    seen.page.keyboard.press("Enter")
    assert seen.card().locator("h2").inner_text() == reached


def test_escape_closes_the_list_before_the_card(visit):
    seen = visit(ATLAS)
    seen.click_node("paper/carp")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("c")
    seen.page.keyboard.press("Escape")
    assert (seen.page.locator("#hits").is_hidden(), seen.card().is_visible()) == (True, True)
    seen.page.keyboard.press("Escape")
    assert seen.card().is_hidden()


def test_the_address_names_the_node(visit):
    seen = visit(ATLAS, address="#task/cable-routing")
    assert seen.card().locator("h2").inner_text() == "cable routing"
    seen.card().get_by_role("button", name=TITLE, exact=True).click()
    assert seen.page.evaluate("decodeURIComponent(location.hash)") == "#paper/carp"


@pytest.mark.parametrize("address", ["#nothing", "#%E0%A4%A", "#__proto__", "#constructor"])
def test_an_address_that_names_nothing_is_left(visit, address):
    assert visit(ATLAS, address=address).card().is_hidden()


def test_a_neighbourhood_opens_with_its_centre(visit):
    seen = visit(ATLAS, around="Meta-World")
    assert seen.card().locator("h2").inner_text() == "Meta-World"
    assert seen.page.evaluate("nodes.length") == 2


def test_dark_and_light(visit):
    light, dark = visit(ATLAS), visit(ATLAS, scheme="dark")
    looks = "[getComputedStyle(document.body).backgroundColor, nodes.get('paper/carp').color.background]"
    assert light.page.evaluate(looks) == ["rgb(246, 247, 249)", "#4d4d4d"]
    assert dark.page.evaluate(looks) == ["rgb(15, 20, 27)", "#949494"]
    dark.page.emulate_media(color_scheme="light")
    dark.page.wait_for_function("nodes.get('paper/carp').color.background === '#4d4d4d'")
    assert dark.page.evaluate(looks) == light.page.evaluate(looks)


def test_a_phone_shows_all_of_it(visit):
    seen = visit(ATLAS, size=PHONE)
    assert seen.page.evaluate("document.documentElement.scrollWidth") == 390
    for key in seen.page.evaluate("nodes.getIds()"):
        x, y = seen.place(key)
        assert 0 < x < 390
        assert 0 < y < 844
    seen.page.touchscreen.tap(*seen.place("paper/carp"))
    box = seen.card().bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] <= 844
    assert seen.card().locator("h2").inner_text() == TITLE


def test_an_empty_atlas_says_so(visit):
    seen = visit(Graph())
    assert "empty" in seen.page.inner_text("#empty")
    assert seen.page.locator("#search").is_hidden()


HOSTILE = {
    "script": "<script>window.harmed = 1</script>",
    "closing": "</script><script>window.harmed = 1</script><!--",
    "handler": "<img src=x onerror='window.harmed = 1'> href=\"javascript:window.harmed=1\"",
    "quotes": "\"'`${window.harmed = 1}'\" \\u003c &lt; &amp; {{7*7}} {% raw %}",
    "direction": "abc \u202eright to left\u202c \u200fשלום \u2066x",
    "separators": "line\u2028separator\u2029and <!--place:scripts-->",
    "long": "x" * 5000,
}


def hostile_graph(words):
    bad = PaperNode(
        "paper/bad",
        Paper(words, f"{words} CQL", url="javascript:window.harmed=1", venue=words, authors=(Author(words),)),
        (),
        (words, "data:text/html,x"),
    )
    start = len(words) + 1
    found = (Evidence("abstract", words, words, (start, start + 3), None, (0, start + 3)),)
    concept = Concept("method/bad", "Method", words, (words,), definition=words, homepage=words)
    uses = Assertion("paper/bad", "uses", "method/bad", "paper/bad", 0.5, found)
    return Graph((bad,), (concept,), assertions=(uses,))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_shows_as_text(visit, words):
    seen = visit(hostile_graph(words))
    for key in ("paper/bad", "method/bad"):
        seen.page.evaluate("key => { location.hash = '#' + encodeURIComponent(key) }", key)
        seen.page.wait_for_function("key => decodeURIComponent(location.hash) === '#' + key && !card.hidden", arg=key)
        assert seen.card().locator("h2").evaluate("h => h.textContent") == words
        assert seen.card().locator("a").count() == 0
        assert seen.card().evaluate("c => c.scrollWidth <= c.clientWidth")
    seen.card().get_by_role("button", name="Why").click()
    assert seen.card().locator("mark").inner_text() == "CQL"
    seen.page.fill("#query", words[:20])
    seen.page.hover("#hits li")
    assert seen.page.evaluate("document.querySelectorAll('img, iframe, #card script').length") == 0
    assert seen.page.evaluate("window.harmed") is None


def test_the_policy_stops_what_gets_in_nonetheless(visit):
    seen = visit(ATLAS)
    seen.page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.harmed = 1';
        document.body.append(script);
    }""")
    answer = seen.page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'refused')")
    assert (seen.page.evaluate("window.harmed"), answer) == (None, "refused")
    assert all("Content Security Policy" in problem for problem in seen.problems)
    assert any("Executing inline script" in problem for problem in seen.problems)
    seen.problems.clear()
