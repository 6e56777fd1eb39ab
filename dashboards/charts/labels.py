"""Places for the labels of a few points, so that none lies on another or runs out of the chart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LINE = 18
LETTER = 13
GAP = 8


@dataclass(frozen=True)
class Placed:
    """A label beside its point: which point, its text, and by how many pixels and on which side it stands off."""

    point: int
    text: str
    anchor: str
    shift_x: int
    shift_y: int


def placed(
    points: Sequence[tuple[float, float]],
    labels: Sequence[tuple[int, str]],
    width: int,
    height: int,
    lines: Sequence[tuple[float, str]] = (),
) -> list[Placed]:
    """As many labels as find room, the first ones first; points lie within 0 to 1 from the bottom left.

    In a larger chart points lie further apart and labels are as large as they were: room here is room there. `lines`
    have their heights and the texts that stand on their right ends.
    """
    taken = [_box(points[point], "center", 0, 0, 2 * GAP, width, height) for point, _ in labels]
    taken += [_box((1, line), "right", 0, LINE // 2, _length(text), width, height) for line, text in lines]
    found = []
    for own, (point, text) in enumerate(labels):
        for anchor, shift_x, shift_y in _sides():
            box = _box(points[point], anchor, shift_x, shift_y, _length(text), width, height)
            others = [other for place, other in enumerate(taken) if place != own]
            if box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height and not _meets(box, others):
                taken.append(box)
                found.append(Placed(point, text, anchor, shift_x, shift_y))
                break
    return found


def _sides() -> Iterator[tuple[str, int, int]]:
    """Where a label may stand: beside its point, else above or below it."""
    yield from (("left", GAP, 0), ("right", -GAP, 0), ("center", 0, LINE), ("center", 0, -LINE))
    yield from (("left", GAP, LINE - 4), ("right", -GAP, LINE - 4), ("left", GAP, 4 - LINE), ("right", -GAP, 4 - LINE))


def _length(text: str) -> int:
    """About how many pixels a text is long: Chinese letters are as wide as they are high, others half of that."""
    return round(sum(LETTER if ord(letter) > 0x2E80 else LETTER * 0.6 for letter in text)) + 4


def _box(  # noqa: PLR0917
    point: tuple[float, float], anchor: str, shift_x: int, shift_y: int, length: int, width: int, height: int
) -> tuple[float, float, float, float]:
    x, y = point[0] * width + shift_x, point[1] * height + shift_y
    left = {"left": x, "center": x - length / 2, "right": x - length}[anchor]
    return left, y - LINE / 2, left + length, y + LINE / 2


def _meets(box: tuple[float, float, float, float], others: Sequence[tuple[float, float, float, float]]) -> bool:
    return any(
        min(box[2], other[2]) > max(box[0], other[0]) and min(box[3], other[3]) > max(box[1], other[1])
        for other in others
    )
