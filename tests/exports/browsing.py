"""Pages in a real browser, with no network; whatever goes wrong in one fails the test."""

from dataclasses import dataclass, field

DESKTOP, PHONE = (1280, 800), (390, 844)


@dataclass
class Visit:
    """An open page, with all that its console said, that broke in it, or that it asked the network for."""

    page: object
    problems: list = field(default_factory=list)

    def __post_init__(self):
        page, add = self.page, self.problems.append
        page.on("console", lambda message: add(f"console: {message.text}"))
        page.on("pageerror", lambda error: add(f"error: {error}"))
        page.on("dialog", lambda dialog: add(f"dialog: {dialog.message}"))
        page.on("request", lambda r: r.url.startswith(("file:", "blob:")) or add(f"request: {r.url[:200]}"))
