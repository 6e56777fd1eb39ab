"""`python -m hotline.bench SCALE [PART…]`: measures the parts named, or all, and writes each into its place."""

import re
import sys

from hotline.bench import growth, judging, readers, steps
from hotline.bench.versus import sides
from hotline.paths import DOCS

PAGE = DOCS / "performance.md"
# A part stands between `<!-- measured NAME -->` and `<!-- /measured NAME -->` of the page.
PARTS = {
    "steps": steps.bench,
    "growth": growth.bench,
    "judging": judging.bench,
    "versus": sides.bench,
    "readers": readers.bench,
}


def _write(name: str, measures: str) -> None:
    between = re.compile(rf"(?<=<!-- measured {name} -->\n).*(?=<!-- /measured {name} -->)", re.DOTALL)
    PAGE.write_text(between.sub(lambda _: measures, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


scale, *names = sys.argv[1:]
for name in names or PARTS:
    measures = PARTS[name](float(scale))
    _write(name, measures)
    print(measures)
