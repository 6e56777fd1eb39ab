"""A draft recognises columns by name and content, is valid as it stands, and a check says what is left to do."""

import csv
import re
import zipfile
from io import StringIO
from pathlib import Path

import pytest
import xlsxwriter
import yaml
from rich.console import Console

from hotline.errors import HotlineError
from hotline.feeds.checking import check
from hotline.feeds.commands import write_draft
from hotline.feeds.draft import draft
from hotline.feeds.loading import load
from hotline.feeds.showing import show

HEADER = (
    "工单编号,来电时间,受理渠道,来电人,号码,诉求类型,一级分类,二级分类,所属区县,诉求内容,紧急程度,主办单位,"
    "派单时间,办结时间,截止时间,工单状态,满意度,备注"
)
CHANNELS = ["来电", "微信公众号", "市长信箱", "传真"]


def line(number: int) -> list[str]:
    day = f"2024/5/{number + 1} 9:05:08"
    done = day if number % 2 else ""
    return [
        f"HA{number:05}", day, CHANNELS[number % 4], "王小明", f"1380000{number:04}", "咨询", "城乡建设", "市容",
        "清江浦区", f"夜间施工,请回电1390000{number:04}", "加急", "城管局", day, done, "2024年5月30日",
        "已办结" if done else "处理中", "满意" if done else "", "老李经办",
    ]  # fmt: skip


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "工单导出_2024-05.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        file.write(f"工单明细表\r\n{HEADER}\r\n")
        csv.writer(file).writerows(line(number) for number in range(20))
    return path


def drafted(path: Path) -> tuple[str, dict]:
    text = draft(path)
    return text, yaml.safe_load(text)


def test_the_draft_of_a_wide_export(export: Path) -> None:
    text, feed = drafted(export)
    assert (feed["files"], feed["format"], feed["encoding"]) == (["工单导出*.csv"], "csv", "gb18030")
    assert feed["dates"] == ["slash", "chinese"]
    columns = feed["tables"]["tickets"][0]["columns"]
    assert columns["ticket_id"] == "工单编号"
    assert columns["accepted_at"] == "来电时间"
    # Known by its values alone.
    assert columns["requester_phone"] == "号码"
    assert columns["due_at"] == "截止时间"
    assert columns["category_code"] == {"join": ["一级分类", "二级分类"], "with": "/"}
    assert columns["updated_at"] == {"first": ["办结时间", "来电时间"]}
    assert feed["codes"]["channels"] == {"来电": "phone", "微信公众号": "wechat", "市长信箱": "web"}
    assert feed["codes"]["urgencies"] == {"加急": "urgent"}
    assert "# 传真: ?" in text
    assert "#   备注" in text
    events = [rule["columns"]["event_type"]["const"] for rule in feed["tables"]["ticket_events"]]
    assert events == ["dispatched", "completed"]
    assert set(feed["tables"]) == {"tickets", "ticket_events", "callbacks", "units", "categories", "districts"}


def test_a_draft_holds_no_value_but_codes(export: Path) -> None:
    text, _ = drafted(export)
    assert not [value for value in ("王小明", "1380000", "1390000", "老李", "夜间施工") if value in text]


def test_a_draft_is_valid_and_its_check_says_what_is_left(export: Path, tmp_path: Path) -> None:
    target = tmp_path / "drafted.yml"
    target.write_text(draft(export), encoding="utf-8")
    feed = load(target)
    found = check(feed, export)
    assert (found.lines, found.rejected.total(), found.encoding) == (20, 0, "gb18030")
    assert found.rows == {
        "tickets": 20,
        "ticket_events": 30,
        "callbacks": 10,
        "units": 1,
        "categories": 2,
        "districts": 2,
    }
    assert found.unmapped == {("tickets", "channel_code", "传真"): 5}
    assert not found.unreadable.total()
    assert not found.empty.total()
    screen = StringIO()
    show(feed, export.name, found, Console(file=screen, width=200))
    shown = screen.getvalue()
    assert "传真 × 5" in shown
    assert "2024/5/1 9:05:08" in shown
    assert "2024-05-01 09:05:08" in shown
    assert not [value for value in ("王小明", "1380000", "13900000", "老李") if value in shown]


