"""``demo``: an atlas, a summary, three answers and a page, from what the package ships."""


def test_it_shows_what_it_made(run, tmp_path):
    ended = run("demo", "--atlas", tmp_path / "demo")

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("records: 40 read\n")
    assert "\ntop methods: " in ended.out
    assert ended.out.count("“") >= 3
    assert f"page:  {(tmp_path / 'demo.html').resolve()}  (open it in a browser)" in ended.out
    assert (tmp_path / "demo.html").stat().st_size > 100_000
    assert f"site:  {(tmp_path / 'demo-site' / 'index.html').resolve()}" in ended.out
    assert "An atlas of 40 papers" in (tmp_path / "demo-site" / "index.html").read_text("utf-8")
