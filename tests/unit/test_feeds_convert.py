"""A feed file becomes contract rows: columns, constants, maps, dates, codes, several tables and rows of one line."""

from pathlib import Path, PurePath

import duckdb
import pyarrow as pa
import pytest

from hotline.feeds import Feed, choose
from hotline.feeds.header import Header
from hotline.feeds.loading import load

TICKET = """
      city_code: { const: "320800" }
      channel_code: { const: phone }
      line_code: { const: general }
      requester_kind: { const: public }
      request_type_code: { const: help }
      category_code: { const: x }
      district_code: { const: "320800" }
      content: 内容
      answered_by: { const: unit }
      status_code: { const: open }
      updated_at: 受理时间
"""


def ticket_feed(folder: Path, columns: str = "", head: str = "", rest: str = "") -> Feed:
    """A feed of wide exports that fills tickets; `columns` come before those that every ticket must have."""
    given = {line.split(":")[0].strip() for line in columns.splitlines()}
    kept = [line for line in TICKET.splitlines() if line.split(":")[0].strip() not in given]
    defaults = "" if "ticket_id" in given else "      ticket_id: [工单编号, 单号]\n"
    defaults += "" if "accepted_at" in given else "      accepted_at: 受理时间\n"
    path = folder / "wide.yml"
    text = f'files: ["*.csv"]\n{head}tables:\n  tickets:\n    columns:\n{defaults}{columns}' + "\n".join(kept)
    path.write_text(text + "\n" + rest, encoding="utf-8")
    return load(path)


def batch(**columns: list[str | None]) -> pa.Table:
    rows = len(next(iter(columns.values())))
    own = {"_line": pa.array(range(2, rows + 2), pa.int64()), "_sheet": pa.nulls(rows, pa.string())}
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()} | own)


def rows(feed: Feed, lines: pa.Table, table: str = "tickets") -> list[dict[str, str | None]]:
    with duckdb.connect() as connection:
        return feed.convert(connection, lines)[table].to_pylist()


def values(feed: Feed, lines: pa.Table, column: str) -> list[str | None]:
    return [row[column] for row in rows(feed, lines)]


def test_text_is_passed_on_as_received_and_the_rest_is_kept(tmp_path: Path) -> None:
    lines = batch(
        单号=[" 1 ", None], 受理时间=["2024-05-01", None], 内容=["a\n", ""], 备注=["x", None], 空=[None, None]
    )
    first, second = rows(ticket_feed(tmp_path), lines)
    assert (first["ticket_id"], first["content"], first["line_code"]) == (" 1 ", "a\n", "general")
    assert (first["_line"], first["_record"], first["_extra"]) == (2, 0, '{"备注":"x"}')
    assert (second["ticket_id"], second["accepted_at"], second["_extra"]) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019/1/6 9:05:08", "2019-01-06 09:05:08"),
        ("2017-06-08 17:31:20", "2017-06-08 17:31:20"),
        (" 2017-06-08 17:31:20.250\t", "2017-06-08 17:31:20"),
        ("2017-06-08T17:31", "2017-06-08 17:31:00"),
        ("2019年1月6日", "2019-01-06 00:00:00"),
        ("2019年01月06日 9时5分", "2019-01-06 09:05:00"),
        ("43471.378564", "2019-01-06 09:05:08"),
        ("43471", "2019-01-06 00:00:00"),
        ("02/17/2020 12:19:00 PM", "2020-02-17 12:19:00"),
        ("02/17/2020 12:19:00 AM", "2020-02-17 00:19:00"),
        ("06.01.2019 09-05", "2019-01-06 09:05:00"),
        # What fits no format is the gate's to judge, as it was sent.
        ("2019/2/30", "2019/2/30"),
        ("2019", "2019"),
        ("昨天", "昨天"),
        ("01/01/1900 12:00:00 AM", "1900-01-01 00:00:00"),
    ],
)
def test_dates_in_the_formats_that_senders_mix(tmp_path: Path, written: str, read: str) -> None:
    feed = ticket_feed(tmp_path, head='dates: [iso, slash, chinese, excel, us, "%d.%m.%Y %H-%M"]\n')
    assert values(feed, batch(单号=["1"], 受理时间=[written], 内容=["x"]), "accepted_at") == [read]


def test_us_dates_are_read_only_where_a_feed_says_so(tmp_path: Path) -> None:
    lines = batch(单号=["1"], 受理时间=["02/03/2020"], 内容=["x"])
    assert values(ticket_feed(tmp_path), lines, "accepted_at") == ["02/03/2020"]
    own = "      accepted_at: { date: us, from: 受理时间 }\n"
    assert values(ticket_feed(tmp_path, own), lines, "accepted_at") == ["2020-02-03 00:00:00"]


def test_first_join_code_and_part(tmp_path: Path) -> None:
    columns = """
      closed_at: { first: [办结时间, 归档时间] }
      category_code: { join: [{ code: 大类 }, { code: 小类 }], with: . }
      title: { join: [{ const: 关于 }, 大类, 小类], with: "·" }
      district_code: { part: '\\d{6}', from: 区域 }
      place: { part: '(\\p{Han}+)[(]', from: 区域 }
"""
    lines = batch(
        单号=["1", "2"],
        受理时间=["2024-05-01", "2024-05-02"],
        内容=["x", "y"],
        办结时间=[" ", "2024/5/3"],
        归档时间=["2024-05-04 10:00:00", None],
        大类=["Noise - Street/Sidewalk", None],
        小类=["噪声 污染", " "],
        区域=["淮安(320812)", "淮安"],
    )
    first, second = rows(ticket_feed(tmp_path, columns), lines)
    assert first["closed_at"] == "2024-05-04 10:00:00"
    assert second["closed_at"] == "2024-05-03 00:00:00"
    assert first["category_code"] == "noise_street_sidewalk.噪声_污染"
    assert first["title"] == "关于·Noise - Street/Sidewalk·噪声 污染"
    # Constants alone are no value: an identifier of a constant would be shared by all such rows.
    assert (second["category_code"], second["title"]) == (None, None)
    assert (first["district_code"], second["district_code"]) == ("320812", None)
    assert (first["place"], second["place"]) == ("淮安", None)


