"""A published snapshot of a made-up city, small and plausible, for tests of the pages alone."""

import json
import tempfile
from datetime import date, timedelta
from functools import cache
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
requests_consult        |咨询类诉求        |Consultations       |count|件    |0|none  |     |requests_consult|
requests_other          |非咨询类诉求      |Other requests      |count|件    |0|none  |     |requests_other |
category_share          |诉求类型占比      |Share of a category |ratio|%     |2|none  |     |tickets        |all
"""
DISTRICTS = ["云溪区", "临江区", "东山区", "青浦新区", "石桥县", "平湖县", "白马县"]
CHANNELS = [
    ("phone", "电话", "Phone", 0.85),
    ("wechat", "微信", "WeChat", 0.08),
    ("app", "手机应用", "App", 0.05),
    ("assigned", "承办转办", "Assigned", 0.02),
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
AGGREGATES = "agg_requests_and_calls_by_hour;agg_tickets_by_category_day;agg_tickets_by_day;agg_tickets_by_unit_day"
SQL = Path(__file__).with_suffix(".sql")


def publish_city(folder: DataFolder, snapshot_id: str = SNAPSHOT, *, hostile: str = "", rows: bool = True) -> None:
    """Writes a snapshot and points to it; `hostile` takes the place of one name in every list."""
    place = folder.snapshot(snapshot_id)
    place.mkdir(parents=True)
    (place / "marts.duckdb").write_bytes(_marts(hostile, rows))
    (place / "detail.duckdb").write_bytes(_detail(hostile, rows))
    gate = {"quarantined": {"stg_ticket__tickets": 12} if rows else {}}
    manifest = {"snapshot": snapshot_id, "published_at": "2025-01-02 06:00:00", "gate": gate}
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    folder.current.write_text(snapshot_id, encoding="utf-8")


@cache
def _marts(hostile: str, rows: bool) -> bytes:
    """The database, built once for all tests that want the same."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "marts.duckdb"
        tables, figures = SQL.read_text(encoding="utf-8").split("-- Figures")
        with duckdb.connect(str(file)) as connection:
            connection.execute(tables)
            _lists(connection, hostile)
            days = (AS_OF - date(2022, 12, 31)).days if rows else 0
            connection.execute("set variable days = ?", [days])
            connection.execute("--" + figures)
            if rows:
                _quality(connection, hostile)
                _register(connection, hostile)
                _reconciliation(connection, hostile)
        return file.read_bytes()


