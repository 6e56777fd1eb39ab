"""The raw contract as Python sees it: read from the dbt sources, the one place where it is declared."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hotline import yml
from hotline.paths import MODELS, SEEDS

REFERENCE = SEEDS / "reference"
# What the ledger calls the feed of files in contract layout, before the tables they fill.
IN_CONTRACT_LAYOUT = "contract:"


@dataclass(frozen=True)
class Column:
    """One column of a contract table; `description` holds Chinese and English, parted by " / ".

    `references` names the column of the row it belongs to, without which it is an orphan; `listed_in` a column of a
    list that the sender may bring.
    """

    name: str
    type: str
    required: bool
    label_zh: str
    label_en: str
    description: str
    personal: str
    codes: str | None
    is_list: bool
    references: str | None
    listed_in: str | None
    example: str


@dataclass(frozen=True)
class Table:
    """One contract table, its key, and how the latest row of a key is told.

    `touched_by` names the column by which a delta computes its rows anew; None: the table is always built whole.
    `fingerprint`: the columns by which rows say the same; staging keeps a number of them, if there are any.
    """

    name: str
    system: str
    key: tuple[str, ...]
    latest_by: str | None
    touched_by: str | None
    fingerprint: tuple[str, ...]
    label_zh: str
    label_en: str
    description: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that must be present and not empty."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def staging(self) -> str:
        """Name of the staging model."""
        return f"stg_{self.system}__{self.name}"


@cache
def tables() -> dict[str, Table]:
    """Every contract table by name, in the order the sources declare them."""
    declared = {}
    for path in sorted(MODELS.glob("staging/*/_*__sources.yml"), key=_ticket_system_first):
        for source in yml.read(path)["sources"]:
            if "contract" in source.get("config", {}).get("meta", {}):
                declared |= {table["name"]: _table(source["name"], table) for table in source["tables"]}
    return declared


def codes(list_name: str) -> dict[str, tuple[str, str]]:
    """A code list as {code: (Chinese name, English name)}; KeyError for an unknown list."""
    return _code_lists()[list_name]


def _ticket_system_first(path: Path) -> tuple[int, str]:
    order = ["ticket", "call", "special", "governance", "sharing"]
    system = path.parent.name
    return (order.index(system) if system in order else len(order), system)


def _table(system: str, declared: dict[str, Any]) -> Table:
    meta = declared["config"]["meta"]
    return Table(
        name=declared["name"],
        system=system,
        key=tuple(meta["key"]),
        latest_by=meta.get("latest_by"),
        touched_by=meta.get("touched_by"),
        fingerprint=tuple(meta.get("fingerprint", ())),
        label_zh=meta["label_zh"],
        label_en=meta["label_en"],
        description=declared["description"],
        columns=tuple(_column(column) for column in declared["columns"]),
    )


def _column(declared: dict[str, Any]) -> Column:
    meta = declared["config"]["meta"]
    return Column(
        name=declared["name"],
        type=declared["data_type"],
        required=meta.get("required", False),
        label_zh=meta["label_zh"],
        label_en=meta["label_en"],
        description=declared["description"],
        personal=meta.get("personal", "none"),
        codes=meta.get("codes"),
        is_list=meta.get("is_list", False),
        references=meta.get("references"),
        listed_in=meta.get("listed_in"),
        example=meta.get("example", ""),
    )


@cache
def _code_lists() -> dict[str, dict[str, tuple[str, str]]]:
    lists: dict[str, dict[str, tuple[str, str]]] = {}
    for path in sorted(REFERENCE.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if path.stem == "code_lists":
                    lists.setdefault(row["list_name"], {})[row["code"]] = (row["name_zh"], row["name_en"])
                elif "name_zh" in row:
                    code = next(iter(row.values()))
                    lists.setdefault(path.stem, {})[code] = (row["name_zh"], row["name_en"])
    return lists