def test_what_a_check_counts(tmp_path: Path) -> None:
    feed_file = tmp_path / "transfers.yml"
    feed_file.write_text(
        """
files: "*.csv"
tables:
  police_transfers:
    columns:
      transfer_id: 编号
      city_code: 市
      direction: { map: { 转出: outgoing }, from: 方向 }
      transferred_at: 时间
      updated_at: 时间
""",
        encoding="utf-8",
    )
    data = tmp_path / "a.csv"
    data.write_text(
        "编号,市,方向,时间\n1,320800,转出,2024-05-01\n2,,转走,昨天\n3,320800,转走,2024/5/3\n", encoding="utf-8"
    )
    found = check(load(feed_file), data)
    assert +found.empty == {("police_transfers", "city_code"): 1}
    assert found.unmapped == {("police_transfers", "direction", "转走"): 2}
    unreadable = {("police_transfers", "transferred_at"): 1, ("police_transfers", "updated_at"): 1}
    assert +found.unreadable == unreadable
    data.write_text("编号,方向,时间\n1,转出,2024-05-01\n", encoding="utf-8")
    with pytest.raises(HotlineError, match=r"(?s)a\.csv.*市"):
        check(load(feed_file), data)


@pytest.mark.parametrize(
    ("header", "row", "table"),
    [
        (
            "话单编号,呼入时间,接通时间,挂断时间,坐席工号,呼叫类型",
            "1,2024-05-01 8:00,2024-05-01 8:01,2024-05-01 8:02,7,呼入",
            "calls",
        ),
        ("行政区划代码,行政区划名称,上级代码", "320812,清江浦区,320800", "districts"),
        ("回访编号,工单编号,回访时间,满意度,是否解决", "1,2,2024-05-01,满意,是", "callbacks"),
        ("Unique Key,Created Date,Status,Descriptor", "1,02/17/2020 12:19:00 PM,Closed,Noise", "tickets"),
    ],
)
def test_the_table_that_explains_a_file(tmp_path: Path, header: str, row: str, table: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    _, feed = drafted(path)
    assert next(iter(feed["tables"])) == table
    target = tmp_path / "drafted.yml"
    target.write_text(draft(path), encoding="utf-8")
    assert check(load(target), path).lines == 1


def test_a_file_that_nothing_is_known_of_still_gets_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("甲,乙,a: b #\n1,2,3\n", encoding="utf-8")
    text, feed = drafted(path)
    assert feed["tables"]
    assert "#   'a: b #'" in text
    target = tmp_path / "drafted.yml"
    target.write_text(text, encoding="utf-8")
    assert load(target)


def test_a_file_in_an_archive_is_looked_into(tmp_path: Path, export: Path) -> None:
    package = tmp_path / "五月.zip"
    with zipfile.ZipFile(package, "w") as file:
        file.write(export, export.name)
    assert drafted(package)[0] == draft(export)
    target = tmp_path / "drafted.yml"
    target.write_text(draft(export), encoding="utf-8")
    assert check(load(target), package).rows["tickets"] == 20


def test_a_workbook_with_titles_above_its_header(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet, notes = book.add_worksheet("明细"), book.add_worksheet("填报说明")
    rows = [["12345 工单台账"], ["(2024年5月)"], HEADER.split(","), *(line(number) for number in range(3))]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    notes.write(0, 0, "请按月填报")
    book.close()
    text, feed = drafted(path)
    assert (feed["format"], feed["sheets"]) == ("xlsx", ["明细"])
    assert "在第 3 行找到" in text
    assert feed["tables"]["tickets"][0]["columns"]["ticket_id"] == "工单编号"


@pytest.mark.parametrize(("name", "content"), [("no.csv", None), ("empty.csv", b""), ("broken.xlsx", b"PK\x03\x04")])
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(HotlineError, match=re.escape(name)):
        draft(path)


def test_a_draft_never_overwrites_a_feed(tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotline.paths.FEEDS", tmp_path / "feeds")
    assert "工单导出" in write_draft(export, None, None)
    assert (tmp_path / "feeds" / "工单导出.yml").exists()
    with pytest.raises(HotlineError, match="--name"):
        write_draft(export, None, None)
    with pytest.raises(HotlineError, match=r"city\.export"):
        write_draft(export, "city.export", None)
    with pytest.raises(HotlineError, match="ticket_events"):
        write_draft(export, "other", "no_table")
