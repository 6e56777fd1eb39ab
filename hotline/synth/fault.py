"""The kinds of fault that can be planted: those that the contract implies for each column, and those of faults/."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hotline import contracts, yml
from hotline.contracts import Column, Table
from hotline.synth.profile import SYNTH

FOLDER = SYNTH / "faults"


@dataclass(frozen=True)
class Fault:
    """What becomes of a row, and how the house must treat it.

    `set`: SQL over the row's columns, by column; `where`: which rows can have it; `copy`: `same` or `new` key when a
    copy of the row is spoilt; `file`: the later file in which it lies; `rule`: the gate's rule or the cause of
    landing, empty where it is odd and breaks none.
    """

    fault: str
    table: str
    set: dict[str, str]
    treatment: str
    where: str = "true"
    copy: str = ""
    file: str = ""
    rule: str = ""
    csv_only: bool = False


@cache
def common() -> dict[str, Any]:
    """What faults/common.yml says."""
    return yml.read(FOLDER / "common.yml")


def faults(form: str) -> list[Fault]:
    """Every fault that a file of the format `form` can have; each kind stands once."""
    plain = common()
    found: list[Fault] = []
    for table in contracts.tables().values():
        copy = "" if table.name in plain["in_place"] else "new"
        found += _implied(table, plain, copy)
        path = FOLDER / f"{table.name}.yml"
        if path.exists():
            entries = yml.read(path)
            found += [_written(table, {"copy": copy} | entry) for entry in entries]
    return [fault for fault in found if form == "csv" or not fault.csv_only]


def _written(table: Table, entry: dict[str, Any]) -> Fault:
    where = entry.get("where", "true").replace("{harmless}", _harmless(table))
    return Fault(**(entry | {"table": table.name, "where": where}))


def _harmless(table: Table) -> str:
    return common()["harmless"].get(table.name, "true")


def own_key(table: Table) -> Column:
    """The part of a table's key that is the row's own: no code of a list, as near to the key's end as can be."""
    key = [table.column(name) for name in table.key]
    free = [column for column in key if not (column.codes or column.listed_in)]
    texts = [column for column in free if column.type in ("text", "code")]
    return (texts or free)[-1]


def _implied(table: Table, plain: dict[str, Any], copy: str) -> Iterator[Fault]:
    """As the gate implies its rules: required, readable, in its code list, within the calendar, in its list."""
    for column in table.columns:
        kinds = {
            "missing": "quarantine" if column.required else "",
            "unreadable": "quarantine" if column.type not in ("text", "code") else "",
            "unknown_code": "quarantine" if column.codes else "",
            "before_calendar": "quarantine" if column.type == "timestamp" else "",
            "unlisted": "warn" if column.listed_in else "",
            "orphan": ("quarantine" if column.required else "warn") if column.references else "",
        }
        for kind, treatment in kinds.items():
            if treatment:
                name = f"{table.name}_{column.name}_{kind}"
                forms = plain[kind][column.type] if kind == "unreadable" else plain[kind]
                yield Fault(
                    name,
                    table.name,
                    {column.name: _in_turn(forms)},
                    treatment,
                    where=_harmless(table),
                    copy=copy,
                    rule=name,
                )


def _in_turn(forms: list[str | None]) -> str:
    """SQL for one of the forms by the number of the planting."""
    texts = ", ".join("null" if form is None else "'" + form.replace("'", "''") + "'" for form in forms)
    return f"([{texts}])[1 + number % {len(forms)}]"
