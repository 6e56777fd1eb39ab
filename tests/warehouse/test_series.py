"""Figures over years: series that begin before the first ticket, and changes across a change of categories."""

from datetime import datetime

import pytest

from tests.warehouse.rebuilding import copy_without_rows, rebuild

# Told for a year: area, year, requests. The first and last of each printed series; the rest is made up.
TOLD = [
    ("321100", 2009, 39_800),
    ("321100", 2020, 719_700),
    ("320000", 2017, 10_980_000),
    ("320000", 2023, 42_750_000),
    ("320000", 2024, 43_670_000),
    ("330100", 2020, 50),
    ("330200", 2020, 70),
    ("320800", 2022, 900),
    ("320800", 2023, 999),
]
# version, code, parent, name
CATEGORIES = [
    ("old", "H", None, "住房保障"),
    ("old", "H1", "H", "物业管理"),
    ("old", "H2", "H", "房屋交易"),
    ("old", "E", None, "环境保护"),
    ("old", "E1", "E", "噪声污染"),
    ("old", "S", None, "公共安全"),
    ("new", "L", None, "民生保障"),
    ("new", "L1", "L", "住房与物业"),
    ("new", "N", None, "生态环境"),
    ("new", "N1", "N", "生活噪声"),
    ("new", "N2", "N", "工地噪声"),
    ("new", "H1", "N", "河道"),
    ("new", "S", None, "公共安全"),
]
CROSSWALK = [("old", "H", "new", "L1"), ("old", "E1", "new", "N1"), ("old", "E1", "new", "N2")]
# tickets of a month: version, code, how many
TICKETS = {
    "2023-03": [("old", "H1", 3), ("old", "H2", 2), ("old", "E1", 4), ("old", "S", 1)],
    "2023-12": [("old", "H1", 1)],
    "2024-02": [("old", "H1", 6)],
    "2024-03": [("new", "L1", 10), ("new", "N1", 3), ("new", "N2", 3), ("new", "H1", 2), ("new", "S", 2)],
}


@pytest.fixture(scope="module")
def values(built_city, tmp_path_factory):
    """Values of indicators over these rows alone: (indicator, kind, start, scope) → value, last year's, change."""
    with copy_without_rows(built_city, tmp_path_factory.mktemp("series")) as connection:
        number = 0

        def insert(table: str, **row: object) -> None:
            nonlocal number
            number += 1
            columns = ", ".join(f"? as {name}" for name in row)
            connection.execute(
                f"insert into staging.{table} by name select {columns}, ? as _row_id", [*row.values(), number]
            )

        for area, year, requests in TOLD:
            insert(
                "stg_governance__reported_figures",
                city_code=area,
                period_kind="year",
                period_start=f"{year}-01-01",
                figure_code="requests_on_record",
                value_number=requests,
            )
        for version, code, parent, name in CATEGORIES:
            insert("stg_governance__categories", version=version, category_code=code, parent_code=parent, name=name)
        for from_version, from_code, to_version, to_code in CROSSWALK:
            insert(
                "stg_governance__category_crosswalk",
                from_version=from_version,
                from_code=from_code,
                to_version=to_version,
                to_code=to_code,
            )
        for month, counts in TICKETS.items():
            for version, code, count in counts:
                for _ in range(count):
                    insert(
                        "stg_ticket__tickets",
                        ticket_id=f"T{number}",
                        city_code="320800",
                        accepted_at=datetime.fromisoformat(f"{month}-05 09:00:00"),
                        channel_code="phone",
                        line_code="general",
                        requester_kind="public",
                        request_type_code="help",
                        category_version=version,
                        category_code=code,
                        answered_by="agent",
                        status_code="completed",
                    )
        rebuild(connection, built_city, "fct_indicator_values")
        rows = connection.sql(
            "select indicator_id, period_kind, period_start::varchar, scope_kind, scope_code, value, value_last_year,"
            " yoy_percent from fct_indicator_values"
        ).fetchall()
        yield {(indicator, *when, code): figures for indicator, *when, _, code, figures in _split(rows)}


def _split(rows):
    return [(*row[:5], row[5:]) for row in rows]


def test_growth_counts_from_the_first_year_told(values):
    # (71.97 ÷ 3.98)^(1/11) − 1 = 30.11 %, (4367 ÷ 1098)^(1/7) − 1 = 21.8 %
    assert values["requests_cagr", "year", "2020-01-01", "321100"][0] == pytest.approx(0.3011, abs=5e-5)
    assert values["requests_cagr", "year", "2024-01-01", "320000"][0] == pytest.approx(0.218, abs=5e-4)


def test_what_is_counted_wins_over_what_a_city_tells(values):
    # 11 of 2023; 2022 is only told
    on_record = {year: values["requests_on_record", "year", f"{year}-01-01", "320800"][0] for year in (2022, 2023)}
    assert on_record == {2022: 900, 2023: 11}
    assert values["requests", "year", "2023-01-01", "320800"][0] == 11
    assert ("requests", "year", "2022-01-01", "320800") not in values


def test_a_province_is_as_it_tells_or_else_the_sum_of_its_cities(values):
    assert values["requests_on_record", "year", "2023-01-01", "320000"][0] == 42_750_000
    assert values["requests", "year", "2023-01-01", "320000"][0] == 11
    # it told nothing of 2020, which Zhenjiang did
    assert ("requests_on_record", "year", "2020-01-01", "320000") not in values
    assert values["requests_on_record", "year", "2020-01-01", "330000"][0] == 50 + 70


@pytest.mark.parametrize(
    ("code", "now", "before"),
    [
        # H with all below it has become L1: 3 + 2
        ("L1", 10, 5),
        ("L", 10, 5),
        # E1 was split: nobody can say how much of its 4 was N1, but all of it was N; and what is called H1 now is new
        ("N1", 3, None),
        ("N2", 3, None),
        ("N", 8, 4),
        ("H1", 2, None),
        # the same code and name in both lists
        ("S", 2, 1),
    ],
)
def test_a_new_list_is_compared_with_what_its_categories_were(values, code, now, before):
    value, last_year, percent = values["requests", "month", "2024-03-01", code]
    assert (value, last_year) == (now, before)
    assert percent == (None if before is None else 100 * (now - before) / before)


def test_shares_are_compared_alike(values):
    # 10 of 20 against 5 of 10
    assert values["category_share", "month", "2024-03-01", "L1"][:2] == (0.5, 0.5)


def test_the_old_list_is_compared_with_itself(values):
    assert values["requests", "month", "2024-02-01", "H1"][:2] == (6, None)
    assert values["requests", "month", "2023-03-01", "H1"][:2] == (3, None)
    assert ("requests", "month", "2023-03-01", "L1") not in values


def test_a_period_with_both_lists_has_no_change(values):
    # 2024 has 6 tickets of the old H1 and 2 of the new one
    assert values["requests", "year", "2024-01-01", "H1"][:2] == (8, None)
    assert values["requests", "year", "2024-01-01", "L1"][:2] == (10, None)
    assert values["requests", "year", "2024-01-01", "320800"][:2] == (26, 11)
