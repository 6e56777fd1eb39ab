"""The printed figures and their judgements as readers of a snapshot find them: the same that the command tells."""

import csv
import io
from collections import Counter

import pytest
from typer.testing import CliRunner

from hotline.cli import app
from hotline.publish import open_current
from hotline.reconcile.reading import indicator_kinds, published, read

TOLD = ("document", "table_name", "row_name", "column_name", "what", "printed", "computed", "difference", "verdict")


@pytest.fixture(scope="module")
def readers(built_city):
    with open_current(built_city) as connection:
        yield connection


def test_every_line_of_every_report_is_there(readers):
    kinds = indicator_kinds()
    printed = {
        (figure.document, figure.table_name, figure.row_name, figure.column_name, figure.as_printed)
        for path in published()
        for figure in read(path, kinds)
    }
    found = readers.sql(
        "select document, table_name, coalesce(row_name, ''), coalesce(column_name, ''), as_printed"
        " from rpt_published_figures"
    ).fetchall()
    assert len(found) == len(printed) == 411
    assert set(found) == printed


def test_the_table_holds_what_the_command_tells(readers, built_city):
    arguments = ["--data-dir", str(built_city.root), "reconcile", "--warehouse", "--format", "csv"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    told = [
        (*(row[name] for name in TOLD), row["relation"], row["explanation"])
        for row in csv.DictReader(io.StringIO(result.output))
    ]
    kept = readers.sql(f"select {', '.join(TOLD)}, relation, explanation_zh from rpt_reconciliation").fetchall()
    assert Counter(kept) == Counter(told)


def test_what_is_held_against_print_needs_no_data_and_the_rest_only_what_is_loaded(readers):
    verdicts = readers.sql(
        "select held_against, verdict, count(*) from rpt_reconciliation group by all order by all"
    ).fetchall()
    assert ("print", "error", 15) in verdicts
    assert ("print", "warn", 14) in verdicts
    # the small city bears the codes of Huai'an, of their province, and of Rugao, of which print has only targets
    against = readers.sql(
        "select distinct area_code from rpt_reconciliation where held_against = 'warehouse' order by all"
    ).fetchall()
    assert against == [("320000",), ("320800",)]


def test_a_level_of_the_city_is_held_against_that_of_the_city(readers):
    # one information specialist in the small city, 251 in print
    found = readers.sql(
        "select printed, computed, verdict from rpt_reconciliation where held_against = 'warehouse'"
        " and indicator_id = 'knowledge_information_specialists' and scope_name = '市本级'"
    ).fetchall()
    assert found == [("251", "1", "error")]
