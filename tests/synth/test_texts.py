"""The texts of the made-up city: each its own, about its place and its matter, and nobody's."""

import re

import pytest

from hotline.synth import stock
from tests.synth.made import City

COMMON = stock.read().common
ESTATES = f"(?:{'|'.join(COMMON['place_names'])})(?:{'|'.join(COMMON['estate_kinds'])})"


def of(huaian: City, table: str) -> str:
    """A table as its files hold it: the texts are not among what the session's database keeps."""
    return f"read_csv('{huaian.folder}/{table}_*.csv', all_varchar = true)"


def test_texts_are_all_different(huaian: City):
    [(contents, different, answers, different_answers)] = huaian.ask(
        "select count(content), count(distinct content), count(answer), count(distinct answer) from "
        + of(huaian, "tickets")
    )
    assert different >= 0.999 * contents
    assert different_answers >= 0.99 * answers


def test_no_sentence_pattern_dominates(huaian: City):
    skeleton = f"regexp_replace(regexp_replace(content, '[0-9]+', '#', 'g'), '{ESTATES}', '@', 'g')"
    [(most, patterns, contents)] = huaian.ask(
        f"select max(n), count(*), sum(n) from (select count(*) as n from {of(huaian, 'tickets')} group by {skeleton})"
    )
    assert most <= max(8, 0.0005 * contents)
    assert patterns >= 0.9 * contents or huaian.scale == 1


def test_nothing_of_the_making_is_left_in_a_text(huaian: City):
    for table, column in {
        "tickets.content": "content", "tickets.title": "title", "tickets.answer": "answer",
        "ticket_events.reason": "reason", "callbacks.reason": "reason",
    }.items():  # fmt: skip
        wrong = rf"regexp_matches({column}, '[{{}}¤]|。。|，。|：，|，，')"
        assert huaian.ask(f"select {column} from {of(huaian, table.split('.')[0])} where {wrong} limit 3") == [], table


def test_a_request_says_where_in_its_district(huaian: City):
    [(told,)] = huaian.ask(
        "select avg((contains(content, districts.name)"
        " or contains(content, regexp_extract(place, '^.*(?:街道|镇|乡)([^0-9]+)', 1)))::integer)"
        f" from {of(huaian, 'tickets')} inner join districts using (district_code)"
        " where request_type_code <> 'consult'"
    )
    assert told > 0.9


@pytest.mark.parametrize(
    ("category", "words"),
    {
        "拖欠工资": "工资|工钱|加班|欠薪|劳动|试用|社保",
        "养老保险": "养老|工龄|社保|退休",
        "供水服务": "水",
        "施工噪声": "噪|施工|打桩|渣土|拆迁|装修",
    }.items(),
)
def test_a_text_is_about_its_category(huaian: City, category, words):
    [(rows, fitting)] = huaian.ask(
        f"select count(*), count_if(regexp_matches(content, '{words}')) from {of(huaian, 'tickets')}"
        f" inner join (select distinct category_code from categories where name = '{category}') using (category_code)"
    )
    assert rows
    assert fitting >= 0.97 * rows


def test_no_number_in_a_text_is_anybodys(huaian: City):
    for column in ("content", "answer", "title", "requester_phone"):
        found = huaian.ask(
            f"select distinct substr(unnest(regexp_extract_all({column}, '[0-9]{{11,}}')), 1, 3)"
            f" from {of(huaian, 'tickets')}"
        )
        assert all(re.fullmatch("154|161|163|164|168|169|99.", prefix) for (prefix,) in found)


def test_what_is_to_come_lies_ahead(huaian: City):
    late = huaian.ask(
        "select regexp_extract(content, '希望([0-9]+)月([0-9]+)日前解决', ['m', 'd']) as day, accepted_at::timestamp"
        f" from {of(huaian, 'tickets')}"
        " where regexp_matches(content, '希望[0-9]+月[0-9]+日前解决')"
    )
    assert late
    for day, accepted in late:
        month = int(day["m"])
        ahead = (month - accepted.month) % 12
        assert ahead <= 1, (day, accepted)
        assert ahead or int(day["d"]) > accepted.day
