"""A sender has some tables and not others: what nobody sends is there all the same, without rows."""

from hotline.gate.reconciling import FACTS
from tests.warehouse.rebuilding import copy_without_rows, rebuild


def test_a_table_that_nobody_sends_has_a_core_table_without_rows(built_city, tmp_path):
    facts = {fact.split()[0] for fact in FACTS.values()} | {"shr_register_scopes"}
    with copy_without_rows(built_city, tmp_path) as connection:
        rebuild(connection, built_city, *facts)
        rows = {fact: connection.sql(f"select count(*) from {fact}").fetchall()[0][0] for fact in facts}
    assert rows.pop("dim_districts") > 0, "the project's own list stands in"
    assert set(rows.values()) == {0}, rows
