"""A small line without axes, for the foot of a card: the last months at a glance."""

from base64 import b64encode
from collections.abc import Sequence

from dashboards import theme

WIDTH, HEIGHT, EDGE = 120, 28, 3


def sparkline(values: Sequence[float | None]) -> str:
    """An image of the values in order, its last point marked, broken where one is None; empty for fewer than two.

    It repeats what the card says in words, so it is hidden from screen readers.
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return ""
    low = min(value for _, value in known)
    high = max(value for _, value in known)
    span = (high - low) or 1
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    points = {
        place: (EDGE + place * step, HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE))
        for place, value in known
    }
    # A point between two gaps is a line to itself, which round ends make a dot.
    line = "".join(
        f"{'L' if place - 1 in points else 'M'}{x:.1f},{y:.1f}{'' if {place - 1, place + 1} & points.keys() else 'h0'}"
        for place, (x, y) in points.items()
    )
    x, y = points[known[-1][0]]
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{line}" fill="none" stroke="{theme.ACCENT}" stroke-width="1.6" stroke-linejoin="round"'
        f' stroke-linecap="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{theme.ACCENT}"/></svg>'
    )
    # As an image: the page's cleaner of markup takes drawings away.
    return f'<img class="spark" alt="" src="data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}">'
