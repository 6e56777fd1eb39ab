"""Printed figures against a snapshot: the small city's, whose values are worked out by hand."""

import csv
import io

import pytest
from typer.testing import CliRunner

from hotline.cli import app
from tests.unit.reports import line, written

# The values are those of tests/small_city/worked.csv.
CASES = [
    (line("requests", "40", "↑207.69%"), [("value", "right"), ("change", "right")]),
    (line("requests", "41", "↑207.6%", row_name="b"), [("value", "error"), ("change", "right")]),
    (line("requests", "0.0040万", "↑207.5%", row_name="c"), [("value", "right"), ("change", "error")]),
    (line("requests", "13", year="2022", row_name="d"), [("value", "right")]),
    (line("requests", "55", "↑323.07%", area_code="320000", row_name="e"), [("value", "right"), ("change", "right")]),
    (line("requests", "15", area_code="320803", row_name="f"), [("value", "right")]),
    (line("unit_requests", "13", scope_kind="unit", scope_name="白鹭市房屋局"), [("value", "right")]),
    # 14 ÷ 29 = 48.2758 %.
    (line("on_time_completion_rate", "48.27%"), [("value", "right")]),
    (line("on_time_completion_rate", "48.28%", row_name="g"), [("value", "right")]),
    (line("on_time_completion_rate", "48.29%", row_name="h"), [("value", "error")]),
    # 4 of 8 are satisfied, 4 of 7 resolved: one column cannot be both.
    (line("satisfaction_rate;resolution_rate", "50.00%"), [("value", "right"), ("value", "error")]),
    # Nothing is known of these: another year, another city, a limit, a blank, a category of two cities.
    (line("requests", "40", year="2021", row_name="i"), []),
    (line("requests", "40", area_code="321100", row_name="j"), []),
    (line("on_time_signing_rate", "98%以上", figure_kind="target"), []),
    (line("requests", "—", row_name="k"), []),
    (line("requests", "23", scope_kind="category", scope_name="民生保障", row_name="l"), []),
]


@pytest.fixture(scope="module")
def shown(built_city, tmp_path_factory):
    path = written(tmp_path_factory.mktemp("report"), *(printed for printed, _ in CASES))
    arguments = ["--data-dir", str(built_city.root), "reconcile", str(path), "--warehouse", "--format", "csv"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return [row for row in csv.DictReader(io.StringIO(result.output)) if row["relation"] == "warehouse"]


@pytest.mark.parametrize(
    ("printed", "expected"), CASES, ids=[f"{one['column_name']}-{one['row_name']}" for one, _ in CASES]
)
def test_a_figure_against_the_snapshot(shown, printed, expected):
    place = (printed["row_name"], printed["column_name"])
    assert [
        (row["what"], row["verdict"]) for row in shown if (row["row_name"], row["column_name"]) == place
    ] == expected


def test_what_is_computed_is_shown(shown):
    (wrong,) = [row for row in shown if (row["row_name"], row["what"]) == ("b", "value")]
    assert (wrong["printed"], wrong["computed"], wrong["difference"]) == ("41", "40", "+1")


def test_without_a_snapshot_it_says_so(tmp_path):
    result = CliRunner().invoke(app, ["--data-dir", str(tmp_path), "reconcile", "--warehouse"])
    assert result.exit_code == 1
    assert "hotline run" in str(result.exception)
