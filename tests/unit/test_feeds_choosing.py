"""Which feed takes a file, and what a sender or the writer of a feed is told when something does not fit."""

from pathlib import Path, PurePath

import pytest

from hotline import contracts, paths
from hotline.errors import HotlineError
from hotline.feeds import choose
from hotline.feeds.contract_layout import named_after
from hotline.feeds.header import Header, Peek
from hotline.feeds.loading import load, load_all

DISTRICT = (
    'files: ["a*.csv", 区*.csv]\ntables:\n  districts:\n    columns: { district_code: [代码, 编码], name: 名称 }\n'
)
TICKETS = contracts.tables()["tickets"]


def peek(*names: str, sheet: str | None = None) -> Peek:
    return lambda _: [Header(names, sheet)]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("tickets.csv", "tickets"),
        ("Tickets_2024-05.parquet", "tickets"),
        ("ticket_events-2024.csv.gz", "ticket_events"),
        ("tickets (2).xlsx", "tickets"),
        ("inbox/may/calls2024.csv", "calls"),
        ("ticketsx.csv", None),
        ("my_tickets.csv", None),
    ],
)
def test_contract_tables_by_name(name: str, table: str | None) -> None:
    found = named_after(name)
    assert (found and found.name) == table


def test_contract_layout_by_name_and_header(tmp_path: Path) -> None:
    feed = choose(PurePath("tickets_1.csv"), peek(*TICKETS.required, "无关列"), tmp_path)
    assert feed.name == "contract:tickets"
    assert set(TICKETS.required) <= feed.layout.header_names
    labels = [TICKETS.column(name).label_zh + " *" for name in TICKETS.required]
    assert choose(PurePath("tickets.xlsx"), peek(*labels), tmp_path).name == "contract:tickets"


def test_a_workbook_with_a_sheet_per_table(tmp_path: Path) -> None:
    district, population = (contracts.tables()[name].required for name in ("districts", "populations"))
    sheets = [Header(("a", "name"), "说明"), Header(district, "districts 行政区划"), Header(population, "populations")]
    feed = choose(PurePath("填报.xlsx"), lambda _: sheets, tmp_path)
    assert feed.layout.sheets == ("districts 行政区划", "populations")
    assert {(rule.table, rule.sheets) for rule in feed.rules} == {
        ("districts", ("districts 行政区划",)),
        ("populations", ("populations",)),
    }
    sheets[0] = Header((*district, "更多"), "Sheet1")
    with pytest.raises(HotlineError, match=r"(?s)Sheet1.*districts"):
        choose(PurePath("填报.xlsx"), lambda _: sheets, tmp_path)


def test_a_contract_file_by_another_name_is_told_its_name(tmp_path: Path) -> None:
    with pytest.raises(HotlineError, match=r"(?s)export\.csv.*ticket_events\.csv"):
        choose(PurePath("export.csv"), peek(*contracts.tables()["ticket_events"].required), tmp_path)


def test_a_missing_required_column_is_named(tmp_path: Path) -> None:
    names = [name for name in TICKETS.required if name not in ("accepted_at", "content")]
    with pytest.raises(HotlineError, match=r"(?s)tickets\.csv.*accepted_at, content"):
        choose(PurePath("tickets.csv"), peek(*names), tmp_path)


def test_pattern_and_header_choose_a_feed(tmp_path: Path) -> None:
    write(tmp_path, "narrow", DISTRICT)
    assert choose(PurePath("区划.CSV"), peek("编码", "名 称"), tmp_path).name == "narrow"
    assert choose(PurePath("a.csv.gz"), peek("编码", "名称"), tmp_path).name == "narrow"
    with pytest.raises(HotlineError, match=r"b\.csv"):
        choose(PurePath("b.csv"), peek("编码", "名称"), tmp_path)
    with pytest.raises(HotlineError, match=r"(?s)a\.csv.*narrow.*名称"):
        choose(PurePath("a.csv"), peek("编码", "别名"), tmp_path)


