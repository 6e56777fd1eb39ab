"""Which values of a warehouse answer for a printed figure, by its place and period."""

import pytest

from hotline import warehouse
from hotline.reconcile.measured import judge_measured, measured
from tests.unit.reports import figures, line, relation

VALUES = """
create table fct_indicator_values as
select * from (values
    ('requests', 'year', date '2023-01-01', 'city', '320800', 40.0, 25.0, null),
    ('requests', 'month', date '2023-01-01', 'city', '320800', 4.0, null, null),
    ('requests', 'ytd', date '2023-02-01', 'city', '320800', 9.0, null, null),
    ('requests', 'week', date '2023-01-02', 'city', '320800', 2.0, null, null),
    ('requests', 'day', date '2023-01-02', 'city', '320800', 1.0, null, null),
    ('requests', 'year', date '2023-01-01', 'category', 'A', 23.0, null, null),
    ('requests', 'year', date '2023-01-01', 'hour', '09', 3.0, null, null),
    ('requests', 'year', date '2023-01-01', 'line', 'talent', 6.0, null, null),
    ('requests', 'year', date '2023-01-01', 'area_line', '320800/talent', 5.0, null, null),
    ('requests', 'year', date '2023-01-01', 'area_theme', '320800/epidemic', 8.0, null, null),
    ('requests', 'year', date '2023-01-01', 'platform', 'P1', 17.0, null, null),
    ('requests', 'year', date '2023-01-01', 'area_level', '320800/city', 18.0, null, null),
    ('requests', 'year', date '2023-01-01', 'category', 'B1', 7.0, null, null),
    ('requests', 'year', date '2023-01-01', 'category', 'A2', 2.0, null, null),
    ('requests', 'year', date '2023-01-01', 'unit', 'H02', 13.0, null, null),
    ('requests', 'year', date '2023-01-01', 'unit', 'H03', 1.0, null, null),
    ('answer_rate', 'year', date '2023-01-01', 'city', '320800', 0.5, 10.0, 4.5),
    ('requests_cagr', 'year', date '2023-01-01', 'city', '320800', null, null, null)
) as rows (indicator_id, period_kind, period_start, scope_kind, scope_code, value, yoy_percent, yoy_points);
create table dim_units as
select * from (values
    ('H02', '白鹭市房屋局', '320800', 'government', 'city'),
    ('H03', '学校', '320800', 'other', 'county'),
    ('H04', '学校', '320800', 'other', 'county'),
    ('P1', '一号平台', '320800', 'platform', 'city')
) as rows (unit_code, name, city_code, kind, level);
create table dim_districts as select '320800' as district_code, '白鹭市' as name;
create table dim_categories as
select * from (values
    ('v1', 'A', '民生保障', 1), ('v2', 'A', '民生保障', 1), ('v2', 'B1', '民生保障', 2),
    ('v2', 'A2', '噪声', 2), ('v2', 'C3', '噪声', 2)
) as rows (version, category_code, name, level);
"""


@pytest.fixture
def connection():
    with warehouse.connect() as opened:
        opened.execute(VALUES)
        yield opened


@pytest.fixture
def answers(connection, tmp_path):
    """What the warehouse computes for a printed line; empty if it has nothing for it."""

    def ask(*lines):
        printed = figures(tmp_path, *lines)
        found = judge_measured(relation("warehouse"), printed, measured(connection, printed))
        return {(one.indicator, one.what): one.computed_text for one in found}

    return ask


