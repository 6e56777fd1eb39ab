"""The page on printed reports: what is counted, what is shown first, what the address chooses."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.words import Words
from hotline.paths import DataFolder
from tests.dashboards.seen import assert_whole, html_of

Open = Callable[..., AppTest]


def lines(app: AppTest) -> list[str]:
    """The verdict and place of each figure shown, in order."""
    text = html_of(app)
    found = re.findall(r'class="target verdict-(\w+)".*?<th scope="row"><b>(.*?)</b><small>(.*?)　', text)
    return [" ".join(one) for one in found]


def test_verdicts_are_counted_by_document(city: DataFolder, opened: Open) -> None:
    text = html_of(opened("reconciliation"))
    # figures printed, errors, warnings, cannot tell, right: of values and changes
    assert re.search(r">云川2024<.*?>云川市<.*?>70<.*?>1<.*?>1<.*?>1<.*?>68<", text)
    assert re.search(r">外地2024<.*?>995500<.*?>1<.*?>1<.*?>0<.*?>0<.*?>0<", text)


def test_problems_come_first_with_a_sign_and_a_word(city: DataFolder, opened: Open) -> None:
    app = opened("reconciliation")
    assert lines(app)[:5] == [
        "error 第2行 · 诉求总量(件) 云川2024",
        "error 满意率 外地2024",
        "warn 第3行 · 诉求总量(件) 云川2024",
        "cannot_tell 第4行 · 诉求总量(件) 云川2024",
        "right 第2行 · 诉求总量(件)（升降） 云川2024",
    ]
    text = html_of(app)
    assert '<i aria-hidden="true">✗</i>有误' in text
    assert "两行的平均值不能相加" in text
    assert all(figure in text for figure in ("292", "191.8", "+100.2"))
    assert Words("zh")("by.more", shown=60, count=72) in text


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        ({"verdict": "warn"}, ["warn 第3行 · 诉求总量(件) 云川2024"]),
        ({"document": "外地2024"}, ["error 满意率 外地2024"]),
        ({"about": "995500"}, ["error 满意率 外地2024"]),
        ({"about": "995500", "verdict": "right"}, []),
        ({"document": "没有的报告", "verdict": "cannot_tell"}, ["cannot_tell 第4行 · 诉求总量(件) 云川2024"]),
        (
            {"against": "warehouse"},
            ["right 第2行 · 诉求总量(件) 云川2024", "right 第3行 · 诉求总量(件) 云川2024"],
        ),
        ({"against": "warehouse", "about": "995500"}, []),
    ],
)
def test_the_address_chooses(city: DataFolder, opened: Open, choices: dict[str, str], shown: list[str]) -> None:
    app = opened("reconciliation", **choices)
    assert_whole(app)
    assert lines(app) == shown


def test_english_explains_in_english(city: DataFolder, opened: Open) -> None:
    text = html_of(opened("reconciliation", lang="en", verdict="error"))
    assert "two means cannot be added" in text
    assert "</i>Error" in text


def test_what_is_shown_can_be_taken_home(city: DataFolder, opened: Open) -> None:
    app = opened("reconciliation")
    kinds = {button.proto.label for button in app.get("download_button")}
    assert kinds == {Words("zh")("download.csv"), Words("zh")("download.excel")}
