"""How a page behaves in Chromium: first paint, frames while it is moved, memory.

First paint is from the start of navigation to the frame after the first in which a canvas was drawn on; our page's own
mark for "nodes of every visible community are there" counts where it is later. Frames are those after which a canvas
had changed, while the mouse drags the picture round for five seconds, and while its wheel zooms in and out for five.
Work is the time of processors that all of the browser's processes took: until the first paint, and for each frame of
the drag. On a busy machine it tells more than the clock does. Memory is what those processes hold.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from browser_processes import memory, processor_time

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROBE = Path(__file__).parent / "pages" / "probe.js"
VIEW = {"width": 1280, "height": 800}
SECONDS = 5.0
PATIENCE = 90.0
"""Seconds until a page that has painted nothing is given up."""
POLL = 0.1
# The browser has an entry of that name, too, for the first paint of anything.
PAINTED = """(() => {
    const mark = performance.getEntriesByName("first-paint", "mark")[0];
    const ours = document.getElementById("block:nodes") || document.getElementById("header");
    return ours ? mark && Math.max(mark.startTime, measured.paint) : measured.paint;
})()"""
SOFTWARE = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader")
"""Chromium as on a machine without graphics hardware: WebGL by SwiftShader, all else by the processor."""


@dataclass(frozen=True)
class Measured:
    """Seconds, frames a second, milliseconds of work a frame, megabytes; None where the page never got so far."""

    paint: float | None = None
    work: float | None = None
    pan: float | None = None
    zoom: float | None = None
    frame_work: float | None = None
    memory: float | None = None


@dataclass(frozen=True)
class Moved:
    """Frames, and what they took: seconds of the clock and of processors."""

    frames: int
    clock: float
    work: float

    @property
    def rate(self) -> float:
        """Frames a second."""
        return self.frames / self.clock

    @property
    def frame_work(self) -> float:
        """Milliseconds of work a frame."""
        return 1000 * self.work / max(1, self.frames)


def measure_page(path: Path, chromium: str, picture: Path | None = None) -> Measured:
    """Open a page in a fresh browser and move it. ``picture`` is where a screenshot goes."""
    with _page(chromium) as page:
        before = processor_time()
        page.goto(path.resolve().as_uri(), wait_until="commit")
        paint = _paint(page)
        work = processor_time() - before
        if paint is None:
            return Measured()
        page.wait_for_timeout(1500)
        if picture:
            page.screenshot(path=picture)
        pan, zoom = _moved(page, _pan), _moved(page, _zoom)
        if not (pan and zoom):
            return Measured(paint, work)
        return Measured(paint, work, pan.rate, zoom.rate, pan.frame_work, memory())


@contextmanager
def _page(chromium: str) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(SOFTWARE))
        context = browser.new_context(viewport=VIEW, device_scale_factor=1, offline=True)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE * 1000)
        context.add_init_script(path=PROBE)
        yield context.new_page()
        browser.close()


def _paint(page: Page) -> float | None:
    """Seconds to the first paint, as the page itself noted it."""
    for _ in range(int(PATIENCE / POLL)):
        painted = page.evaluate(PAINTED)
        if painted:
            return float(painted) / 1000
        page.wait_for_timeout(POLL * 1000)
    return None


def _moved(page: Page, move: Callable[[Page, float], None]) -> Moved | None:
    """What happens while the page is moved."""
    from playwright.sync_api import Error

    try:
        page.mouse.move(VIEW["width"] / 2, VIEW["height"] / 2)
        frames, work, start = page.evaluate("measured.frames"), processor_time(), time.perf_counter()
        if move is _pan:
            page.mouse.down()
        while (now := time.perf_counter() - start) < SECONDS:
            move(page, now)
        frames = page.evaluate("measured.frames") - frames
        moved = Moved(frames, time.perf_counter() - start, processor_time() - work)
        page.mouse.up()
        return moved
    except Error:
        return None


def _pan(page: Page, now: float) -> None:
    turn = 2 * math.pi * now / SECONDS * 2
    page.mouse.move(VIEW["width"] / 2 + 200 * math.sin(turn), VIEW["height"] / 2 + 150 * (1 - math.cos(turn)) - 150)


def _zoom(page: Page, now: float) -> None:
    page.mouse.wheel(0, -40 if now % 2.5 < 1.25 else 40)
    page.wait_for_timeout(15)