def test_the_feed_that_reads_more_of_the_header_wins(tmp_path: Path) -> None:
    write(tmp_path, "narrow", DISTRICT)
    write(tmp_path, "wide", DISTRICT.replace("名称 }", "名称, parent_code: 上级 }"))
    assert choose(PurePath("a.csv"), peek("编码", "名称", "上级"), tmp_path).name == "wide"
    with pytest.raises(HotlineError, match="narrow, wide"):
        choose(PurePath("a.csv"), peek("编码", "名称"), tmp_path)


def test_a_signature_keeps_other_senders_out(tmp_path: Path) -> None:
    write(tmp_path, "signed", "header: [[盖章单位, 单位]]\n" + DISTRICT)
    assert choose(PurePath("a.csv"), peek("编码", "名称", "单位"), tmp_path).name == "signed"
    with pytest.raises(HotlineError, match="盖章单位"):
        choose(PurePath("a.csv"), peek("编码", "名称"), tmp_path)


def test_a_sheet_of_another_layout_is_not_read_as_nothing(tmp_path: Path) -> None:
    headers = [Header(("编码", "名称"), "一月"), Header(("编码", "别名"), "二月")]
    write(tmp_path, "book", DISTRICT)
    with pytest.raises(HotlineError, match=r"(?s)a\.csv.*二月.*名称.*sheets"):
        choose(PurePath("a.csv"), lambda _: headers, tmp_path)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("files:", "file:", "file"),
        ("  districts:", "  district:", r"tables\.district"),
        ("name: 名称", "nam: 名称", r"columns\.nam"),
        (", name: 名称", "", "name"),
        ("名称 }", "{ first: x, join: y } }", r"columns\.name.*first"),
        ("名称 }", "{ map: {}, default: x } }", "from"),
        ("名称 }", "{ map: unknown, from: x } }", r"columns\.name\.map"),
        ("名称 }", "{ part: '(', from: x } }", r"columns\.name\.part"),
        ("名称 }", "{ part: '(?=x)', from: x } }", r"columns\.name\.part"),
        ("名称 }", "{ date: '%Q', from: x } }", r"columns\.name\.date"),
        ("名称 }", "{ first: [] } }", r"columns\.name\.first"),
        ("名称 }", "{ const: [a, b] } }", r"columns\.name\.const"),
        (DISTRICT, "", "mapping|键"),
        (DISTRICT, "- a", "mapping|键"),
        ("名称 }", "{ date: nonsense, from: x } }", r"columns\.name\.date"),
        ("名称 }", "名称, name: 别名 }", "name: twice"),
        ("名称 }", "名称", "YAML"),
        ("files:", "encoding: latin1\nfiles:", "gb18030"),
        ("files:", "header_row: 0\nfiles:", "header_row"),
        ("files:", "delimiter: ';;'\nfiles:", "delimiter"),
        ("    columns:", "    once: maybe\n    columns:", "once"),
        ("    columns:", "    when: { filed: x }\n    columns:", r"when\.filed"),
    ],
)
def test_a_mistake_in_a_feed_is_named_where_it_stands(tmp_path: Path, was: str, now: str, told: str) -> None:
    assert was in DISTRICT
    with pytest.raises(HotlineError, match=rf"(?s)wrong\.yml.*{told}"):
        load(write(tmp_path, "wrong", DISTRICT.replace(was, now)))


def test_a_code_that_the_contract_does_not_know_is_a_mistake(tmp_path: Path) -> None:
    text = """
files: a
tables:
  police_transfers:
    columns:
      transfer_id: a
      city_code: a
      direction: { map: { 转出: outgoing, 转入: ingoing }, from: a }
      transferred_at: a
      updated_at: a
"""
    with pytest.raises(HotlineError, match=r"(?s)direction.*ingoing.*incoming"):
        load(write(tmp_path, "wrong", text))
    assert load(write(tmp_path, "right", text.replace("ingoing", "incoming")))


def test_the_feeds_of_the_project_are_valid() -> None:
    assert {feed.name for feed in load_all(paths.FEEDS)} >= {"leader_messages", "nyc311"}
