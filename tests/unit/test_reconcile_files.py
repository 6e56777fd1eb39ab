"""`hotline reconcile FILE`: a report of one's own is judged; bad input is named by file, line, column and remedy."""

import csv
import io

import pytest
from typer.testing import CliRunner

from hotline.cli import app
from hotline.errors import HotlineError
from hotline.reconcile.command import reconcile_reports
from hotline.reconcile.reading import read
from hotline.reconcile.relation import relations
from tests.unit.reports import KINDS, line, written

GOOD = [line("requests", "100"), line("requests_phone", "90"), line("requests_internet", "7")]


def test_a_report_is_judged_by_itself_and_by_the_year_before(tmp_path):
    path = written(
        tmp_path,
        line("requests", "1500000", "↑3.4%", year="2024", document="淮安2024"),
        line("requests_phone", "1490000", year="2024", document="淮安2024"),
        line("requests_internet", "10001", year="2024", document="淮安2024"),
    )
    # 1,500,000 ÷ 1,450,699 − 1 = 3.398 %, by the report of 2023 that the project holds.
    rows = list(csv.DictReader(io.StringIO("\n".join(reconcile_reports(path, "csv", every=True)))))
    assert {(row["what"], row["verdict"], row["printed"]) for row in rows} == {
        ("value", "error", "1500000"),
        ("change", "right", "↑3.4%"),
    }
    assert {row["document"] for row in rows} == {"淮安2024"}


def test_the_command_shows_findings_and_a_count(tmp_path):
    shown = CliRunner().invoke(app, ["reconcile", "--findings"])
    assert shown.exit_code == 0
    assert "292" in shown.output
    assert "错误 9，提醒 12" in shown.output
    one = CliRunner().invoke(app, ["reconcile", str(written(tmp_path, *GOOD)), "--format", "csv"])
    assert one.output.startswith("document,area_code")


def test_an_unknown_format(tmp_path):
    shown = CliRunner().invoke(app, ["reconcile", "--format", "xml"])
    assert isinstance(shown.exception, HotlineError)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"document": ""}, ["document"]),
        ({"as_printed": "", "value": ""}, ["as_printed"]),
        ({"as_printed": "很多", "value": ""}, ["as_printed", "很多"]),
        ({"value": "101"}, ["value", "100", "101"]),
        ({"value": ""}, ["value", "100"]),
        ({"value": "nan"}, ["value", "nan"]),
        ({"as_printed": "—", "value": "0"}, ["value", "0"]),
        ({"indicator_id": "requets"}, ["indicator_id", "requets", "requests"]),
        ({"indicator_id": ""}, ["indicator_id"]),
        ({"area_code": "淮安"}, ["area_code", "淮安"]),
        ({"year": "23"}, ["year", "23"]),
        ({"year": ""}, ["year", "note"]),
        ({"counted_from": "2023-13-01"}, ["counted_from", "2023-13-01"]),
        ({"counted_to": "2023-02-30"}, ["counted_to", "2023-02-30"]),
        ({"counted_to": "2024-01-31"}, ["counted_to", "2024-01-31", "2023"]),
        ({"figure_kind": "number"}, ["figure_kind", "number", "target"]),
        ({"change_as_printed": "大幅上升", "change_kind": "percent"}, ["change_as_printed", "大幅上升"]),
        ({"change_as_printed": "↑3%"}, ["change_kind", "points"]),
        ({"change_kind": "points"}, ["change_kind"]),
        ({"change_as_printed": "↑3%", "change_kind": "times"}, ["change_kind", "times"]),
        ({"scope_kind": "unit"}, ["scope_name"]),
    ],
)
def test_a_bad_cell_is_named(tmp_path, cells, said):
    path = written(tmp_path, GOOD[1], GOOD[0] | cells)
    with pytest.raises(HotlineError) as error:
        read(path, KINDS)
    for part in ["report.csv", "3", *said]:
        assert part in str(error.value)


def test_every_bad_line_is_named_at_once(tmp_path):
    with pytest.raises(HotlineError) as error:
        read(written(tmp_path, GOOD[0] | {"year": "x"}, GOOD[1], GOOD[1], GOOD[2] | {"value": "8"}), KINDS)
    assert len(str(error.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ["document", "value"]),
        ("地区,年份,数量\n淮安,2023,1\n".encode(), ["地区", "document"]),
        ("document,area_code\n淮安,320800\n".encode("gbk"), ["UTF-8"]),
        (b"\x00\x01\x02", ["report.csv"]),
    ],
)
def test_a_file_that_is_no_report(tmp_path, content, said):
    path = tmp_path / "report.csv"
    path.write_bytes(content)
    with pytest.raises(HotlineError) as error:
        read(path, KINDS)
    for part in said:
        assert part in str(error.value)


def test_a_file_without_figures_with_short_lines_or_that_is_not_there(tmp_path):
    with pytest.raises(HotlineError, match="2"):
        read(written(tmp_path), KINDS)
    path = written(tmp_path, GOOD[0])
    path.write_text(path.read_text(encoding="utf-8") + "a,b\n\n", encoding="utf-8")
    with pytest.raises(HotlineError, match="18"):
        read(path, KINDS)
    with pytest.raises(HotlineError, match="nowhere"):
        read(tmp_path / "nowhere.csv", KINDS)
    with pytest.raises(HotlineError):
        read(tmp_path, KINDS)


def test_a_mark_at_the_beginning_and_blank_lines_do_no_harm(tmp_path):
    path = written(tmp_path, GOOD[0])
    path.write_text("\ufeff" + path.read_text(encoding="utf-8") + "\n,,,,,,,,,,,,,,,,\n", encoding="utf-8")
    assert [figure.as_printed for figure in read(path, KINDS)] == ["100"]


WHY = "why: {zh: 中, en: en}"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- just words", ["id, kind"]),
        (f"- {{id: a, kind: summe, of: requests, parts: [], {WHY}}}", ["summe", "sum"]),
        (f"- {{id: a, kind: sum, of: requests, {WHY}}}", ["parts"]),
        (f"- {{id: a, kind: max, of: requests, parts: [], judge: all, {WHY}}}", ["judge"]),
        (f"- {{id: a, kind: base, severity: bad, {WHY}}}", ["bad", "warn"]),
        ("- {id: a, kind: base, why: {zh: 中}}", ["zh", "en"]),
        (f"- {{id: a, kind: max, of: requets, parts: [], {WHY}}}", ["requets", "requests"]),
        ("- {id: [", ["relations.yml"]),
    ],
)
def test_a_relation_that_cannot_be_right_is_named(tmp_path, monkeypatch, entry, said):
    monkeypatch.setenv("HOTLINE_LANGUAGE", "en")
    (tmp_path / "relations.yml").write_text(entry, encoding="utf-8")
    with pytest.raises(HotlineError) as error:
        relations(set(KINDS), tmp_path)
    for part in said:
        assert part in str(error.value)
