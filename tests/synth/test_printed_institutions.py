"""People, member units, papers and residents, as document 003 prints them for the end of 2023; none of it scales."""

import csv

import pytest

from hotline.paths import SEEDS
from tests.synth.made import PRINTED, City, printed

FIGURES = printed("institutions")
SEAT_KINDS = SEEDS / "reference" / "seat_kinds.csv"

STAFF = "select count(distinct agent_id) from agents where '{end}' between valid_from and coalesce(valid_to, '{end}')"
PLATFORM_STAFF = f"{STAFF} and seat_kind in (select seat_kind from '{SEAT_KINDS}' where is_platform_staff)"
UNITS = "select count(distinct unit_code) from units where '{end}' between valid_from and coalesce(valid_to, '{end}')"
PAPERS = "select count(*) from documents where year(issued_at) = {year}"
OF_CITY = " and platform_level = 'city'"
QUERIES = {
    "staff_city": PLATFORM_STAFF + OF_CITY,
    "staff_all": PLATFORM_STAFF,
    "agents_city": f"{STAFF} and seat_kind = 'agent'{OF_CITY}",
    "agents_all": f"{STAFF} and seat_kind = 'agent'",
    "enterprise_specialists_city": f"{STAFF} and seat_kind = 'enterprise_specialist'{OF_CITY}",
    "enterprise_specialists_all": f"{STAFF} and seat_kind = 'enterprise_specialist'",
    "talent_specialists_city": f"{STAFF} and seat_kind = 'talent_specialist'{OF_CITY}",
    "talent_specialists_all": f"{STAFF} and seat_kind = 'talent_specialist'",
    "staff_per_100k": f"select ({PLATFORM_STAFF}) / residents * 100000 from populations where area_code = '320800'"
    " and year = {year}",
    "platforms_city": f"{UNITS} and kind = 'platform' and level = 'city'",
    "platforms_all": f"{UNITS} and kind = 'platform'",
    "government_city": f"{UNITS} and kind = 'government' and level = 'city'",
    "government_all": f"{UNITS} and kind = 'government'",
    "party_city": f"{UNITS} and kind = 'party' and level = 'city'",
    "party_all": f"{UNITS} and kind = 'party'",
    "state_owned_city": f"{UNITS} and kind = 'state_owned' and level = 'city'",
    "state_owned_all": f"{UNITS} and kind = 'state_owned'",
    "police_liaison": f"{STAFF} and seat_kind = 'police_liaison'",
    "special_reports": f"{PAPERS} and kind = 'special_report'",
    "special_reports_signed": f"{PAPERS} and kind = 'special_report' and signed_by_leader = 1",
    "coordination": f"{PAPERS} and kind = 'coordination'",
    "standards": f"{PAPERS} and kind = 'standard'",
}


def value(city: City, name: str, year: int = 2023) -> float:
    """The figure of that year, or at its end."""
    return city.number(QUERIES[name].format(year=year, end=f"{year}-12-31"))


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.kind != "change"])
def test_institutions_are_as_printed(huaian, name):
    found = value(huaian, name)
    assert FIGURES[name].fits(found, 1), found


def test_seats_to_residents_grew_as_printed(huaian):
    figure = FIGURES["staff_per_100k_change"]
    assert figure.change_fits(value(huaian, "staff_per_100k"), value(huaian, "staff_per_100k", 2022), 1)


def test_standards_bear_their_printed_titles(huaian):
    with open(PRINTED / "standards.csv", encoding="utf-8", newline="") as file:
        expected = {(row["title"], row["reference_no"] or None) for row in csv.DictReader(file)}
    documents = huaian.folder / "documents_2023.csv"
    assert set(huaian.ask(f"select title, reference_no from '{documents}' where kind = 'standard'")) == expected


def test_the_platform_is_secure_as_printed(huaian):
    found = huaian.ask(
        "select value_text from reported_figures where figure_code = 'platform_security_state'"
        " and period_kind = 'year' and period_start = '2023-01-01'"
    )
    assert found == [("优秀",)]


def test_the_top_five_units_bear_their_printed_names(huaian):
    names = ("市公安局", "市住建局", "市卫健委", "金融监管总局淮安监管分局", "市交通运输局")
    found = f"select count(*) from units where level = 'city' and valid_to is null and name in {names}"
    assert huaian.number(found) == len(names)


@pytest.mark.parametrize(("table", "moment"), [("tickets", "accepted_at"), ("calls", "entered_at")])
def test_who_answers_is_on_the_roster_that_day(huaian, table, moment):
    missing = f"""
        select count(*) from {table} as named where agent_id is not null and not exists (
            from agents where agents.agent_id = named.agent_id and seat_kind = 'agent'
            and named.{moment}::date between valid_from and coalesce(valid_to, '2023-12-31')
        )
    """
    assert huaian.number(missing) == 0


@pytest.mark.parametrize("year", [2022, 2023])
def test_residents_of_districts_add_up_to_the_city(huaian, year):
    of = f"select sum(residents) from populations where year = {year} and area_code"
    assert huaian.number(f"{of} = '320800'") == huaian.number(f"{of} <> '320800'")