@pytest.mark.parametrize(
    ("cells", "computed"),
    [
        ({}, "40"),
        ({"year": "2022"}, ""),
        ({"area_code": "321100"}, ""),
        ({"counted_from": "2023-01-01", "counted_to": "2023-01-31"}, "4"),
        ({"counted_to": "2023-02-28"}, "9"),
        ({"counted_from": "2023-02-01", "counted_to": "2023-02-28"}, ""),
        ({"counted_from": "2023-01-02", "counted_to": "2023-01-08"}, "2"),
        ({"counted_from": "2023-01-02", "counted_to": "2023-01-02"}, "1"),
        ({"counted_from": "2023-01-02", "counted_to": "2023-01-09"}, ""),
        ({"scope_kind": "category", "scope_name": "民生保障"}, "23"),
        ({"scope_kind": "category", "scope_name": "噪声"}, ""),
        ({"scope_kind": "theme", "scope_name": "疫情"}, "8"),
        ({"scope_kind": "line", "scope_name": "talent"}, "5"),
        ({"scope_kind": "unit", "scope_name": "白鹭市房屋局"}, "13"),
        ({"scope_kind": "unit", "scope_name": "市房屋局"}, "13"),
        ({"scope_kind": "unit", "scope_name": "学校"}, ""),
        ({"scope_kind": "level", "scope_name": "市本级"}, "18"),
        ({"scope_kind": "level", "scope_name": "镇"}, ""),
        ({"scope_kind": "platform", "scope_name": "市本级平台"}, "17"),
        ({"scope_kind": "platform", "scope_name": "一号平台"}, "17"),
        ({"scope_kind": "platform", "scope_name": "二号平台"}, ""),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else value or "none",
)
def test_the_value_of_the_same_place_and_period_answers(answers, cells, computed):
    found = answers(line("requests", "1", **cells))
    assert found == ({("requests", "value"): computed} if computed else {})


def test_changes_are_held_as_they_are_printed(answers):
    of_rate = line("answer_rate", "50%", "↑4.5%", change_kind="points")
    assert answers(of_rate) == {("answer_rate", "value"): "50.0%", ("answer_rate", "change"): "↑4.50%"}
    assert answers(of_rate | {"change_kind": "percent"})["answer_rate", "change"] == "↑10.00%"


def test_categories_of_two_cities_answer_for_neither(answers, connection):
    connection.execute(
        "insert into fct_indicator_values values ('requests', 'year', '2023-01-01', 'city', '320682', 15, null, null)"
    )
    assert not answers(line("requests", "23", scope_kind="category", scope_name="民生保障"))
    assert answers(line("requests", "40"))


def test_several_years_are_answered_where_each_is_on_record(answers, connection):
    for year, requests in ((2021, 10), (2022, 20), (2023, 40)):
        connection.execute(
            "insert into fct_indicator_values values"
            " ('requests_on_record', 'year', ?, 'city', '320800', ?, null, null)",
            [f"{year}-01-01", requests],
        )
    connection.execute("update fct_indicator_values set value = 1.0 where indicator_id = 'requests_cagr'")
    total, growth = line("requests", "70"), line("requests_cagr", "100%")
    assert answers(total | {"counted_from": "2021-01-01"}) == {("requests", "value"): "70"}
    assert answers(total | {"counted_from": "2020-01-01"}) == {}
    assert answers(growth | {"counted_from": "2021-01-01"}) == {("requests_cagr", "value"): "100.0%"}
    # the warehouse's growth is from the first year on record
    assert answers(growth | {"counted_from": "2022-01-01"}) == {}


def test_one_column_said_of_two_indicators_is_held_against_both(answers, connection):
    connection.execute("update fct_indicator_values set indicator_id = 'staff' where scope_code = 'A2'")
    both = line("requests;staff", "40")
    assert answers(both) == {("requests", "value"): "40"}
    connection.execute(
        "insert into fct_indicator_values values ('staff', 'year', '2023-01-01', 'city', '320800', 41, null, null)"
    )
    assert answers(both) == {("requests", "value"): "40", ("staff", "value"): "41"}


def test_a_province_answers_where_it_is_more_than_one_city(answers, connection):
    connection.execute(
        "insert into fct_indicator_values values "
        "('requests', 'year', '2023-01-01', 'province', '320000', 40, null, null), "
        "('requests', 'year', '2023-01-01', 'area_level', '320000/city', 18, null, null)"
    )
    of_province = line("requests", "40", area_code="320000")
    of_level = line("requests", "18", area_code="320000", scope_kind="level", scope_name="市本级")
    assert not answers(of_province)
    assert not answers(of_level)
    connection.execute(
        "insert into fct_indicator_values values ('requests', 'year', '2023-01-01', 'city', '320682', 15, null, null)"
    )
    assert answers(of_province) == {("requests", "value"): "40"}
    assert answers(of_level) == {("requests", "value"): "18"}
