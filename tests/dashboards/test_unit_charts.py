"""The scatter of units names the outstanding ones, and no name lies on another, whatever the width."""

import plotly.graph_objects as go
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.charts.labels import LINE, Placed, placed
from dashboards.charts.quadrants import LABELS, Point, outstanding, quadrants

fractions = st.floats(0, 1)
places = st.lists(st.tuples(fractions, fractions), min_size=1, max_size=40)
names = st.text("长江ab", min_size=1, max_size=12)


def boxes(found: list[Placed], points: list[tuple[float, float]], width: float, height: float) -> list[tuple]:
    """Where the letters are drawn; a Chinese one is 12 pixels wide in a chart's small print."""
    drawn = []
    for label in found:
        length = sum(12 if letter > "z" else 7 for letter in label.text)
        x = points[label.point][0] * width + label.shift_x
        y = points[label.point][1] * height + label.shift_y
        left = {"left": x, "center": x - length / 2, "right": x - length}[label.anchor]
        drawn.append((left, y - LINE / 2, left + length, y + LINE / 2))
    return drawn


@settings(deadline=None, max_examples=60)
@given(points=places, texts=st.lists(names, min_size=8, max_size=8), wider=st.floats(1, 5), taller=st.floats(1, 2))
def test_no_label_lies_on_another_or_runs_out(
    points: list[tuple[float, float]], texts: list[str], wider: float, taller: float
) -> None:
    labels = [(place, text) for place, text in zip(range(len(points)), texts, strict=False)]
    found = placed(points, labels, 290, 210)
    drawn = boxes(found, points, 290 * wider, 210 * taller)
    for place, (left, bottom, right, top) in enumerate(drawn):
        assert left >= -0.01
        assert right <= 290 * wider + 0.01
        for other in drawn[place + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            along = min(top, other[3]) - max(bottom, other[1])
            assert across <= 0.01 or along <= 0.01


def test_a_lonely_label_stands_beside_its_point() -> None:
    assert placed([(0.5, 0.5)], [(0, "甲")], 290, 210)[0].anchor == "left"
    assert placed([(0.99, 0.5)], [(0, "市公安局")], 290, 210)[0].anchor == "right"


def point(key: str, amount: float, rate: float) -> Point:
    return Point(key, f"<b>{key}</b>", amount, rate, "x", is_missed=rate < 0.9)


def test_the_outstanding_are_the_largest_and_the_least_likely() -> None:
    points = [point("a", 10, 0.5), point("b", 1000, 0.8), point("c", 2000, 0.95), point("d", 100, 0.95)]
    assert [points[place].key for place in outstanding(points, 0.95)][:3] == ["c", "b", "a"]


def test_names_are_no_markup_and_few() -> None:
    figure = quadrants(
        [point(f"u{i}", 10 + i, 0.5 + i / 100) for i in range(40)],
        0.9,
        tick=str,
        amount_tick=str,
        written=str,
        names=("amount", "met", "missed", "median", "target"),
    )
    go.Figure(figure)
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert "target 0.9" in texts
    assert 1 < len(texts) <= LABELS + 1
    assert not [text for text in texts if "<" in text]
    assert figure["data"][0]["customdata"][0][0].startswith("u")


def test_a_name_keeps_off_the_text_on_a_line() -> None:
    [alone] = placed([(0.8, 0.5)], [(0, "市公安局")], 300, 200)
    [beside] = placed([(0.8, 0.5)], [(0, "市公安局")], 300, 200, [(0.47, "目标 98.00%")])
    assert (alone.shift_x, alone.shift_y) != (beside.shift_x, beside.shift_y)
