"""The catalogue of indicators: the page is up to date, and a line that cannot be right stops the build."""

import csv
import io

import pytest

from hotline import catalogue, catalogue_page
from hotline.errors import HotlineError

GOOD = dict(
    indicator_id="agreed_rate",
    sort_order="10",
    name_zh="同意率",
    name_en="Agreed",
    section="handling",
    kind="ratio",
    numerator="on_time_cases",
    denominator="due_cases",
    unit="%",
    decimals="2",
    rounding="round",
    better="higher",
    target="0.9",
    valid_from="2024-01-01",
    definition="按时 ÷ 应办结",
    definition_en="On time / due",
    source="测试",
)


@pytest.fixture
def written(tmp_path):
    """Writes lines as a catalogue and returns its path."""

    def write(*lines: dict[str, str]):
        text = io.StringIO()
        writer = csv.DictWriter(text, list(GOOD), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
        path = tmp_path / "indicators.csv"
        path.write_text(text.getvalue(), encoding="utf-8")
        return path

    return write


def test_the_catalogue_of_the_project_holds():
    catalogue.check()


def test_the_page_is_the_one_the_catalogue_writes():
    assert catalogue_page.PAGE.read_text(encoding="utf-8") == catalogue_page.text(), "run `make docs`"


def test_a_good_line_is_accepted(written):
    catalogue.check(written(GOOD))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"numerator": "on_time_casse"}, ["on_time_casse", "on_time_cases"]),
        ({"denominator": "nothing_like_it_anywhere"}, ["denominator", "nothing_like_it_anywhere"]),
        ({"definition": " "}, ["definition"]),
        ({"definition_en": ""}, ["definition_en"]),
        ({"name_zh": ""}, ["name_zh"]),
        ({"indicator_id": ""}, ["indicator_id"]),
        ({"denominator": "requests"}, ["requests", "due", "accepted"]),
        ({"numerator": "chats", "denominator": "wait_seconds_"}, ["wait_seconds"]),
        ({"denominator": ""}, ["ratio"]),
        ({"kind": "count"}, ["count", "due_cases"]),
        ({"kind": "median"}, ["median", "cagr"]),
        ({"better": "more"}, ["more", "higher"]),
        ({"section": "else"}, ["else"]),
        ({"rounding": ""}, ["rounding"]),
        ({"decimals": "two"}, ["decimals", "two"]),
        ({"target": "95 %"}, ["target", "95 %"]),
        ({"target": "95"}, ["target", "95", "0.95"]),
        ({"target": "-0.1"}, ["target", "-0.1"]),
        ({"target": ""}, ["target", "2024-01-01"]),
        ({"valid_from": ""}, ["0.9", "valid_from"]),
        ({"unit": "件"}, ["ratio", "件"]),
        ({"unit": ""}, ["unit"]),
        ({"kind": "mean"}, ["mean", "%"]),
        ({"valid_from": "2024/1/1"}, ["valid_from", "2024/1/1"]),
        ({"numerator": "unit_requests", "denominator": "answered_by_agent"}, ["unit_requests", "answered_by_agent"]),
    ],
)
def test_a_line_that_cannot_be_right_stops_the_build(written, change, said):
    with pytest.raises(HotlineError) as stopped:
        catalogue.check(written(GOOD | {"indicator_id": "other"}, GOOD | change))

    message = str(stopped.value)
    assert "3" in message
    for part in said:
        assert part in message


def test_an_id_stands_once(written):
    with pytest.raises(HotlineError, match="agreed_rate") as stopped:
        catalogue.check(written(GOOD, GOOD))

    assert "2" in str(stopped.value)
    assert "3" in str(stopped.value)


def test_every_wrong_line_is_named_by_the_line_it_begins_on(written):
    lines = [GOOD | {"definition": "两\n行"}, GOOD | {"indicator_id": "b", "kind": "x"}, GOOD | {"better": "y"}]

    with pytest.raises(HotlineError) as stopped:
        catalogue.check(written(*lines))

    assert [line for line in ("4", "5") if line not in str(stopped.value)] == []


@pytest.mark.parametrize(
    "text",
    ["", "indicator_id,name_zh\n", ",".join(GOOD) + ",extra\n", ",".join(GOOD) + "\na,b\n"],
    ids=["empty", "columns missing", "column too many", "cells missing"],
)
def test_a_file_of_another_form_is_refused(tmp_path, text):
    path = tmp_path / "indicators.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(HotlineError):
        catalogue.check(path)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "indicators.csv"
    path.write_bytes("指标".encode("gb18030"))

    with pytest.raises(HotlineError, match="UTF-8"):
        catalogue.check(path)


def test_a_measure_is_counted_by_a_time_that_is_known(tmp_path):
    column = "{ name: n, config: { meta: { basis: birthday } } }"
    (tmp_path / "agg_a.yml").write_text(f"models:\n  - name: agg_a\n    columns: [{column}]\n", encoding="utf-8")

    with pytest.raises(HotlineError, match="birthday") as stopped:
        catalogue.measures(tmp_path)

    assert "agg_a.yml" in str(stopped.value)


def test_a_measure_is_counted_by_one_time(tmp_path):
    for name, basis in (("agg_a", "due"), ("agg_b", "event")):
        column = f"{{ name: n, config: {{ meta: {{ basis: {basis} }} }} }}"
        (tmp_path / f"{name}.yml").write_text(f"models:\n  - name: {name}\n    columns: [{column}]\n", encoding="utf-8")

    with pytest.raises(HotlineError, match="due"):
        catalogue.measures(tmp_path)
