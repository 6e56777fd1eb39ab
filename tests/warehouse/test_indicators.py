"""Indicator values of the built small city: what holds of all of them, whatever was counted."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta

import pytest

from hotline import warehouse
from hotline.paths import PROJECT
from hotline.publish import open_current
from tests.warehouse.rebuilding import copy_of_databases, copy_without_rows, rebuild

BY_DAY = {"city", "district", "line", "channel", "check_kind", "area_check_kind"}
BY_MONTH = {"province", "unit", "category", "hour", "agent", "level", "platform", "guest_rank"}
BY_MONTH |= {"area_level", "area_line", "area_guest_rank", "theme", "area_theme"}
BY_YEAR = {"recipient_kind", "method", "area_recipient_kind", "area_method"}
PLACES = ("agg_tickets_by_day", "agg_requests_and_calls_by_hour")


@pytest.fixture(scope="module")
def readers(built_city):
    with open_current(built_city) as connection:
        yield connection


def test_every_indicator_of_the_catalogue_has_a_value_somewhere(readers):
    without = readers.sql("""
        select indicator_id from dim_indicators
        where indicator_id not in (
            select indicator_id from fct_indicator_values where value is not null or value_text is not null
        )
    """).fetchall()

    # nobody in the small city keyed in a rating at the end of a call
    assert without == [("agent_rating_rate",)]


def test_the_columns_are_those_that_were_agreed(readers):
    assert readers.table("fct_indicator_values").columns == [
        *("indicator_id", "period_kind", "period_start", "scope_kind", "scope_code"),
        *("numerator", "denominator", "value", "value_last_year", "yoy_percent", "yoy_points"),
        *("target", "is_target_met", "value_text"),
    ]


def test_days_and_weeks_stand_where_a_page_shows_them(readers):
    kinds = readers.sql(
        "select distinct scope_kind, period_kind in ('day', 'week') from fct_indicator_values"
    ).fetchall()

    assert {scope for scope, daily in kinds if daily} == BY_DAY
    assert {scope for scope, daily in kinds if not daily} == BY_DAY | BY_MONTH | BY_YEAR


def test_calls_and_requests_alone_are_known_by_hour_and_calls_alone_by_agent(readers):
    sections = readers.sql("""
        select distinct scope_kind, section
        from fct_indicator_values inner join dim_indicators using (indicator_id)
        where scope_kind in ('hour', 'agent')
    """).fetchall()

    assert set(sections) == {("hour", "requests"), ("hour", "calls"), ("agent", "calls")}


def test_nothing_divided_by_nothing_is_empty_not_zero(readers):
    undefined = readers.execute("""
        select count(*), count(value), count(yoy_percent), count(is_target_met)
        from fct_indicator_values inner join dim_indicators using (indicator_id)
        where kind in ('ratio', 'mean') and fct_indicator_values.denominator = 0
    """).fetchall()[0]

    assert undefined[0] > 0
    assert undefined[1:] == (0, 0, 0)


def test_a_part_is_never_more_than_the_whole(readers):
    wrong = readers.sql("""
        select * from fct_indicator_values inner join dim_indicators using (indicator_id)
        where kind = 'ratio' and (value < 0 or value > 1)
    """)

    assert wrong.fetchall() == []


@pytest.mark.parametrize("scope", [("city", "320800"), ("city", "320682")], ids=lambda scope: scope[1])
@pytest.mark.parametrize("month", [date(2023, 3, 1), date(2023, 9, 1), date(2023, 7, 1)], ids=str)
def test_a_free_cut_divides_as_the_models_do(readers, scope, month):
    """GIVEN one city and month WHEN a query sums an aggregate and calls ratio THEN it finds the model's values."""
    compared = 0
    for identity, kind, numerator, denominator, aggregates in readers.sql("""
        select indicator_id, kind, numerator, denominator, aggregates from dim_indicators
        where kind in ('count', 'ratio', 'mean')
    """).fetchall():
        for aggregate in set(PLACES) & set((aggregates or "").split(";")):
            is_calls = aggregate == "agg_requests_and_calls_by_hour"
            if is_calls and "agg_tickets_by_day" in aggregates:
                continue
            value = f"ratio(sum({numerator}), sum({denominator}))" if denominator else f"sum({numerator})"
            cut = readers.execute(
                f"""
                select {value} from {aggregate}
                where city_code = ? and date_trunc('month', counted_date) = ? {"" if is_calls else "and is_counted"}
                """,
                [scope[1], month],
            ).fetchall()
            built = readers.execute(
                """
                select value from fct_indicator_values
                where indicator_id = ? and scope_kind = ? and scope_code = ?
                    and period_kind = 'month' and period_start = ?
                """,
                [identity, *scope, month],
            ).fetchall()
            assert cut[0] == pytest.approx(built[0] if built else (None,)), f"{identity} ({kind}) over {aggregate}"
            compared += 1
    assert compared > 60


def test_last_year_is_the_same_period_a_year_earlier(readers):
    rows = readers.sql("""
        select indicator_id, scope_kind, scope_code, period_kind, period_start, value, value_last_year
        from fct_indicator_values
    """).fetchall()
    values = {row[:5]: row[5] for row in rows}
    wrong = [
        row
        for row in rows
        if row[6] != pytest.approx(values.get((*row[:4], _a_year_before(row[3], row[4]))), nan_ok=False)
    ]

    assert wrong == []
    assert sum(row[6] is not None for row in rows) > 1000


