"""What a draft puts into a feed for the columns of one contract table, with a remark where a person must look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hotline import contracts
from hotline.contracts import Column, Table
from hotline.feeds.hints import WIDE, known
from hotline.feeds.matching import Match

# What staging reads as a flag by itself.
_FLAGS = {"1", "0", "是", "否"}

Entry = str | Mapping[str, Any]


@dataclass(frozen=True)
class Proposal:
    """One rule of the draft; `filled` are the columns without which a line gives no row."""

    table: str
    columns: Mapping[str, Entry]
    remarks: Mapping[str, str] = field(default_factory=dict)
    once: bool = False
    filled: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """The columns of a file by what they were matched to."""

    matches: Sequence[Match]

    def match(self, table: str, column: str) -> Match | None:
        """The match of a contract column, or of one that fills other tables (table `wide`)."""
        return next((m for m in self.matches if (m.target.table, m.target.column) == (table, column)), None)

    def name(self, table: str, column: str) -> str | None:
        """The file's column that was matched."""
        match = self.match(table, column)
        return match.profile.name if match else None

    @property
    def categories(self) -> list[str]:
        """The columns that name a ticket's category, level by level."""
        levels = [name for n in range(1, 6) if (name := self.name(WIDE, f"category_{n}"))]
        only = self.name(WIDE, "category")
        return levels or ([only] if only else [])

    def category_code(self, levels: int) -> Entry:
        """A category's code: its names from the top, so that 其他 below two parents stays two categories."""
        names = self.categories[:levels]
        return names[0] if levels == 1 else {"join": names, "with": "/"}

    @property
    def done(self) -> str | None:
        """The time at which a ticket was done."""
        return self.name(WIDE, "completed") or self.name("tickets", "closed_at") or self.name(WIDE, "replied")


def own_rule(table: Table, columns: Columns) -> Proposal:
    """The rule of the table that the file is about: what matched, what follows from it, a stand-in for the rest."""
    entries: dict[str, Entry] = {}
    remarks: dict[str, str] = {}
    for column in table.columns:
        match = columns.match(table.name, column.name)
        if match:
            entries[column.name] = entry_of(match)
            if match.why != "name":
                remarks[column.name] = match.why
        elif entry := _derived(table, column, columns):
            entries[column.name] = entry
        elif column.required:
            entries[column.name] = stand_in(table, column)
            remarks[column.name] = "nothing"
    return Proposal(table.name, entries, remarks)


def entry_of(match: Match) -> Entry:
    """A matched column's entry: its name, or a map where it holds the sender's codes."""
    code_map = map_of(match)
    return {"map": code_map, "from": match.profile.name} if code_map else match.profile.name


def map_of(match: Match) -> str | None:
    """The code map that a matched column needs: named after the contract's list, or `flags`."""
    values = set(match.profile.values)
    if match.target.kind == "flag":
        return None if values <= _FLAGS else "flags"
    codes = match.target.codes
    return codes if codes and not values <= set(contracts.codes(codes)) else None


def stand_in(table: Table, column: Column) -> Entry:
    """A constant that keeps the draft valid where the file has nothing."""
    if entry := known()["otherwise"].get(table.name, {}).get(column.name):
        return entry
    if column.codes:
        return {"const": next(iter(contracts.codes(column.codes)))}
    constants = {"timestamp": "2020-01-01 00:00:00", "date": "2020-01-01", "integer": "0"}
    return {"const": constants.get(column.type, "TODO")}


def _derived(table: Table, column: Column, columns: Columns) -> Entry | None:
    """What follows from columns that matched something else."""
    if column.name == "updated_at":
        times = _times(table, columns)
        return {"first": times} if len(times) > 1 else next(iter(times), None)
    if table.name != "tickets":
        return None
    names = columns.categories
    done = columns.done
    derived: dict[str, Entry | None] = {
        "category_code": columns.category_code(len(names)) if names else None,
        "category_version": {"const": "1"},
        "district_code": columns.name(WIDE, "district"),
        "closed_at": columns.name(WIDE, "completed") or columns.name(WIDE, "replied"),
        "content": columns.name("tickets", "title") or ({"join": names, "with": " "} if names else None),
        "status_code": {"map": {}, "from": done, "default": "completed", "empty": "open"} if done else None,
    }
    return derived.get(column.name)


def _times(table: Table, columns: Columns) -> list[str]:
    """The times of the file from the last in a row's life to the first: the best guess of when it changed."""
    own = [
        columns.name(table.name, column.name)
        for column in reversed(table.columns)
        if column.type == "timestamp" and column.name not in ("due_at", "updated_at", "expected_at")
    ]
    wide = [columns.name(WIDE, name) for name in ("completed", "replied")] if table.name == "tickets" else []
    return list(dict.fromkeys(name for name in [*wide, *own] if name))
