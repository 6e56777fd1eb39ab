"""Each clause of Rugao's plan that figures judge: lives that keep it and lives that break it, worked out by hand."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
import yaml

from tests.warehouse.rebuilding import copy_without_rows, rebuild

PLAN = yaml.safe_load(Path(__file__).with_name("plan_of_2023.yml").read_text(encoding="utf-8"))
FACTS = (
    *("fct_tickets", "fct_dispatches", "fct_handling_rounds", "fct_ticket_states"),
    *("fct_calls", "fct_callbacks", "fct_inspections", "fct_knowledge_tasks"),
)
TICKET = {
    **{"city_code": "320682", "district_code": "320682001", "line_code": "general", "channel_code": "phone"},
    **{"requester_kind": "public", "request_type_code": "help", "category_code": "A11", "category_version": "small-1"},
    **{"answered_by": "unit", "status_code": "open"},
}
OTHERS = {
    "calls": {"city_code": "320682", "direction": "inbound", "entered_at": datetime(2023, 9, 4, 9)},
    "inspections": {"subject_kind": "ticket", "inspected_at": datetime(2023, 10, 10)},
    "callbacks": {"round": 1, "subject": "unit", "invited_at": datetime(2023, 10, 10)},
    "knowledge_tasks": {"city_code": "320682"},
}
TIERS = {"R01": "1", "R02": "2", "R03": "3"}
STAGING = {
    **{"tickets": "ticket", "ticket_events": "ticket", "callbacks": "ticket", "inspections": "ticket"},
    **{"calls": "call", "units": "governance", "knowledge_tasks": "special"},
}
# With it, every limit has passed.
LONG_AFTER = "2024-03-01 10:00:00 dispatched R01"


@dataclass
class Life:
    """One example of a clause and the rows it consists of, by contract table."""

    clause: str
    judged: str
    is_kept: bool
    identity: str
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)


def _lives() -> list[Life]:
    lives = []
    for number, clause in enumerate(PLAN):
        for is_kept in (True, False):
            for place, example in enumerate(clause["kept" if is_kept else "broken"]):
                identity = f"{number:02d}{'kept' if is_kept else 'broken'}{place}"
                life = Life(clause["clause"], clause["judged"].format(id=identity), is_kept, identity)
                life.rows = _rows(identity, clause.get("ticket", {}) | example.get("ticket", {}), example)
                lives.append(life)
    return lives


def _rows(identity: str, ticket: dict[str, object], example: dict) -> dict[str, list[dict[str, object]]]:
    events = [_event(identity, number, text) for number, text in enumerate(example.get("events", []))]
    rows: dict[str, list[dict[str, object]]] = {"ticket_events": events, "tickets": []}
    if events:
        accepted = {"ticket_id": identity, "accepted_at": events[0]["occurred_at"]}
        rows["tickets"].append({**TICKET, **accepted, **ticket})
    if "before" in example:
        rows["tickets"].append({**TICKET, "ticket_id": f"{identity}-before", **example["before"]})
    for table, row in example.get("rows", {}).items():
        key = {"calls": "call_id", "knowledge_tasks": "task_id"}.get(table, f"{table[:-1]}_id")
        about = {"inspections": "subject_id", "callbacks": "ticket_id"}.get(table, key)
        rows[table] = [{**OTHERS[table], key: identity, about: identity, **row}]
    return rows


def _event(identity: str, number: int, text: str) -> dict[str, object]:
    """A line of a life: date, time, act, then the unit and what is told of it."""
    day, clock, act, *told = text.split()
    said = dict(part.split("=") for part in told if "=" in part)
    return {
        "event_id": f"{identity}-{number}",
        "ticket_id": identity,
        "event_type": act,
        "occurred_at": datetime.fromisoformat(f"{day} {clock}"),
        "unit_code": next((part for part in told if "=" not in part), None),
        "role": said.get("role"),
        "round": int(said.get("round", 1)),
        "extension_working_days": int(said["days"]) if "days" in said else None,
    }


LIVES = _lives()


@pytest.fixture(scope="module")
def judged(built_city, tmp_path_factory):
    """The facts that the models make of all lives together."""
    staged = [life.rows for life in LIVES]
    staged.append(_rows("long after", {}, {"events": [LONG_AFTER]}))
    units = [
        {"unit_code": unit, "linkage_tier": tier, "city_code": "320682", "valid_from": datetime(2020, 1, 1).date()}
        for unit, tier in TIERS.items()
    ]
    staged.append({"units": units})
    with copy_without_rows(built_city, tmp_path_factory.mktemp("plan")) as connection:
        for table, system in STAGING.items():
            for row in [row for rows in staged for row in rows.get(table, [])]:
                connection.register("sent", pa.Table.from_pylist([row]))
                connection.execute(
                    f"insert into staging.stg_{system}__{table} by name "
                    f"select *, (select count(*) from staging.stg_{system}__{table}) as _row_id from sent"
                )
        rebuild(connection, built_city, *FACTS)
        yield connection


@pytest.mark.parametrize("life", LIVES, ids=lambda life: f"{life.clause}-{life.identity[2:]}")
def test_the_models_judge_a_life_as_the_hand_does(judged, life):
    assert judged.sql(life.judged).fetchall() == [(life.is_kept,)]


@pytest.mark.parametrize("clause", PLAN, ids=lambda clause: clause["clause"])
def test_every_clause_is_kept_and_broken(clause):
    assert clause["kept"]
    assert clause["broken"]
