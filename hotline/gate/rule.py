"""What a rule of the gate is."""

import re
from dataclasses import dataclass

from hotline.contracts import Table

DIMENSIONS = ("completeness", "validity", "uniqueness", "consistency", "accuracy", "timeliness")
SEVERITIES = ("block", "quarantine", "warn")
PER = ("row", "file", "day", "month", "code")

# A column of the row, by its value or by its being unreadable.
COLUMN = re.compile(r"\bthis\.([a-z]\w*)|',(\w+),'")
PLACE = re.compile(r"\{(kept|staged|raw|reference|rules)\.(\w+)\}")


@dataclass(frozen=True)
class Lookup:
    """What a row is told of others: values gathered from `source` by a key, one row a key.

    `by`: a column of the row, or an expression over it, and the column of the source it equals; `holds`: a name and
    the aggregate that gives it; `several`: keys with one row alone are left out, and the first of `by` is the row's
    fingerprint, by which the few with more are found before anything else is read; `few`: few rows ask, and only what
    these ask for is gathered.
    """

    name: str
    source: str
    by: dict[str, str]
    holds: dict[str, str]
    several: bool = False
    few: bool = False

    @property
    def told_by(self) -> dict[str, str]:
        """What of `by` tells rows that may be concerned: all of it, or the fingerprint alone."""
        return dict([*self.by.items()][:1]) if self.several else self.by


@dataclass(frozen=True)
class Rule:
    """One rule over a contract table; `predicate` is SQL over `this`, true where the rule is broken.

    `this` is a row, or what the gate says of the table's files, days, months or codes (`per`). `{kept.<table>}` in a
    predicate stands for the rows of another table that came in (of its own: all that arrived, since they are being
    judged), `{staged.<table>}` for all that arrived, `{raw.<table>}`, `{reference.<table>}` and `{rules.<table>}` for
    what no sender brings.
    """

    id: str
    table: str
    dimension: str
    severity: str
    source: str
    owner: str
    wrong_zh: str
    wrong_en: str
    remedy_zh: str
    remedy_en: str
    predicate: str
    per: str = "row"
    lookups: tuple[Lookup, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """What the rule looks at beside its table; where any of it is absent the rule is skipped."""
        named = dict.fromkeys(
            table if kind in ("kept", "staged") else f"{kind}.{table}" for kind, table in self._places if kind != "raw"
        )
        calendar = ("rules.calendar_days",) if self.per == "day" else ()
        return (*calendar, *(name for name in named if name != self.table))

    @property
    def judged_after(self) -> set[str]:
        """The tables that have to be judged before this rule can be."""
        return {table for kind, table in self._places if kind == "kept"} - {self.table}

    @property
    def columns(self) -> set[str]:
        """The columns of the row that the rule looks at, those too by which it asks of others."""
        asking = [key for lookup in self.lookups for key in lookup.by]
        return {name for text in (self.predicate, *asking) for names in COLUMN.findall(text) for name in names if name}

    def silences(self, other: "Rule") -> bool:
        """Whether `other` has nothing to say of a row that breaks this rule: it looks at a value that cannot be used.

        A time before the calendar still comes before others, which is a matter of consistency.
        """
        keeps_its_place = self.id.endswith("_before_calendar") and other.dimension == "consistency"
        return not (keeps_its_place or self.columns.isdisjoint(other.columns))

    @property
    def stands_alone(self) -> bool:
        """Whether the rule looks at nothing but the file it judges."""
        return not PLACE.search(self.predicate) and all(
            one.by == {"this._file_seq": "_file_seq"} for one in self.lookups
        )

    @property
    def _places(self) -> list[tuple[str, str]]:
        return [
            place for text in (self.predicate, *(one.source for one in self.lookups)) for place in PLACE.findall(text)
        ]


def day_column(table: Table) -> str | None:
    """The column whose day a row belongs to: the first required time or date that is not of its update."""
    return next(
        (
            column.name
            for column in table.columns
            if column.required and column.type in ("timestamp", "date") and column.name != table.latest_by
        ),
        None,
    )
