"""What a relation says about a figure, and how it is shown."""

import math
from dataclasses import dataclass

from hotline.reconcile.figure import CHANGE, VALUE, Figure
from hotline.reconcile.interval import ANYTHING, Interval, Number
from hotline.reconcile.relation import Relation

ERROR, WARN, RIGHT, CANNOT_TELL = "error", "warn", "right", "cannot_tell"
WORST_FIRST = (ERROR, WARN, RIGHT, CANNOT_TELL)


@dataclass(frozen=True)
class Judgement:
    """One figure (its value or its change) held against what a relation computes."""

    figure: Figure
    what: str
    relation: Relation
    verdict: str
    computed: Interval | None = None
    working: str = ""
    reason: str = ""
    hint: str = ""
    # the one of the figure's indicators that was held against the warehouse
    indicator: str = ""

    @property
    def printed_text(self) -> str:
        """The figure as printed."""
        return self.figure.change_as_printed if self.what == CHANGE else self.figure.as_printed

    @property
    def computed_text(self) -> str:
        """What it should be, or between which values; empty where the relation computes none."""
        if self.computed is None:
            return ""
        if self.computed == ANYTHING:
            return ""
        if not math.isfinite(self.computed.low):
            return f"≤ {self._shown(self.computed.high)}"
        low = self._shown(self.computed.low)
        if not math.isfinite(self.computed.high):
            return f"≥ {low}"
        high = self._shown(self.computed.high)
        return low if low == high else f"{low} … {high}"

    @property
    def difference_text(self) -> str:
        """Printed less computed; the middle stands for a range. Empty where it would say nothing."""
        printed = self.figure.change if self.what == CHANGE else self.figure.printed
        if self.verdict == CANNOT_TELL or self.computed is None or not self.computed.is_finite or printed is None:
            return ""
        return self._shown(printed.value - self.computed.middle, sign="+")

    def _shown(self, value: Number, sign: str = "") -> str:
        printed = self.printed_text
        is_percent = self.what == CHANGE or "%" in self.figure.unit
        # One digit more than printed, so that what was rounded or cut off can be seen.
        decimals = len(printed.partition(".")[2].rstrip("%％")) + 1
        if printed.endswith(("万", "亿")) or (self.what == VALUE and self.figure.is_exact):
            decimals = 0
        size = f"{abs(float(value)) * (100 if is_percent else 1):.{decimals}f}{'%' if is_percent else ''}"
        if self.what == CHANGE and not sign:
            return ("↓" if value < 0 else "↑") + size
        return ("-" if value < 0 else sign) + size


def held(
    relation: Relation, figure: Figure, computed: Interval, working: str, *, what: str = VALUE, hint: str = ""
) -> Judgement:
    """Right if some value prints as the figure does and is one the relation computes; else what the relation says."""
    printed = figure.change if what == CHANGE else figure.printed
    if printed is None or not printed.values.meets(computed):
        return Judgement(figure, what, relation, relation.severity, computed, working, hint=hint)
    if not computed.is_finite:
        return Judgement(figure, what, relation, CANNOT_TELL, computed, working, reason="only_bounds")
    return Judgement(figure, what, relation, RIGHT, computed, working)
