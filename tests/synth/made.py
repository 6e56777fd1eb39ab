"""A generated city and the printed figures it is held against: plain SQL over its files, apart from the generator."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from hotline import contracts, warehouse

PRINTED = Path(__file__).parent / "printed"
TEXTS = {"title", "content", "answer"}
TYPES = {"timestamp": "timestamp", "date": "date", "integer": "bigint", "decimal": "double", "flag": "tinyint"}


@dataclass(frozen=True)
class City:
    """The extracts in `folder`, made at `scale`; `ask` runs SQL over them, a table a contract table, without texts."""

    folder: Path
    scale: float
    ask: Callable[[str], list[tuple[Any, ...]]]

    def number(self, query: str) -> float:
        """The single number that a query brings."""
        [(value,)] = self.ask(query)
        return value


@dataclass(frozen=True)
class Figure:
    """One printed figure. kind: count (scales with the city) · fixed (does not) · mean, rate · change (in percent)."""

    figure: str
    kind: str
    value: Decimal
    decimals: int
    source: str

    def fits(self, value: float, scale: float) -> bool:
        """Whether `value` is what print says: a count to the one at scale 1, a mean or rate by rounding or cutting."""
        if self.kind == "count" and scale != 1:
            return abs(Decimal(str(value)) - self.value * Decimal(str(scale))) <= 1
        if self.kind in ("count", "fixed"):
            return value == self.value
        step = Decimal(1).scaleb(-self.decimals)
        found = Decimal(repr(float(value)))
        if scale != 1:
            return abs(found - self.value) <= step
        return self.value in (found.quantize(step, ROUND_HALF_UP), found.quantize(step, ROUND_DOWN))

    def change_fits(self, now: float, before: float, scale: float) -> bool:
        """Whether `before` grew to `now` by the printed percent; at a smaller scale each may be one off."""
        slack = 0 if scale == 1 else 1
        now, before = Decimal(repr(now)), Decimal(repr(before))
        lowest = 100 * (now - slack) / (before + slack) - 100
        highest = 100 * (now + slack) / (before - slack) - 100 if before > slack else Decimal("Infinity")
        step = Decimal(1).scaleb(-self.decimals)
        # printed 8.81 may be 8.805 rounded or 8.819 cut
        low, high = sorted([self.value - step.copy_sign(self.value) / 2, self.value + step.copy_sign(self.value)])
        return low <= highest and lowest <= high


def printed(theme: str) -> dict[str, Figure]:
    """The figures of printed/<theme>.csv by name."""
    with open(PRINTED / f"{theme}.csv", encoding="utf-8", newline="") as file:
        return {
            row["figure"]: Figure(
                row["figure"], row["kind"], Decimal(row["value"]), int(row["decimals"]), row["source"]
            )
            for row in csv.DictReader(file)
        }


def load(folder: Path, database: Path) -> None:
    """Reads the files of `folder` into tables, typed as the contract says."""
    with warehouse.connect(database) as connection:
        for name, table in contracts.tables().items():
            files = [str(file) for file in folder.glob("*.csv") if file.stem.rstrip("0123456789_") == name]
            if not files:
                continue
            types = {column.name: TYPES.get(column.type, "varchar") for column in table.columns}
            kept = ", ".join(column for column in types if column not in TEXTS)
            connection.execute(f"create table {name} as select {kept} from read_csv({files!r}, columns = {types!r})")
