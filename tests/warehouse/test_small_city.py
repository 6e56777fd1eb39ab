"""The built small city against the figures worked out by hand in tests/small_city/worked.md."""

import csv
from pathlib import Path

import pytest

from hotline.publish import open_current

CITY = Path(__file__).parents[1] / "small_city"
KEY = ("indicator_id", "period_kind", "period_start", "scope_kind", "scope_code")
FIGURES = (
    "numerator",
    "denominator",
    "value",
    "value_last_year",
    "yoy_percent",
    "yoy_points",
    "target",
    "is_target_met",
)
WORKED = list(csv.DictReader((CITY / "worked.csv").read_text(encoding="utf-8").splitlines()))
COUNTS = list(csv.DictReader((CITY / "worked_counts.csv").read_text(encoding="utf-8").splitlines()))
PLANTED = ("16000000003", "16000009003", "16000009019", "329901199003072", "6200000000000005", "苏F00000", "qiushui@")


@pytest.fixture(scope="module")
def readers(built_city):
    with open_current(built_city) as connection:
        yield connection


@pytest.fixture(scope="module")
def values(readers) -> dict[tuple[str, ...], dict[str, object]]:
    """Every indicator value of the warehouse by its key."""
    columns = (*KEY, *FIGURES)
    rows = readers.sql(f"select {', '.join(columns)} from fct_indicator_values").fetchall()
    return {tuple(map(str, row[: len(KEY)])): dict(zip(columns, row, strict=True)) for row in rows}


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: "-".join(worked[column] for column in KEY))
def test_value_is_the_one_worked_by_hand(values, worked):
    built = values.get(tuple(worked[column] for column in KEY))
    if worked["value"] == "absent":
        assert built is None, f"no row may stand here: {worked['working']}"
        return
    assert built is not None, f"no such row; by hand: {worked['value']} ({worked['working']})"
    for column in FIGURES:
        if worked[column]:
            assert is_same(built[column], worked[column]), (
                f"{column}: built {built[column]}, by hand {worked[column]} ({worked['working']})"
            )


def is_same(built: object, worked: str) -> bool:
    if built is None or worked == "none":
        return built is None and worked == "none"
    return float(built) == pytest.approx(float({"true": 1, "false": 0}.get(worked, worked)), rel=1e-9)


@pytest.mark.parametrize(
    "worked", COUNTS, ids=lambda worked: f"{worked['counted']} of {worked['fact']} where {worked['where']}"
)
def test_count_of_facts_is_the_one_worked_by_hand(readers, worked):
    built = readers.sql(f"select {worked['counted']} from {worked['fact']} where {worked['where']}").fetchall()

    assert built == [(float(worked["amount"]),)], worked["working"]


def test_no_value_stands_twice(readers):
    twice = readers.sql(f"select {', '.join(KEY)} from fct_indicator_values group by all having count(*) > 1")

    assert twice.fetchall() == []


@pytest.mark.parametrize(
    ("table", "rows"),
    {
        "fct_tickets": 72,
        "fct_ticket_events": 295,
        "fct_callbacks": 29,
        "fct_calls": 30,
        "fct_police_transfers": 9,
        "fct_inspections": 6,
        "shr_register": 4,
    }.items(),
)
def test_rows_that_cannot_be_used_are_set_aside_and_no_others(readers, table, rows):
    assert readers.sql(f"select count(*) from {table}").fetchall() == [(rows,)]


def test_the_rows_set_aside_are_those_meant_to_be(readers):
    assert readers.sql("select ticket_id from fct_tickets where starts_with(ticket_id, 'X')").fetchall() == []
    assert readers.sql("select event_id from fct_ticket_events where event_id in ('X90-01', 'T19-99')").fetchall() == []


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_identifiers_are_masked_for_readers(readers, planted):
    seen = readers.sql(
        "select ticket_id from fct_tickets where contains(concat_ws(' ', title, place, content, answer), ?)",
        params=[planted],
    )

    assert seen.fetchall() == []
