"""Which areas count for which: towns for counties, cities for provinces; residents carried forward."""

import pytest

from tests.warehouse.rebuilding import copy_without_rows, rebuild

DISTRICTS = {
    "320000": None,
    "320600": "320000",
    "320682": "320600",
    "320682001": "320682",
    "320800": "320000",
    "320803": "320800",
    "320803101": "320803",
    "320803101001": "320803101",
    "queens": "nyc",
    "nyc": "new_york",
    "round": "about",
    "about": "round",
    "itself": "itself",
}


@pytest.fixture(scope="module")
def places(built_city, tmp_path_factory):
    """The models of places over a list of districts three levels deep, two circles and four hotlines."""
    with copy_without_rows(built_city, tmp_path_factory.mktemp("places")) as connection:
        for number, (district, parent) in enumerate(DISTRICTS.items()):
            connection.execute(
                "insert into staging.stg_governance__districts by name "
                "select ? as district_code, ? as parent_code, ? as name, ? as _row_id",
                [district, parent, district, number],
            )
        for number, city in enumerate(("320800", "320682", "nyc", "unlisted", "320800")):
            connection.execute(
                "insert into staging.stg_ticket__tickets by name select ? as ticket_id, ? as city_code, ? as _row_id",
                [f"T{number}", city, number],
            )
        for number, (year, residents) in enumerate(((2020, 100), (2023, 130))):
            connection.execute(
                "insert into staging.stg_governance__populations by name "
                "select '320800' as area_code, ? as year, ? as residents, ? as _row_id",
                [year, residents, number],
            )
        rebuild(connection, built_city, "int_districts_nested", "int_residents_carried_forward")
        yield connection


@pytest.mark.parametrize(
    ("district", "ancestors"),
    [
        ("320803101001", {"320803101001", "320803101", "320803"}),
        ("320803", {"320803"}),
        ("320682001", {"320682001"}),
        ("320682", {"320682"}),
        ("queens", {"queens"}),
        ("round", {"round", "about"}),
        ("itself", {"itself"}),
    ],
)
def test_a_district_counts_for_those_above_it_up_to_its_city(places, district, ancestors):
    found = places.execute(
        "select ancestor_code from intermediate.int_districts_nested where district_code = ?", [district]
    ).fetchall()

    assert sorted(code for (code,) in found) == sorted(ancestors)


def test_a_city_lies_in_the_province_of_its_code_else_of_the_list(places):
    found = dict(places.sql("select city_code, province_code from intermediate.int_cities_placed").fetchall())

    assert found == {"320800": "320000", "320682": "320000", "nyc": "new_york", "unlisted": None}


def test_residents_are_those_last_counted(places):
    found = dict(
        places.sql("""
            select year, residents from intermediate.int_residents_carried_forward
            where area_code = '320800' and year between 2018 and 2025
        """).fetchall()
    )

    assert found == {2020: 100, 2021: 100, 2022: 100, 2023: 130, 2024: 130, 2025: 130}
