"""``remove``: papers go, with all that only they support."""


def test_a_paper_goes_with_its_concepts(run, fails, atlas):
    ended = run("remove", "paper/arxiv-2401.00001", "--atlas", atlas)

    assert (ended.status, ended.err) == (0, "")
    assert ", 2 Paper" in ended.out
    assert fails("show", "CARP", "--atlas", atlas).startswith("nothing is called 'CARP'")


def test_all_papers_can_go(run, atlas):
    ended = run("remove", "arxiv:2401.00001", "p2", "A Note on Knots", "--atlas", atlas)

    assert ended.out == "atlas:   no paper\n"


def test_an_unknown_name_removes_nothing(fails, run, atlas):
    assert (
        fails("remove", "p2", "p9", "--atlas", atlas) == "no paper has the key, id or title 'p9'; nothing was removed"
    )
    assert "Walking on Sand" in run("query", "MATCH (p:Paper) RETURN p.title", "--atlas", atlas).out
