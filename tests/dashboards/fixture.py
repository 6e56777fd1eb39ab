"""A published snapshot of a made-up city, small and plausible, for tests of the pages alone."""

import json
from datetime import date, timedelta
from pathlib import Path

import duckdb

from hotline.paths import DataFolder

SNAPSHOT = "20250102-060000-000001"
AS_OF = date(2024, 11, 18)

INDICATORS = """
requests                |诉求总量          |Requests            |count|件    |0|none  |     |tickets        |
on_time_completion_rate |按时办结率        |Completed on time   |ratio|%     |2|higher|0.98 |tickets_on_time|tickets_due
satisfaction_rate       |有效参评满意率    |Satisfaction        |ratio|%     |2|higher|0.95 |satisfied      |rated
answer_rate             |人工接通率        |Calls answered      |ratio|%     |2|higher|     |answered       |queued
online_answer_rate      |在线解答率        |Answered online     |ratio|%     |2|higher|     |answered_online|tickets
on_time_signing_rate    |按时签收率        |Signed on time      |ratio|%     |2|higher|0.98 |signed_on_time |dispatches
average_handling_days   |平均办理时长      |Average handling time|mean |工作日|2|lower |     |handling_days  |handled
resolution_rate         |合理诉求实际解决率|Resolved            |ratio|%     |2|higher|0.95 |resolved       |asked
unit_requests           |承办诉求量        |Requests by unit    |count|件    |0|none  |     |tickets        |
"""
DISTRICTS = ["云溪区", "临江区", "东山区", "青浦新区", "石桥县", "平湖县", "白马县"]
CHANNELS = [
    ("phone", "电话", "Phone"),
    ("wechat", "微信", "WeChat"),
    ("app", "手机应用", "App"),
    ("assigned", "承办转办", "Assigned"),
]
CATEGORIES = [
    "民生保障",
    "经济综合",
    "住房保障",
    "交通出行",
    "城乡建设",
    "公共安全",
    "环境保护",
    "医疗卫生",
    "科教文旅",
    "党务政务",
    "农林水土",
]
UNITS = [
    "市公安局",
    "市住房和城乡建设局",
    "市卫生健康委员会",
    "市交通运输局",
    "市市场监督管理局",
    "市人力资源和社会保障局",
    "市城市管理局",
    "市教育局",
    "市生态环境局",
    "市自然资源和规划局",
    "市水务集团有限公司",
    "市供电公司",
    "市医疗保障局",
    "临江区人民政府",
]
SQL = Path(__file__).with_suffix(".sql")


def publish_city(folder: DataFolder, snapshot_id: str = SNAPSHOT, *, hostile: str = "", rows: bool = True) -> None:
    """Writes a snapshot and points to it; `hostile` takes the place of a unit's, a district's and a category's name."""
    place = folder.snapshot(snapshot_id)
    place.mkdir(parents=True)
    tables, figures = SQL.read_text(encoding="utf-8").split("-- Figures")
    with duckdb.connect(str(place / "marts.duckdb")) as connection:
        connection.execute(tables)
        _lists(connection, hostile)
        _counts(connection, rows)
        connection.execute("--" + figures)
        if rows:
            _quality(connection, hostile)
    duckdb.connect(str(place / "detail.duckdb")).close()
    manifest = {
        "snapshot": snapshot_id,
        "published_at": "2025-01-02 06:00:00",
        "gate": {"quarantined": {"stg_ticket__tickets": 12} if rows else {}},
    }
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    folder.current.write_text(snapshot_id, encoding="utf-8")


def _lists(connection: duckdb.DuckDBPyConnection, hostile: str) -> None:
    for order, line in enumerate(INDICATORS.strip().splitlines()):
        cells = [cell.strip() or None for cell in line.split("|")]
        connection.execute(
            "insert into dim_indicators values (?,?,?,?,?,?,?,?,?,?,'round','requests','口径','Meaning','文件',?)",
            [*cells, order],
        )
    connection.execute("insert into dim_districts values ('990100', '云川市', '990000')")
    for place, name in enumerate(DISTRICTS):
        shown = hostile or name if place == 0 else name
        connection.execute("insert into dim_districts values (?, ?, '990100')", [f"9901{place + 2:02d}", shown])
    connection.executemany("insert into dim_channels values (?, ?, ?)", CHANNELS)
    for place, name in enumerate(CATEGORIES):
        shown = hostile or name if place == 0 else name
        connection.execute("insert into dim_categories values ('2024', ?, ?, 1)", [f"{place + 1:02d}", shown])
    for place, name in enumerate(UNITS):
        shown = hostile or name if place == 0 else name
        connection.execute("insert into dim_units values (?, ?, date '2020-01-01')", [f"u{place:02d}", shown])


def _counts(connection: duckdb.DuckDBPyConnection, rows: bool) -> None:
    """Tickets by day and scope from plain arithmetic."""
    scopes = [("city", "990100", 1.0)]
    scopes += [("district", f"9901{place + 2:02d}", 0.28 / (1 + 0.5 * place)) for place in range(len(DISTRICTS))]
    scopes += [("channel", code, share) for (code, *_), share in zip(CHANNELS, (0.85, 0.08, 0.05, 0.02), strict=True)]
    scopes += [("category", f"{place + 1:02d}", 0.3 / (1 + 0.6 * place)) for place in range(len(CATEGORIES))]
    scopes += [("unit", f"u{place:02d}", 0.06 / (1 + 0.4 * place)) for place in range(len(UNITS))]
    days = (AS_OF - date(2022, 12, 31)).days if rows else 0
    for scope_kind, scope_code, share in scopes:
        connection.execute(
            "insert into counts select date '2023-01-01' + i::int, ?, ?, round(? * (2600 + 500 * sin(i / 58.0) "
            "+ 240 * sin(i * 0.9) + (i % 7) * 60 - i * 0.35)) from range(?) t(i)",
            [scope_kind, scope_code, share, days],
        )


def _quality(connection: duckdb.DuckDBPyConnection, hostile: str) -> None:
    for seq in range(1, 9):
        name = hostile or f"tickets_2024-{seq:02d}.csv" if seq == 8 else f"tickets_2024-{seq:02d}.csv"
        landed = AS_OF - timedelta(days=8 - seq)
        connection.execute(
            "insert into landed_files values (?, ?, 'contract:tickets', 'csv', 'utf-8', ?, ?, ?, ?, 3)",
            [seq, name, landed, 80_000 + seq, 79_990 + seq, 7],
        )
        connection.executemany(
            "insert into fct_rule_results values (?, 'tickets', ?, ?, ?, ?, ?, ?)",
            [
                ["tickets_category_code_known", "validity", "quarantine", seq, 79_990 + seq, 2, "failed"],
                ["tickets_closed_after_accepted", "consistency", "warn", seq, 79_990 + seq, seq * 11, "failed"],
                ["tickets_content_present", "completeness", "quarantine", seq, 79_990 + seq, 0, "passed"],
            ],
        )
