"""The small city's annual report against one made by hand, and what users are told when there is none."""

import re
from pathlib import Path

import pytest

from hotline import publish
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.report.annual import annual
from hotline.report.layout import layout, names
from hotline.report.model import Merged
from hotline.report.writers import markdown

# Made by hand from worked.csv and the city's files; tables only, the foot is looked at by itself.
BY_HAND = Path(__file__).parents[1] / "small_city" / "annual_2023.md"


@pytest.fixture(scope="module")
def report(built_city):
    return annual(built_city, 2023, "320800", "huaian_2023")


def test_the_small_city_is_as_made_by_hand(report):
    assert markdown.render(report).split("## 说明")[0] == BY_HAND.read_text("utf-8")


def test_the_foot_names_snapshot_options_and_every_definition(built_city, report):
    snapshot = publish.current(built_city)
    assert snapshot.id in report.foot[0]
    assert "huaian_2023" in report.foot[1]
    assert report.foot[2] == (
        "百分数四舍五入，但参评率、诉求类型占比（咨询类）、诉求类型占比（非咨询类）、诉求类型占比截取。"
    )
    asked = layout("huaian_2023").indicators()
    assert [re.search(r"（([a-z0-9_]+)）：", line)[1] for line in report.foot[5:]] == asked


@pytest.mark.parametrize(
    ("percentages", "rate", "share", "said"),
    # 6 of 9 answered within 30 seconds; of 30 requests 13 about housing, which reads the same either way
    [("round", "66.67%", "43.33%", "一律四舍五入"), ("cut", "66.66%", "43.33%", "一律截取")],
)
def test_all_percentages_can_be_rounded_or_cut_off(built_city, percentages, rate, share, said):
    changed = annual(built_city, 2023, "320800", "huaian_2023", percentages)
    calls, categories = changed.sections[0].tables[1], changed.sections[4].tables[1]
    assert calls.body[0][2].startswith(rate)
    assert categories.body[3][1].endswith(f"({share})")
    assert said in changed.foot[2]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("area", ["320800", "320682", "320000", "320803"])
def test_every_layout_is_whole_for_every_kind_of_area(built_city, name, area):
    for section in annual(built_city, 2023, area, name).sections:
        for table in section.tables:
            assert all(len(row) == len(table.head[0]) for row in table.rows)
            assert all(isinstance(slot, Merged) or slot for row in table.rows for slot in row)


def test_the_years_on_record_have_a_first_a_highest_and_a_sum(built_city):
    # 13 requests in 2022, 40 in 2023
    first = annual(built_city, 2023, "320800", "zhenjiang_2020").sections[0].tables[0]
    assert [row[1] for row in first.body[:3]] == ["0.00万", "0.00万", "207.69%"]
    figures = annual(built_city, 2023, "320800", "jiangsu_2024").sections[0].tables[0]
    assert dict(figures.body)["年均增长率"] == "207.7%"


@pytest.mark.parametrize(
    ("year", "area", "said"),
    [(2023, "110000", "320000, 320682, "), (1999, "320800", "2022, 2023"), (2023, "' or 1=1 --", "320800")],
)
def test_no_such_year_or_area_is_said_with_those_there_are(built_city, year, area, said):
    with pytest.raises(HotlineError, match=said):
        annual(built_city, year, area, "huaian_2023")


def test_a_way_of_printing_percentages_that_there_is_not(built_city):
    with pytest.raises(HotlineError, match="round, cut"):
        annual(built_city, 2023, "320800", "huaian_2023", "bankers")


def test_without_a_snapshot_there_is_nothing_to_report(tmp_path):
    with pytest.raises(HotlineError, match="hotline run"):
        annual(DataFolder(tmp_path), 2023, "320800", "huaian_2023")
