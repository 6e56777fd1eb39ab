"""Which values of a snapshot answer for a printed figure of a category, unit or line."""

from fractions import Fraction

import pytest

from hotline import warehouse
from hotline.reconcile.measured import yearly

VALUES = """
create table fct_indicator_values as
select * from (values
    ('requests', 'year', date '2023-01-01', 'city', '320800', 40.0, 25.0, null),
    ('requests', 'month', date '2023-01-01', 'city', '320800', 4.0, null, null),
    ('requests', 'year', date '2023-01-01', 'category', 'A', 23.0, null, null),
    ('requests', 'year', date '2023-01-01', 'hour', '09', 3.0, null, null),
    ('requests', 'year', date '2023-01-01', 'line', 'talent', 5.0, null, null),
    ('requests', 'year', date '2023-01-01', 'category', 'B1', 7.0, null, null),
    ('requests', 'year', date '2023-01-01', 'category', 'A2', 2.0, null, null),
    ('unit_requests', 'year', date '2023-01-01', 'unit', 'H02', 13.0, null, null),
    ('unit_requests', 'year', date '2023-01-01', 'unit', 'H03', 1.0, null, null),
    ('answer_rate', 'year', date '2023-01-01', 'city', '320800', 0.5, 10.0, 4.5),
    ('requests_cagr', 'year', date '2023-01-01', 'city', '320800', null, null, null)
) as rows (indicator_id, period_kind, period_start, scope_kind, scope_code, value, yoy_percent, yoy_points);
create table dim_units as
select * from (values ('H02', '房屋局', '320800'), ('H03', '学校', '320800'), ('H04', '学校', '320800'))
    as rows (unit_code, name, city_code);
create table dim_categories as
select * from (values
    ('v1', 'A', '民生保障', 1), ('v2', 'A', '民生保障', 1), ('v2', 'B1', '民生保障', 2),
    ('v2', 'A2', '噪声', 2), ('v2', 'C3', '噪声', 2)
) as rows (version, category_code, name, level);
create table dim_lines as select 'talent' as line_code;
"""


@pytest.fixture
def connection():
    with warehouse.connect() as opened:
        opened.execute(VALUES)
        yield opened


def test_values_of_a_year_by_what_a_report_prints(connection):
    found = {key: value.value for key, value in yearly(connection).items()}
    assert found == {
        ("requests", 2023, "320800", ("", "")): 40,
        ("requests", 2023, "320800", ("category", "民生保障")): 23,
        ("requests", 2023, "320800", ("line", "talent")): 5,
        ("unit_requests", 2023, "320800", ("unit", "房屋局")): 13,
        ("answer_rate", 2023, "320800", ("", "")): Fraction(1, 2),
    }
    rate = yearly(connection)["answer_rate", 2023, "320800", ("", "")]
    assert (rate.percent, rate.points) == (Fraction(1, 10), Fraction(45, 1000))


def test_categories_of_two_cities_answer_for_neither(connection):
    connection.execute(
        "insert into fct_indicator_values values ('requests', 'year', '2023-01-01', 'city', '320682', 15, null, null)"
    )
    assert {key[3][0] for key in yearly(connection)} == {"", "unit"}
