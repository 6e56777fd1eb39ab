"""Broadcasts, the talent line, the encyclopedia and questions of policy, as document 003 prints them for 2023."""

import pytest

from hotline import warehouse
from hotline.synth.generate import synthesise
from tests.synth import test_printed_institutions as institutions
from tests.synth.made import City, load, printed

FIGURES = printed("special_lines")

STAFF = "select count(*) from agents where '{end}' between valid_from and coalesce(valid_to, '{end}')"
LIVE = "from live_sessions where year(held_at) = {year}"
# a stock: what was made up to the end of the year and still holds; the talent line's own items stand beside the others
ITEMS = (
    "select count(*) from knowledge_items where year(created_at) <= {year} and (valid_to is null or valid_to > '{end}')"
)
TALENT, GENERAL = "line_code = 'talent'", "coalesce(line_code, 'general') = 'general'"
NETWORK = """
    select count(distinct unit_code) from (
        select unit_code from knowledge_items where {level} and coalesce(line_code, 'general') = 'general'
        union select unit_code from agents where seat_kind = 'information_specialist' and valid_to is null
    )
"""
USERS = "select sum(registered_users) from knowledge_uses where use_date = '{end}'"
USES = "select sum(uses) from knowledge_uses where year(use_date) = {year} and level = 'county'"
QUESTIONS = "from policy_questions where year(asked_at) = {year}"
BY_UNITS = f"select count(*) {QUESTIONS} and answered_at is not null and coalesce(is_quoted, 0) = 0"
QUERIES = {
    "live_sessions": f"select count(distinct session_id) {LIVE}",
    "live_guests": f"select count(*) {LIVE}",
    "live_chiefs": f"select sum(is_chief) {LIVE}",
    "live_requests": f"select sum(requests_received) {LIVE}",
    "live_answered": f"select sum(answered_live) {LIVE}",
    "live_supervised": f"select sum(supervised_after) {LIVE}",
    "live_satisfaction": f"select 100 * sum(satisfied) / sum(rated) {LIVE}",
    "talent_seats": f"{STAFF} and seat_kind = 'talent_seat'",
    "talent_specialists": f"{STAFF} and seat_kind = 'talent_specialist'",
    "talent_items": f"{ITEMS} and kind = 'info' and {TALENT}",
    "talent_qa": f"{ITEMS} and kind = 'qa' and {TALENT}",
    "knowledge_units_city": NETWORK.replace("{level}", "level = 'city'"),
    "knowledge_units_all": NETWORK.replace("{level}", "true"),
    "knowledge_specialists_city": f"{STAFF} and seat_kind = 'information_specialist' and platform_level = 'city'",
    "knowledge_specialists_all": f"{STAFF} and seat_kind = 'information_specialist'",
    "knowledge_items_city": f"{ITEMS} and kind = 'info' and {GENERAL} and level = 'city'",
    "knowledge_items_all": f"{ITEMS} and kind = 'info' and {GENERAL}",
    "knowledge_qa_city": f"{ITEMS} and kind = 'qa' and {GENERAL} and level = 'city'",
    "knowledge_qa_all": f"{ITEMS} and kind = 'qa' and {GENERAL}",
    "registered_users_city": f"{USERS} and level = 'city'",
    "registered_users_all": USERS,
    "knowledge_uses_county": f"{USES} and kind = 'info'",
    "knowledge_qa_uses_county": f"{USES} and kind = 'qa'",
    "questions_quoted_city": f"select sum(is_quoted) {QUESTIONS} and level = 'city'",
    "questions_quoted_all": f"select sum(is_quoted) {QUESTIONS}",
    "questions_by_units_city": f"{BY_UNITS} and level = 'city'",
    "questions_by_units_all": BY_UNITS,
    "questions_county": f"select count(*) {QUESTIONS} and level = 'county'",
    "question_views_county": f"select sum(views) {QUESTIONS} and level = 'county'",
    "questions_recommended_county": f"select sum(recommended_count) {QUESTIONS} and level = 'county'",
    "questions_converted_county": f"select count(distinct converted_item_id) {QUESTIONS} and level = 'county'",
    "conversion_rate_county": f"select 100 * count(converted_item_id) / count(*) {QUESTIONS} and level = 'county'",
}
CHANGES = [name for name in FIGURES if name.endswith("_change")]
# where print has a dash, nothing is counted
DASHES = {
    "topics published": f"select count(topics_published) {LIVE}",
    "questions published": f"select count(qa_published) {LIVE}",
    "the city's uses": "select count(uses) from knowledge_uses where level = 'city'",
    "items of districts": "select count(*) from knowledge_items where level <> 'city'",
    "users in districts": "select count(registered_users) from knowledge_uses where level <> 'city'",
    "views at the city": f"select count(views) {QUESTIONS} and level = 'city'",
    "recommendations at the city": f"select count(recommended_count) {QUESTIONS} and level = 'city'",
    "conversions at the city": f"select count(converted_item_id) {QUESTIONS} and level = 'city'",
    "quotations in districts": f"select count(is_quoted) {QUESTIONS} and level = 'county'",
    "answers of units in districts": f"{BY_UNITS} and level = 'county'",
}


def value(city: City, query: str, year: int = 2023) -> float:
    """The figure of that year, or at its end."""
    return city.number(query.replace("{year}", str(year)).replace("{end}", f"{year}-12-31"))


@pytest.mark.parametrize("name", QUERIES)
def test_special_lines_are_as_printed(huaian, name):
    found = value(huaian, QUERIES[name])
    assert FIGURES[name].fits(found, 1), found


def test_every_printed_figure_is_asked_for():
    assert FIGURES.keys() == QUERIES.keys() | set(CHANGES) | {"live_satisfaction_points"}
    assert institutions.FIGURES.keys() == institutions.QUERIES.keys() | {"staff_per_100k_change"}


@pytest.mark.parametrize("name", CHANGES)
def test_special_lines_changed_as_printed(huaian, name):
    query = QUERIES[name.removesuffix("_change")]
    assert FIGURES[name].change_fits(value(huaian, query), value(huaian, query, 2022), 1)


def test_satisfaction_changed_by_its_printed_points(huaian):
    query = QUERIES["live_satisfaction"]
    points = value(huaian, query) - value(huaian, query, 2022)
    assert FIGURES["live_satisfaction_points"].fits(points, 1), points


@pytest.mark.parametrize("name", DASHES)
def test_a_dash_in_print_is_no_figure(huaian, name):
    assert value(huaian, DASHES[name]) == 0


def test_the_session_and_its_guests_hang_together(huaian):
    assert huaian.number("select count(*) from live_sessions where satisfied > rated or rated > requests_received") == 0
    twice = "select session_id from live_sessions group by 1 having count(requests_received) <> 1"
    assert huaian.ask(twice) == []


@pytest.fixture(scope="module")
def another(tmp_path_factory):
    """The year alone, smaller still and of another seed: what does not scale is the same."""
    folder = tmp_path_factory.mktemp("another")
    list(synthesise(folder, "huaian", 0.0004, 99, years=[2023]))
    load(folder, folder / "city.duckdb")
    with warehouse.connect(folder / "city.duckdb", read_only=True) as connection:
        yield City(folder, 0.0004, lambda query: connection.execute(query).fetchall())


def test_another_seed_scale_and_choice_of_years_bring_the_same_figures(another):
    found = {name: value(another, query) for name, query in QUERIES.items()}
    found |= {name: institutions.value(another, name) for name in institutions.QUERIES}
    figures = FIGURES | institutions.FIGURES
    assert {name: number for name, number in found.items() if not figures[name].fits(number, 1)} == {}
