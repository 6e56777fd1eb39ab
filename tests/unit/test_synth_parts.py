"""The parts of the made-up city that need no database: shares, words, places, units, seats, calendar."""

import re
from datetime import date
from itertools import pairwise

import pytest

from hotline import warehouse
from hotline.errors import HotlineError
from hotline.synth import bodies, days, lists, places, service, shares, stock, workloads
from hotline.synth.dealing import Deal, macros
from hotline.synth.generate import synthesise
from hotline.synth.profile import SYNTH, city, portions, running_shares
from hotline.synth.seats import roster

CITY = city("yunze")
WORDS = stock.read()
NUMBER_SLOTS = {"days", "months", "years", "times", "count", "floor", "age", "db", "temp", "line", "money"}


@pytest.mark.parametrize("total", [0, 1, 7, 1000, 1450699])
def test_portions_add_up_and_stay_near_their_share(total):
    weights = [0.433, 0.19, 0.07, 0.307]
    parts = portions(total, weights)
    assert sum(parts) == total
    assert all(abs(part - total * weight) <= 1 for part, weight in zip(parts, weights, strict=True))


def test_running_shares_begin_at_nothing_and_grow():
    assert running_shares([2, 1, 1]) == [0, 0.5, 0.75]


def test_cells_hold_every_ticket_once():
    cells = shares.cells(CITY, 0.004321)
    whole = [sum(cell["tickets"][index] for cell in CITY["cells"]) + CITY["cancelled"][index] for index in (0, 1)]
    assert sum(cell["tickets"] for cell in cells) == pytest.approx(0.004321 * sum(whole), abs=2)
    assert [cell["first"] for cell in cells] == running_total([cell["tickets"] for cell in cells])


def running_total(numbers):
    return [sum(numbers[:index]) for index in range(len(numbers))]


