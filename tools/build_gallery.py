"""Make the pictures of the explorer in `docs/images`: what a newcomer sees on the five walks.

Run by `make picture`. It needs a chromium of the system and playwright; it says so without them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.serving import served
from tests.browser.walks import WALKS, Walker

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDTH, HEIGHT = 1200, 860


def main() -> None:
    """Take the walks, and keep a picture of each of their stops."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no chromium is installed, so the pictures of the explorer stay as they are")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("playwright is not installed: pip install -e '.[dev]'")
    with served("central_asia") as address, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})

        def shoot(name: str) -> None:
            page.evaluate("document.fonts.ready")
            page.screenshot(path=TARGET / f"explorer-{name}.png")
            print(f"docs/images/explorer-{name}.png")

        page.goto(address)
        cases = page.locator("main a[href^='/case/']")
        for path in [item.get_attribute("href") or "" for item in cases.all()]:
            page.request.get(address.rstrip("/") + path, timeout=600_000)  # the first page lists it
        for walk in WALKS:
            walk(Walker(page, address, shoot))
        page.goto(address)
        shoot("home")
        browser.close()


if __name__ == "__main__":
    main()
