"""Days of a sender as they come: rows new and late, changed, repeated, spoilt, repaired, moved to other tickets."""

import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hotline import contracts
from hotline.paths import DataFolder

TABLES = ("tickets", "ticket_events", "callbacks", "calls", "inspections", "police_transfers", "policy_questions")
# How a row is made of another: its own key or a new one, and what it says of its update.
KEYS = ("same", "new", "of a new ticket")
UPDATES = ("2030-01-01 00:00:00", "2001-01-01 00:00:00", None)


@dataclass(frozen=True)
class Change:
    """One row of a day: the row `of` a table, some columns taken from the row `like`, or spoilt, or moved in time."""

    table: str
    of: int
    like: int
    columns: int
    how: str
    key: str
    update: str | None


def rows(inbox: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of an inbox, by contract table."""
    found: dict[str, list[dict[str, str]]] = {table: [] for table in TABLES}
    for file in sorted(inbox.rglob("*.csv")):
        with file.open(encoding="utf-8", newline="") as opened:
            for table in sorted(TABLES, key=len):
                if file.stem.startswith(table):
                    found[table] += csv.DictReader(opened)
    return found


def put(folder: DataFolder, number: int, day: list[Change], known: dict[str, list[dict[str, str]]]) -> None:
    """Puts the files of a day into the inbox."""
    for table in {change.table for change in day}:
        made = [_made(change, known[table]) for change in day if change.table == table]
        names = [column.name for column in contracts.tables()[table].columns]
        with (folder.inbox / f"{table}_{number}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(made)


def _made(change: Change, known: list[dict[str, str]]) -> dict[str, str]:
    table = contracts.tables()[change.table]
    row, other = dict(known[change.of % len(known)]), known[change.like % len(known)]
    key = table.key[0]
    names = [column.name for column in table.columns if column.name not in (key, table.latest_by)]
    # which of the columns change is told by the digits of a binary number
    for name in (name for place, name in enumerate(names) if change.columns >> place & 1):
        if change.how == "taken":
            row[name] = other.get(name, "")
        elif change.how == "spoilt":
            row[name] = "nonsense"
    if change.how == "cancelled" and "status_code" in row:
        row["status_code"] = "cancelled"
    if change.how == "moved":
        for column in table.columns:
            if column.type == "timestamp" and row.get(column.name):
                row[column.name] = _moved(row[column.name], change.columns % 60 - 20)
    if change.key != "same":
        row[key] = f"{row[key]}-{change.like % 3}"
    if change.key == "of a new ticket" and row.get("ticket_id"):
        row["ticket_id"] = f"{other.get('ticket_id') or row['ticket_id']}-{change.like % 3}"
    if change.update and table.latest_by:
        row[table.latest_by] = change.update
    return row


def _moved(moment: str, days: int) -> str:
    try:
        return str(datetime.fromisoformat(moment) + timedelta(days=days, hours=days % 7))
    except ValueError:
        return moment