@cache
def _detail(hostile: str, rows: bool) -> bytes:
    """The masked tickets of the last days, with the hostile text where a text can stand."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "detail.duckdb"
        with duckdb.connect(str(file)) as connection:
            connection.execute(
                """
                create table fct_tickets as
                select
                    'T' || lpad(cast(i as varchar), 6, '0') as ticket_id, '990100' as city_code,
                    '9901' || lpad(cast(1 + i % 7 as varchar), 2, '0') as district_code, 'general' as line_code,
                    'public' as requester_kind, true as is_counted, i % 5 < 2 as is_consult,
                    '2024' as category_version, '0' || (1 + i % 3) || '0' || (1 + i % 2) as category_code,
                    if(i % 4 = 0, null, 'u01') as unit_code, 'archived' as status_code,
                    cast($last as timestamp) - to_hours(cast(i as integer)) as accepted_at,
                    cast(accepted_at as date) as accepted_date, 'unit' as answered_by, false as is_cancelled,
                    if(i % 30 = 0, null, accepted_at + to_hours(if(i % 5 = 0, 75, 20))) as unit_completed_at,
                    if(i = 1, $hostile, '路灯不亮') as title, if(i = 1, $hostile, '云溪区东街【门牌】') as place,
                    if(i = 1, $hostile, '市民反映东街的路灯三天没有亮，希望尽快修好。') as content
                from range(1, $count) as numbers (i)
                """,
                {"hostile": hostile, "last": AS_OF + timedelta(days=1), "count": 151 if rows else 1},
            )
            # Whatever took more than two days was too late.
            connection.execute(
                """
                create table fct_dispatches as
                select
                    *, accepted_at as dispatched_at, accepted_at + interval 2 day as deadline_at,
                    cast(deadline_at as date) as case_due_date, true as is_case_due,
                    coalesce(unit_completed_at <= deadline_at, false) as is_case_on_time, false as is_late_return,
                    cast(null as timestamp) as return_requested_at
                from fct_tickets
                """
            )
            connection.execute(
                """
                create table qc_broken_rows as
                select
                    'tickets_closed_early' as rule_id, i as example_number, 8 as file_seq, 100 + i as line,
                    cast(null as varchar) as sheet, $day as row_date,
                    json_object(
                        'ticket_id', 'T00000' || i, 'status_code', null, 'content', if(i = 1, $hostile, '路灯不亮')
                    ) as cells
                from range(1, $count) as numbers (i)
                """,
                {"hostile": hostile, "day": AS_OF, "count": 4 if rows else 1},
            )
        return file.read_bytes()


def _lists(connection: duckdb.DuckDBPyConnection, hostile: str) -> None:
    for order, line in enumerate(INDICATORS.strip().splitlines()):
        cells = [cell.strip() or None for cell in line.split("|")]
        connection.execute(
            "insert into dim_indicators "
            "values (?,?,?,?,?,?,?,?,?,?,'round','requests','口径','Meaning','文件',?,?,null)",
            [*cells, order, _aggregates(set(cells[8:]))],
        )
    connection.execute("insert into dim_districts values ('990100', '云川市', '990000', null)")
    for place, name, share in _shared(DISTRICTS, hostile):
        connection.execute("insert into dim_districts values (?, ?, '990100', ?)", [f"9901{place:02d}", name, share])
    for place, name, share in _shared(CATEGORIES, hostile):
        code = f"{place:02d}"
        connection.execute(
            "insert into dim_categories by name select $code as category_code, $name as name,"
            " 1 as level, '2024' as category_version, $code as level_1_code, $name as level_1_name,"
            " cast($share as double) as share",
            {"code": code, "name": name, "share": share},
        )
    connection.execute(
        "insert into dim_categories by name select dim_categories.* replace (category_code || below as category_code,"
        " name || below as name, 2 as level, null as share, category_code || below as level_2_code,"
        " name || below as level_2_name) from dim_categories cross join (values ('01'), ('02')) as lists (below)"
    )
    for place, name, share in _shared(UNITS, hostile):
        level, kind = (
            ("county", "other") if "区" in name else ("city", "state_owned" if "公司" in name else "government")
        )
        connection.execute(
            "insert into dim_units values (?, ?, ?, ?, '1', ?)", [f"u{place:02d}", name, level, kind, share]
        )
    connection.executemany("insert into dim_channels values (?, ?, ?, ?)", CHANNELS)


def _aggregates(measures: set[str | None]) -> str | None:
    """Where these are counted by day."""
    if measures <= {"tickets", "tickets_on_time", "tickets_due", None}:
        return AGGREGATES
    return "agg_tickets_by_unit_day" if measures <= {"satisfied", "rated"} else None


def _shared(names: list[str], hostile: str) -> list[tuple[int, str, float]]:
    """Each name with its number and a share that falls; the first may be replaced by a hostile one."""
    shown = [hostile, *names[1:]] if hostile else names
    return [(place, name, 1 / (place + 0.5)) for place, name in enumerate(shown, start=1)]


def _quality(connection: duckdb.DuckDBPyConnection, hostile: str) -> None:
    for seq in range(1, 9):
        name = hostile or f"tickets_2024-{seq:02d}.csv" if seq == 8 else f"tickets_2024-{seq:02d}.csv"
        landed, day = AS_OF - timedelta(days=8 - seq), date(2024, seq, 28)
        connection.execute(
            "insert into landed_files values (?, ?, 'contract:tickets', 'csv', 'utf-8', ?, ?, ?, ?, 3, false)",
            [seq, name, landed, 80_000 + seq, 79_990 + seq, 7],
        )
        connection.executemany(
            "insert into fct_rule_results values (?, 'tickets', 'validity', ?, ?, ?, ?, ?, ?)",
            [
                ["tickets_category_code_unknown_code", "quarantine", seq, day, 79_990 + seq, 2, "failed"],
                ["tickets_closed_early", "warn", seq, day, 79_990 + seq, seq * 11, "failed"],
                ["tickets_content_missing", "quarantine", seq, None, 79_990 + seq, 0, "passed"],
                ["tickets_unit_unlisted", "warn", None, None, 0, 0, "skipped"],
            ],
        )
    connection.executemany(
        "insert into dim_rules"
        " values (?, 'tickets', 'validity', ?, 'row', '合同 / contract', '工单系统', ?, ?, '改正', 'correct it')",
        [
            ["tickets_category_code_unknown_code", "quarantine", hostile or "分类代码不在代码表中", "unknown category"],
            ["tickets_closed_early", "warn", "办结早于受理", "closed before it was accepted"],
            ["tickets_content_missing", "quarantine", "内容为空", "no content"],
            ["tickets_unit_unlisted", "warn", "单位不在表中", "unknown unit"],
        ],
    )
    for feed, lost in (("contract:tickets", 0.5), (hostile or "区县平台", 6.25)):
        connection.executemany(
            "insert into fct_feed_scores values (?, ?, 10, 10 - ?, 5, 5, 30 - ?)",
            [[feed, date(2024, month, 1), lost * month / 10, lost * month / 10] for month in range(1, 11)],
        )
        connection.executemany(
            "insert into fct_feed_score_losses values (?, '2024-10-01', ?, ?, 800, 4, ?)",
            [
                [feed, "content", "tickets_category_code_unknown_code", lost * 0.8],
                [feed, "stability", "silent_days", lost * 0.2],
            ],
        )
    connection.execute("insert into qc_tickets_passed_around values ('T1', 'u01'), ('T2', 'u01'), ('T3', 'u02')")
    connection.execute("insert into qc_callbacks_all_satisfied values ('A0042', '2023-01-01')")


def _register(connection: duckdb.DuckDBPyConnection, hostile: str) -> None:
    lines = [
        ("s1", 2024, "city", "990100", "市审计局", "audit", "usb", "全量", 512_000),
        (
            "s2",
            2024,
            "county",
            "990101",
            f"{hostile or '云溪区纪委'};云溪区检察院",
            "discipline;procuratorate",
            "usb;network",
            "噪声",
            318,
        ),
        ("s3", 2023, "county", "990102", "临江区住建局", "department", "print", hostile or "物业管理", 1_500),
    ]
    for share, year, level, area, recipients, kinds, methods, theme, tickets in lines:
        connection.execute(
            "insert into shr_register (share_id, city_code, register_year, level, area_code, recipients, "
            "recipient_kinds, methods, theme, ticket_count) values (?, '990100', ?, ?, ?, ?, ?, ?, ?, ?)",
            [share, year, level, area, recipients, kinds, methods, theme, tickets],
        )
        scopes = {"level": level, "recipient": recipients, "recipient_kind": kinds, "method": methods}
        connection.executemany(
            "insert into shr_register_scopes values (?, ?, ?)",
            [[share, kind, code] for kind, codes in scopes.items() for code in dict.fromkeys(codes.split(";"))],
        )


def _reconciliation(connection: duckdb.DuckDBPyConnection, hostile: str) -> None:
    """Two reports: 70 figures of one, errors among them, and two of another, about an area that no list names."""
    for line in range(2, 72):
        verdict = {2: "error", 3: "warn", 4: "cannot_tell"}.get(line, "right")
        row = hostile or f"第{line}行" if line == 2 else f"第{line}行"
        figure = ["云川2024", "990100", 2024, line, "表一", row, "诉求总量(件)"]
        _judged(connection, figure, "value", "print", verdict)
        if line < 4:
            _judged(connection, figure, "value", "warehouse", "right")
    _judged(connection, ["云川2024", "990100", 2024, 2, "表一", "第2行", "诉求总量(件)"], "change", "print", "right")
    _judged(connection, ["外地2024", "995500", 2024, 2, "表二", "", "满意率"], "value", "print", "error")
    connection.execute(
        "insert into rpt_published_figures select document, area_code, 'figure' from rpt_reconciliation"
        " where what = 'value' and held_against = 'print'"
    )


def _judged(connection: duckdb.DuckDBPyConnection, figure: list, what: str, against: str, verdict: str) -> None:
    connection.execute(
        "insert into rpt_reconciliation values (?, ?, ?, ?, ?, ?, ?, ?, 'requests', '292', '191.8', '+100.2', ?,"
        " 'mean_talk', '两行的平均值不能相加', 'two means cannot be added', ?)",
        [*figure, what, verdict, against],
    )
