import threading

from bayestalk.pipeline.preview import Preview


def test_news_come_at_once() -> None:
    """Whoever waits is told as soon as something changes."""
    preview = Preview()
    threading.Timer(0.1, lambda: preview.tell(rebuilt=True)).start()
    news = preview.wait(0)
    assert (news["version"], news["site"], news["problem"]) == (1, 1, "")


def test_problems_do_not_reload() -> None:
    """A build that failed is told, and the site stays the same one."""
    preview = Preview()
    preview.tell(problem="chapter 4, line 12")
    assert preview.wait(0)["problem"] == "chapter 4, line 12"
    assert preview.wait(0)["site"] == 0


def test_stale_fits_stay_told() -> None:
    """What is stale, and where it shows, is told until it changes."""
    preview = Preview()
    preview.tell(stale={"cover": "its recipe changed"}, concerned={"talk/cover/": ["cover"]})
    preview.tell(fitting=True)
    news = preview.wait(-1)
    assert news["stale"] == {"cover": "its recipe changed"}
    assert news["concerned"] == {"talk/cover/": ["cover"]}
    assert news["fitting"]
