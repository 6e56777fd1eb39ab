"""Totals from line to figure: a warehouse that adds up passes, and whichever total is bent is named."""

import pytest

from hotline import gate, warehouse
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from tests.warehouse.rebuilding import copy_of_databases

BENT = {
    "a line unaccounted for": ("update raw.landed_files set lines = lines + 1 where file_seq = 1", "读入"),
    "a rejected line not kept": (
        "update raw.landed_files set lines = lines + 1, rejected = rejected + 1 where file_seq = 1",
        "拒收",
    ),
    "a row lost between lake and staging": (
        "delete from staging.stg_ticket__callbacks where callback_id in (select min(callback_id) from raw.callbacks)",
        "callbacks",
    ),
    "a row quarantined that is not staged": (
        "insert into gate.quarantine (table_name, _row_id) values ('tickets', -1)",
        "tickets",
    ),
    "a fact lost": (
        "delete from fct_calls where call_id = (select min(call_id) from fct_calls)",
        "calls",
    ),
    "a fact twice": ("insert into fct_tickets from fct_tickets limit 1", "tickets"),
    "a line of the register lost": ("delete from shr_register where share_id = 'S02'", "shr_register"),
    "a list with a row too many": (
        "insert into dim_districts (district_code, is_listed) values ('x', true)",
        "dim_districts",
    ),
    "a count bent": ("update agg_tickets_by_day set requests = requests + 1", "agg_tickets_by_day.requests"),
    "a verdict missing": ("delete from gate.verdicts where rule_id = 'calls_call_id_missing'", "calls_call_id_missing"),
    "a verdict bent": ("update gate.verdicts set rows_failed = rows_failed + 1", "tickets_ticket_id_missing"),
}


@pytest.fixture
def bendable(built_city, tmp_path) -> DataFolder:
    """A copy of the small city's working databases, to be changed."""
    return copy_of_databases(built_city, tmp_path)


def test_the_small_city_adds_up(bendable):
    assert gate.reconcile(bendable) == []


@pytest.mark.parametrize("what", BENT)
def test_what_does_not_add_up_is_named(bendable, what):
    statement, named = BENT[what]
    with warehouse.connect_built(bendable) as connection:
        connection.execute(statement)
    differences = gate.reconcile(bendable)
    assert any(named in difference for difference in differences), differences


def test_what_was_answered_on_the_line_is_no_units_whoever_was_asked(bendable):
    # GIVEN a unit's ticket that the agent has answered, and is counted so
    with warehouse.connect_built(bendable) as connection:
        connection.execute(
            "update fct_tickets set answered_by = 'agent' where ticket_id = (select min(ticket_id) from fct_tickets"
            " where answered_by = 'unit' and not is_cancelled and unit_code is not null)"
        )
        connection.execute(
            "update agg_tickets_by_unit_day set unit_requests = unit_requests - 1"
            " where rowid = (select min(rowid) from agg_tickets_by_unit_day where unit_requests > 0)"
        )
    assert gate.reconcile(bendable) == []


def test_a_warehouse_that_is_not_built_is_told(tmp_path):
    folder = DataFolder(tmp_path)
    with pytest.raises(HotlineError, match="hotline run"):
        gate.reconcile(folder)