def test_code_maps_pass_on_what_they_do_not_know(tmp_path: Path) -> None:
    head = "codes:\n  channel: { 电话: phone, 110: police, 微信: wechat }\n"
    columns = """
      channel_code: { map: channel, from: 来源, empty: other }
      request_type_code: { map: { 咨询: consult, "It's A": other }, from: 类型, default: help }
"""
    lines = batch(
        单号=["1", "2", "3", "4"],
        受理时间=["2024-05-01"] * 4,
        内容=["x"] * 4,
        来源=["电话 ", "110", "传真", None],
        类型=["咨询", "it's a", "投诉", None],
    )
    converted = rows(ticket_feed(tmp_path, columns, head), lines)
    assert [row["channel_code"] for row in converted] == ["phone", "police", "传真", "other"]
    assert [row["request_type_code"] for row in converted] == ["consult", "other", "help", None]


def test_one_line_fills_several_tables_and_rows(tmp_path: Path) -> None:
    rest = """
  ticket_events:
    - columns:
        event_id: { join: [单号, { const: dispatched }], with: "-" }
        ticket_id: 单号
        event_type: { const: dispatched }
        occurred_at: 受理时间
        unit_code: 单位
        updated_at: 受理时间
    - when: { filled: 办结时间, is_not: { 单位: [无, 作废] } }
      columns:
        event_id: { join: [单号, { const: completed }], with: "-" }
        ticket_id: 单号
        event_type: { const: completed }
        occurred_at: 办结时间
        updated_at: 办结时间
  units:
    once: true
    columns:
      unit_code: 单位
      name: 单位
      city_code: { const: "320800" }
      level: { const: city }
      kind: { const: government }
      valid_from: { const: "2020-01-01" }
      updated_at: { const: "2020-01-01 00:00:00" }
"""
    lines = batch(
        单号=["1", "2", "3", "4"],
        受理时间=["2024-05-01"] * 4,
        内容=["x"] * 4,
        单位=["公安局", "城管局", "公安局", None],
        办结时间=["2024-05-02", None, "2024-05-03", "2024-05-04"],
    )
    feed = ticket_feed(tmp_path, rest=rest)
    events = rows(feed, lines, "ticket_events")
    assert sorted((row["event_id"], row["_record"], row["_line"]) for row in events) == [
        ("1-completed", 0, 2),
        ("1-dispatched", 0, 2),
        ("2-dispatched", 1, 3),
        ("3-completed", 2, 4),
        ("3-dispatched", 2, 4),
        ("4-completed", 3, 5),
        ("4-dispatched", 3, 5),
    ]
    assert {row["_extra"] for row in events} == {None}
    units = rows(feed, lines, "units")
    assert [(row["unit_code"], row["_line"], row["_record"]) for row in units] == [("公安局", 2, 0), ("城管局", 3, 1)]


def test_rules_of_named_sheets(tmp_path: Path) -> None:
    path = tmp_path / "book.yml"
    path.write_text(
        """
files: ["*.xlsx"]
tables:
  districts:
    - { sheets: 区, columns: { district_code: 代码, name: 名称 } }
    - { sheets: [街道], columns: { district_code: 编码, name: { join: [区, 街道] } } }
""",
        encoding="utf-8",
    )
    feed = load(path)
    lines = batch(编码=["1"], 区=["清江浦"], 街道=["府前"]).drop_columns("_sheet")
    lines = lines.append_column("_sheet", pa.array(["街道"]))
    assert [row["name"] for row in rows(feed, lines, "districts")] == ["清江浦府前"]
    assert not feed.missing(Header(("编码", "区", "街道"), "街道"))
    assert feed.missing(Header(("编码", "区", "街道"), "区")) == ["代码", "名称"]
    assert choose(PurePath("a.xlsx"), lambda _: [Header(("代码", "名称"), "区")], tmp_path).name == "book"


def test_unused_columns_of_each_sheet_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "book.yml"
    path.write_text(
        """
files: ["*.xlsx"]
tables:
  districts: { sheets: 区, columns: { district_code: 代码, name: 名称 } }
  populations: { sheets: 人口, columns: { area_code: 代码, year: 年, residents: 人数 } }
""",
        encoding="utf-8",
    )
    lines = batch(代码=["1"], 年=["2024"], 人数=["9"], 名称=["备注"]).drop_columns("_sheet")
    lines = lines.append_column("_sheet", pa.array(["人口"]))
    assert [row["_extra"] for row in rows(load(path), lines, "populations")] == ['{"名称":"备注"}']
    assert not rows(load(path), lines, "districts")


def test_hostile_names_are_only_names(tmp_path: Path) -> None:
    columns = "      title: '标\"题''); drop table x; --'\n"
    names = {"单号": ["1"], "受理时间": ["x"], "内容": ["y"], "标\"题'); drop table x; --": ["t'"], "z'\"": ["e'"]}
    lines = batch(**names)
    converted = rows(ticket_feed(tmp_path, columns), lines)[0]
    assert converted["title"] == "t'"
    assert converted["_extra"] == '{"z\'\\"":"e\'"}'
