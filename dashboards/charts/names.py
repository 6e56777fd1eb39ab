"""Names as charts write them: short enough for a phone, and nothing but text."""

import html
from unicodedata import east_asian_width

# In letters of Latin width, so that a figure has room beside it on a phone.
LONGEST_NAME = 32


def plain(text: str) -> str:
    """A text in which Plotly, which reads markup in all of its texts, finds none; it knows no entity for a quote."""
    return html.escape(text, quote=False)


def shortened(name: str, longest: int = LONGEST_NAME) -> str:
    """A name that fits beside its figure; the whole of it is shown when it is pointed at."""
    width = 0
    for place, letter in enumerate(name):
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > longest:
            return name[:place] + "…"
    return name
