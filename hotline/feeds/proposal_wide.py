"""What a wide export of tickets fills beside the tickets: their events, evaluations, units, categories, districts."""

from collections.abc import Iterator, Mapping

from hotline import contracts
from hotline.feeds.hints import WIDE
from hotline.feeds.proposal import Columns, Entry, Proposal, entry_of, stand_in

_TICKETS = "tickets"


def further_rules(columns: Columns) -> Iterator[Proposal]:
    """The rules for every other table that a line of the export says something of."""
    yield from _events(columns)
    yield from _callbacks(columns)
    yield from _lists(columns)


def _ticket_id(columns: Columns) -> Entry:
    return columns.name(_TICKETS, "ticket_id") or {"const": "TODO"}


def _unit(columns: Columns) -> str | None:
    return columns.name(WIDE, "unit") or columns.name(WIDE, "unit_name")


def _events(columns: Columns) -> Iterator[Proposal]:
    unit = _unit(columns)
    times = {name: columns.name(WIDE, name) for name in ("dispatched", "signed", "replied", "completed")}
    # Whoever handled a ticket was given it: without a time of its own, when it came in.
    if unit and not times["dispatched"]:
        times["dispatched"] = columns.name(_TICKETS, "accepted_at")
    if not times["completed"] and not times["replied"]:
        times["completed"] = columns.name(_TICKETS, "closed_at")
    for event_type, time in times.items():
        if time:
            entries: dict[str, Entry | None] = {
                "event_id": {"join": [_ticket_id(columns), {"const": event_type}], "with": "-"},
                "ticket_id": _ticket_id(columns),
                "event_type": {"const": event_type},
                "occurred_at": time,
                "unit_code": unit,
                "role": {"const": "lead"},
                "round": {"const": "1"},
                "updated_at": time,
            }
            # A ticket answered on the line has a time but no unit: it was not dispatched.
            needed = (time, unit) if unit and event_type == "dispatched" else (time,)
            yield Proposal("ticket_events", _filled(entries), filled=needed)


def _callbacks(columns: Columns) -> Iterator[Proposal]:
    rated = columns.match(WIDE, "satisfaction")
    resolved = columns.match(WIDE, "resolved")
    times = (columns.name(WIDE, "callback_invited"), columns.done, columns.name(_TICKETS, "accepted_at"))
    invited = {"first": [time for time in times if time]}
    if rated and invited["first"]:
        entries: dict[str, Entry | None] = {
            "callback_id": {"join": [_ticket_id(columns), {"const": "callback"}], "with": "-"},
            "ticket_id": _ticket_id(columns),
            "subject": {"const": "unit"},
            "invited_at": invited,
            "satisfaction_code": entry_of(rated),
            "resolved_code": entry_of(resolved) if resolved else None,
            "updated_at": invited,
        }
        yield Proposal("callbacks", _filled(entries), filled=(rated.profile.name,))


def _lists(columns: Columns) -> Iterator[Proposal]:
    match = columns.match(_TICKETS, "city_code")
    city = entry_of(match) if match else {"const": "000000"}
    if unit := _unit(columns):
        name = columns.name(WIDE, "unit_name") or unit
        since = {"const": "2020-01-01 00:00:00"}
        yield _once("units", {"unit_code": unit, "name": name, "city_code": city, "updated_at": since})
    for level, name in enumerate(columns.categories, start=1):
        parent = columns.category_code(level - 1) if level > 1 else None
        entries = {"category_code": columns.category_code(level), "parent_code": parent}
        yield _once("categories", entries | {"level": {"const": str(level)}, "name": name}, filled=(name,))
    if not columns.categories and not columns.match(_TICKETS, "category_code"):
        yield _once("categories", {"category_code": {"const": "uncategorised"}, "name": {"const": "未分类"}})
    if not match:
        yield _once("districts", {"district_code": city})
    if district := columns.name(WIDE, "district"):
        code = columns.name(_TICKETS, "district_code") or district
        yield _once("districts", {"district_code": code, "name": district, "parent_code": city}, filled=(district,))


def _once(table: str, entries: Mapping[str, Entry | None], filled: tuple[str, ...] = ()) -> Proposal:
    contract = contracts.tables()[table]
    given = _filled(entries)
    missing = {name: stand_in(contract, contract.column(name)) for name in contract.required if name not in given}
    order = [column.name for column in contract.columns]
    sorted_entries = dict(sorted((given | missing).items(), key=lambda pair: order.index(pair[0])))
    return Proposal(table, sorted_entries, dict.fromkeys(missing, "nothing"), once=True, filled=filled)


def _filled(entries: Mapping[str, Entry | None]) -> dict[str, Entry]:
    return {name: entry for name, entry in entries.items() if entry}