@pytest.mark.parametrize("many", [7, 150, 30011])
def test_dealt_seconds_keep_their_mean_and_their_limit(many):
    usual, long = [[0, 2], [0.6, 12], [1, 29]], [[0, 31.5], [1, 90]]
    deals = [Deal(2022, many, many // 20, 9.4), Deal(2023, many, many // 7, 17.3)]
    with warehouse.connect() as connection:
        for macro in macros("wait", usual, long, deals):
            connection.execute(macro)
        for deal in deals:
            dealt = connection.execute(f"select wait_at({deal.year}, i) from range({many}) as ranks(i) order by i")
            seconds = [row[0] for row in dealt.fetchall()]
            assert sum(seconds) == round(deal.mean * many)
            assert sum(second > 30 for second in seconds) == deal.many_long
            assert min(seconds) >= 0


def test_more_tickets_than_calls_are_second_matters_and_fewer_are_calls_without_one():
    for scale in (1, 0.01):
        cells = shares.cells(city("huaian"), scale)
        for row in service.yearly(city("huaian"), cells, scale):
            phone = sum(cell["tickets"] for cell in cells if (cell["year"], cell["channel"]) == (row["year"], "phone"))
            assert phone - row["second_matters"] + row["without_ticket"] == row["answered"]
            assert row["without_ticket"] == pytest.approx(0.032 * row["answered"], rel=0.01)


def test_every_slot_of_a_phrase_is_filled():
    filled = set(re.findall(r"'{(\w+)}'", (SYNTH / "sql" / "95_texts.sql").read_text("utf-8")))
    assert filled >= NUMBER_SLOTS
    phrases = [phrase for listed in WORDS.common.values() for phrase in listed] + WORDS.phrases
    assert {slot for phrase in phrases for slot in re.findall(r"{(.*?)}", phrase)} <= filled


def test_phrases_are_chinese_sentences_with_chinese_punctuation():
    assert not [phrase for phrase in WORDS.phrases if re.search(r"[\u4e00-\u9fff}][,?!:;]", phrase)]


def test_every_topic_has_a_place_a_season_and_a_unit_in_every_town():
    able = {(row["department"], row["level"], row["town_number"]) for row in bodies.assignments(CITY)}
    for topic in WORDS.topics:
        assert topic["place"] in places.KINDS
        assert topic["season"] in CITY["months"]
        for level in ("city", "county", "town"):
            for town in places.towns(CITY):
                assert (topic["department"], level, town["town_number"]) in able


def test_topics_share_one_tree_of_three_levels():
    categories = {
        row["category_code"]: row for row in lists.categories(CITY, WORDS.topics) if row["version"] == "made-up-2022"
    }
    assert {row["level"] for row in categories.values()} == {1, 2, 3}
    assert all(row["parent_code"] in categories for row in categories.values() if row["level"] > 1)
    assert {row["name"] for row in categories.values() if row["level"] == 1} == CITY["categories"]["consult"].keys()


def test_places_stand_in_their_ranges():
    stock_of_places = places.places(CITY, 1, WORDS.common)
    for stretch in places.ranges(stock_of_places):
        inside = stock_of_places[stretch["first"] : stretch["first"] + stretch["many"]]
        assert {(place["district_code"], place["kind"]) for place in inside} == {
            (stretch["district_code"], stretch["kind"])
        }


def test_units_are_told_apart_and_belong_together():
    units = bodies.units(CITY)
    codes = [unit["unit_code"] for unit in units]
    assert 60 <= len(codes) == len(set(codes))
    assert len({unit["name"] for unit in units}) == len(units)
    assert {unit["parent_code"] for unit in units} <= {None, *codes}
    assert {row["unit_code"] for row in bodies.assignments(CITY)} <= set(codes)
    assert all(row["unit_code"] != row["right_code"] for row in bodies.wrong_units(CITY, units))


def test_a_body_has_its_new_name_from_the_day_it_is_renamed_and_not_before():
    for years, names in {
        (2022,): ["银保监会淮安监管分局"],
        (2022, 2023): ["银保监会淮安监管分局", "金融监管总局淮安监管分局"],
    }.items():
        rows = [row for row in bodies.units(city("huaian", years)) if row["unit_code"] == "320800-finance"]
        assert [row["name"] for row in rows] == names
        assert [row["valid_to"] is None for row in rows] == [name == names[-1] for name in names]


def test_a_seat_is_never_empty_and_never_taken_twice():
    _, sitting = roster(CITY, bodies.network(CITY), 3)
    first, last = ((day - days.EPOCH).days for day in (date(2022, 1, 1), date(2023, 12, 31)))
    for seat in range(max(CITY["staff"]["agent"])):
        turns = sorted((row["first_day"], row["end_day"]) for row in sitting if row["seat"] == seat)
        assert turns[0][0] == first
        assert turns[-1][1] > last
        assert all(turn[1] == following[0] for turn, following in pairwise(turns))


def test_working_days_and_their_count_are_inverse():
    calendar = days.working_time(CITY)
    for number, day in enumerate(calendar["working_days"]):
        position = day - calendar["first_day"]
        assert calendar["is_working"][position] == 1
        assert calendar["days_worked"][position] == number
    make_up = date(2023, 1, 28)  # the Saturday after the Spring Festival was worked
    assert calendar["is_working"][(make_up - days.EPOCH).days - calendar["first_day"]] == 1


def test_a_new_class_comes_out_of_an_earlier_one():
    versions = {(row["version"], row["category_code"]) for row in lists.categories(CITY, WORDS.topics)}
    crosswalk = lists.crosswalk(CITY, WORDS.topics)
    assert all((row["from_version"], row["from_code"]) in versions for row in crosswalk)
    assert all((row["to_version"], row["to_code"]) in versions for row in crosswalk)
    assert [row for row in crosswalk if row["from_code"] != row["to_code"]]


def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path):
    with pytest.raises(HotlineError, match="xlsx"):
        next(synthesise(tmp_path, "yunze", 0.001, 1, form="xlsx"))
    with pytest.raises(HotlineError, match="100"):
        next(synthesise(tmp_path, "yunze", 0.00001, 1))
    assert not list(tmp_path.iterdir())


def test_only_the_busiest_have_a_quota_and_nobody_else_has_room_for_as_many():
    units = bodies.units(CITY)
    quotas, rooms = workloads.quotas(CITY, 0.1), workloads.rooms(CITY, units, 0.1, 1)
    least = {row["year"]: row["tickets"] for row in sorted(quotas, key=lambda row: -row["tickets"])}
    assert all(row["room"] < least[row["year"]] for row in rooms)
    assert not {row["unit_code"] for row in quotas} & {row["unit_code"] for row in rooms}
    in_pools = {row["unit_code"] for row in workloads.pools(CITY, units)}
    assert {row["unit_code"] for row in rooms} <= in_pools
