"""What a visitor feels in a browser: a control whose answers are known, and the slider."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.measuring import Measured, p95

DAYS = [f"{year}-07-15" for year in range(2003, 2017)]
ASKS, STEPS = 42, 300
MOST_WAIT, MOST_CPU, LEAST_FRAMES = 0.300, 0.005, 50.0

# Change a control as a visitor does, and wait until the page shows the answer.
_CHANGE = """(day) => new Promise((done) => {
  const start = performance.now();
  addEventListener("allies:shown", () => done(performance.now() - start), {once: true});
  const field = document.querySelector("form[data-live] [name=on]");
  field.value = day;
  field.dispatchEvent(new Event("change", {bubbles: true}));
})"""
# Move the slider once a frame over all years; return the times between frames.
_SLIDE = """(steps) => new Promise((done) => {
  const slider = document.querySelector("#year"), found = [];
  const least = Number(slider.min), most = Number(slider.max);
  let at = 0, last = performance.now();
  const move = (now) => {
    found.push(now - last);
    last = now;
    if (at > steps) { done(found.slice(2)); return; }
    slider.value = Math.round(least + (most - least) * at / steps);
    slider.dispatchEvent(new Event("input"));
    at += 1;
    requestAnimationFrame(move);
  };
  requestAnimationFrame(move);
})"""


def measure_controls(browser: Any, address: str, used: Callable[[], float]) -> Iterator[Measured]:
    """Measure a control whose answers are known, and the slider.

    Args:
        browser: a running one.
        address: of the first page.
        used: seconds of the processor that the server has used.
    """
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}map/csto?on={DAYS[-1]}")
    page.wait_for_selector("#year")
    for day in DAYS:
        page.evaluate(_CHANGE, day)
    before = used()
    waits = [page.evaluate(_CHANGE, DAYS[at % len(DAYS)]) / 1e3 for at in range(ASKS)]
    cpu = (used() - before) / ASKS
    print(f"a known control: median {1e3 * statistics.median(waits):.0f} ms, with the debounce")
    waited = p95(waits)
    yield Measured("p95 of a known control, with debounce", "300 ms", waited, MOST_WAIT, 1.0)
    yield Measured("processor for a known control", "5 ms", cpu, MOST_CPU, 1.0)
    page.wait_for_timeout(1_000)  # the browser asks for the icon of the page when it is idle
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    frames = page.evaluate(_SLIDE, STEPS)
    rate = 1e3 / statistics.mean(frames)
    print(f"the slider: {rate:.0f} frames a second, the slowest {max(frames):.0f} ms")
    yield Measured("50 frames a second, over those of the slider", "50", LEAST_FRAMES, rate, 1.0,
                   is_time=False)  # fmt: skip
    yield Measured(
        "requests of the slider (and one)", "none", len(asked) + 1, 1, 1.0, is_time=False
    )
    page.context.close()
