"""A clean row of every contract table, made of the contract's own examples, and rows that each break one rule."""

import csv
from datetime import date, timedelta
from pathlib import Path

from hotline import contracts
from hotline.contracts import Column, Table
from hotline.gate.rule import Rule

Row = dict[str, str]

# Only the first, clean ticket is dispatched, and only once.
OWN = {"tickets": {"answered_by": "agent"}, "ticket_events": {"event_type": "reminded"}}

# How to break each rule of expectations/; the contract's own rules need no list.
FAULTS: dict[str, Row] = {
    "tickets_closed_before_accepted": {"closed_at": "2023-05-04 09:12:29"},
    "tickets_updated_before_accepted": {"updated_at": "2023-05-04 09:12:29"},
    "tickets_due_before_accepted": {"due_at": "2023-05-04 09:12:29"},
    "tickets_accepted_after_landing": {
        "accepted_at": "2126-05-04 09:12:30",
        "closed_at": "2126-05-05 09:12:30",
        "due_at": "",
        "updated_at": "2126-05-05 09:12:30",
    },
    "tickets_closed_without_time": {"closed_at": ""},
    "tickets_open_with_closing_time": {"status_code": "open"},
    "tickets_completed_without_answer": {"answer": ""},
    "tickets_content_without_words": {"content": "……!?"},
    "tickets_phone_malformed": {"requester_phone": "1380013800"},
    "tickets_id_number_malformed": {"requester_id_number": "32080319900101"},
    "tickets_coordinates_impossible": {"longitude": "191.4"},
    "tickets_district_of_another_city": {"district_code": "320682"},
    "tickets_agent_unknown_for_online_answer": {"agent_id": ""},
    "tickets_handled_but_never_dispatched": {"answered_by": "unit"},
    "ticket_events_before_acceptance": {"occurred_at": "2023-05-04 09:12:29"},
    "ticket_events_updated_before_occurrence": {"updated_at": "2023-05-04 09:29:59"},
    "ticket_events_dispatched_to_nobody": {"event_type": "dispatched", "unit_code": ""},
    "ticket_events_acted_before_dispatch": {"event_type": "signed", "occurred_at": "2023-05-04 09:20:00"},
    "ticket_events_extension_without_days": {
        "event_type": "extension_requested",
        "extension_working_days": "",
        "reason": "材料不齐",
    },
    "ticket_events_refusal_without_reason": {"event_type": "return_requested"},
    "ticket_events_round_below_one": {"round": "0"},
    "callbacks_responded_before_invited": {"responded_at": "2023-05-09 09:59:59"},
    "callbacks_invited_before_acceptance": {"invited_at": "2023-05-04 09:12:29"},
    "callbacks_rated_without_time": {"responded_at": ""},
    "callbacks_round_below_one": {"round": "0"},
    "inspections_ticket_orphan": {"subject_id": "nowhere"},
    "inspections_call_orphan": {"subject_kind": "call", "subject_id": "nowhere"},
    "inspections_score_out_of_range": {"score": "100.5"},
    "calls_queued_before_entered": {"queued_at": "2023-05-04 09:04:59"},
    "calls_answered_before_queued": {"answered_at": "2023-05-04 09:05:19"},
    "calls_ended_before_begun": {"ended_at": "2023-05-04 09:05:29"},
    "calls_answered_by_nobody": {"agent_id": ""},
    "calls_answered_without_queue": {"queued_at": ""},
    "calls_longer_than_four_hours": {"ended_at": "2023-05-04 13:05:01"},
    "agents_period_reversed": {"valid_to": "2022-12-31"},
}

IMPLIED = {
    "missing": "",
    "unreadable": "昨天",
    "unknown_code": "no_such_code",
    "before_calendar": "2003-12-31 23:59:59",
    "unlisted": "nowhere",
    "orphan": "nowhere",
}


def clean_row(table: Table) -> Row:
    """A row that breaks no rule: the contract's examples, and names where it gives none."""
    row = {column.name: column.example for column in table.columns}
    for column in table.columns:
        if column.references and column.required:
            row[column.name] = clean_row(contracts.tables()[column.references.split(".")[0]])[column.name]
        elif column.required and not column.example:
            row[column.name] = f"{table.name}-1"
    return row | {"inspections": {"subject_id": "tickets-1"}}.get(table.name, {})


def broken_row(table: Table, number: int, fault: Row) -> Row:
    """A clean row under a key of its own, with a fault."""
    row = clean_row(table) | OWN.get(table.name, {})
    own = _own_key_column(table)
    row[own.name] = {
        "date": str(date(2023, 6, 1) + timedelta(days=number)),
        "integer": str(3000 + number),
    }.get(own.type, f"{table.name}-broken-{number}")
    return row | fault


def fault_of(rule: Rule) -> Row:
    """What to change in a clean row to break the rule."""
    if rule.id in FAULTS:
        return FAULTS[rule.id]
    column, kind = next(
        (column.name, kind)
        for column in contracts.tables()[rule.table].columns
        for kind in IMPLIED
        if rule.id == f"{rule.table}_{column.name}_{kind}"
    )
    return {column: IMPLIED[kind]}


def write(inbox: Path, rows: dict[str, list[Row]]) -> None:
    """One file a table in contract layout."""
    inbox.mkdir(parents=True, exist_ok=True)
    for name, of_table in rows.items():
        with (inbox / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [column.name for column in contracts.tables()[name].columns])
            writer.writeheader()
            writer.writerows(of_table)


def _own_key_column(table: Table) -> Column:
    key = [table.column(name) for name in table.key]
    free = [column for column in key if column.type in ("text", "code") and not (column.codes or column.listed_in)]
    return next(iter(free or [column for column in key if column.type in ("date", "integer")]))
