"""Remakes docs/screenshots from a published snapshot: `python -m tests.browser.screenshots DATA_DIR`.

Only ever from the made-up city of `hotline synth`: no picture of a sender's data belongs in the project.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from dashboards.navigation import PAGES
from hotline.paths import DOCS, DataFolder
from tests.browser.conftest import CHROMIUM, QUIET, serving
from tests.browser.reader import Reader

TALLEST = 1400
PICTURES = {
    **{page: (page, 1440, "light") for page in PAGES},
    "overview-phone": ("", 390, "light"),
    "overview-dark": ("?lang=en", 1440, "dark"),
    "hotspots-phone": ("hotspots?topic=01", 390, "light"),
    "units-phone": ("units?unit=320800-police", 390, "light"),
}


def main() -> None:
    """Serves the data folder and takes every picture."""
    folder = DataFolder(Path(sys.argv[1]).absolute())
    with serving(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        for name, (path, width, scheme) in PICTURES.items():
            reader = Reader(browser, address, width, scheme).open(path)
            height = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
            reader.page.set_viewport_size({"width": width, "height": min(height, TALLEST)})
            reader.page.wait_for_timeout(1500)
            reader.page.screenshot(path=DOCS / "screenshots" / f"{name}.png")


if __name__ == "__main__":
    main()
