import pytest


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A title\n\nOne. Two.", ["A title", "One.", "Two."]),
        (
            "A title?\n\nOne (e.g. Two et al. Three) reaches 0.5. Four",
            ["A title?", "One (e.g. Two et al. Three) reaches 0.5.", "Four"],
        ),
        (
            'A title\n\nSDS ("See it. Do it. Sorted.") teaches. Ten (two. And three go on.',
            ["A title", 'SDS ("See it. Do it. Sorted.") teaches.', "Ten (two.", "And three go on."],
        ),
        ("No abstract\n\n", ["No abstract"]),
        ("\n\nNo title. Two.", ["No title.", "Two."]),
        ("", []),
    ],
)
def test_sentences(read, text, sentences):
    draft = read(text, "paperatlas_sentences") if text else read(text)
    assert [draft.text[slice(*span)] for span in draft.sentences] == sentences