def _a_year_before(period_kind: str, start: date) -> date:
    if period_kind == "week":
        return start - timedelta(weeks=52)
    return start.replace(year=start.year - 1)


def test_the_aggregates_an_indicator_names_carry_what_it_needs(readers):
    for numerator, denominator, aggregates in readers.sql(
        "select numerator, denominator, aggregates from dim_indicators"
    ).fetchall():
        for aggregate in filter(None, (aggregates or "").split(";")):
            columns = set(readers.table(aggregate).columns)
            if "measure" in columns:
                columns = {name for (name,) in readers.sql(f"select distinct measure from {aggregate}").fetchall()}
            assert {numerator, denominator or numerator} <= columns, aggregate


def test_a_warehouse_without_a_row_builds_and_is_empty(built_city, tmp_path):
    with copy_without_rows(built_city, tmp_path) as connection:
        rebuild(connection, built_city, "fct_indicator_values")

        assert connection.execute("select count(*) from fct_indicator_values").fetchall() == [(0,)]
        assert connection.execute("select count(*) from dim_indicators").fetchall() > [(80,)]


@pytest.fixture(scope="module")
def november(built_city, tmp_path_factory):
    """A function that gives areas targets and finds the ones their cities have in November 2023."""
    copied = copy_of_databases(built_city, tmp_path_factory.mktemp("targets"))
    manifest = json.loads((built_city.dbt_output / "manifest.json").read_text(encoding="utf-8"))
    reached = manifest["nodes"]["model.hotline.dim_targets"]["compiled_code"]
    with warehouse.connect_built(copied) as connection:

        def given(targets: list[tuple]) -> dict[str, float]:
            connection.execute("delete from rules.targets")
            for target in targets:
                connection.execute("insert into rules.targets values (?, 'answer_rate', ?, ?, ?, 'test')", target)
            return dict(
                connection.sql(f"""
                    select scope_code, target from ({reached})
                    where scope_kind = 'city' and period_kind = 'month' and period_start = date '2023-11-01'
                        and scope_code in ('320800', '320682')
                """).fetchall()
            )

        yield given


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ([], {}),
        ([("320000", "2023-01-01", None, 0.5)], {"320800": 0.5, "320682": 0.5}),
        (
            [("320000", "2023-01-01", None, 0.5), ("320800", "2023-01-01", None, 0.6)],
            {"320800": 0.6, "320682": 0.5},
        ),
        ([("320682", "2023-11-30", None, 0.7)], {"320682": 0.7}),
        ([("320682", "2023-12-01", None, 0.7)], {}),
        ([("320682", "2023-01-01", "2023-11-30", 0.7)], {"320682": 0.7}),
        ([("320682", "2023-01-01", "2023-11-29", 0.7)], {}),
        ([("320803", "2023-01-01", None, 0.7)], {}),
    ],
    ids=["none", "province", "nearest", "from the last day", "too late", "to the last day", "no longer", "district"],
)
def test_the_nearest_target_in_force_on_the_last_day_holds(november, targets, expected):
    assert november(targets) == expected


def test_one_line_in_the_catalogue_makes_an_indicator(built_city, tmp_path):
    """GIVEN counts that exist WHEN a line is added to the catalogue THEN the indicator has values everywhere."""
    project = tmp_path / "project"
    for part in ("models", "macros", "seeds", "tests/dbt"):
        shutil.copytree(PROJECT / part, project / part)
    for part in ("dbt_project.yml", "profiles.yml"):
        shutil.copyfile(PROJECT / part, project / part)
    copied = copy_of_databases(built_city, tmp_path)
    with (project / "seeds" / "catalogue" / "indicators.csv").open("a", encoding="utf-8") as lines:
        lines.write(
            "help_by_internet_rate,9000,互联网渠道非咨询,Other than consultations by internet,requests,ratio,"
            "requests_internet,requests_other,%,1,round,higher,0.25,2023-01-01,试验,A trial,试验\n"
        )

    places = {"project-dir": project, "profiles-dir": project, "target-path": tmp_path, "log-path": tmp_path}
    selected = ("indicators", "dim_indicators", "dim_targets", "fct_indicator_values")
    built = subprocess.run(
        [
            *(sys.executable, "-m", "dbt.cli.main", "--quiet", "build", "--select", *selected),
            *(f"--{name}={place}" for name, place in places.items()),
        ],
        env={**os.environ, "HOTLINE_WAREHOUSE": str(copied.built), "HOTLINE_SCRATCH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert built.returncode == 0, built.stdout
    with warehouse.connect_built(copied, read_only=True) as connection:
        found = connection.sql("""
            select indicator_id, value, target, is_target_met from fct_indicator_values
            where indicator_id in ('help_by_internet_rate', 'requests_internet', 'requests_other')
                and period_kind = 'year' and period_start = date '2023-01-01'
                and scope_kind = 'city' and scope_code = '320800'
        """).fetchall()
    values = {identity: value for identity, value, *_ in found}
    expected = values["requests_internet"] / values["requests_other"]
    assert ("help_by_internet_rate", pytest.approx(expected), 0.25, True) in found
