"""The ledger of landed files and the rules that were broken."""

from dashboards import formats
from dashboards.components import chart, frame, senders, tables, tiles
from dashboards.components.frame import View
from dashboards.components.tables import Column
from dashboards.sheets import Sheet
from hotline import contracts

SHOWN = 50
PARTS = ("lines", "loaded", "rejected", "duplicate")


def ledger(view: View) -> None:
    """Every landed file: its lines are loaded, rejected or a duplicate."""
    words = view.words
    files = view.reader.ask("landed_files")
    frame.heading(words("quality.ledger"), words("quality.ledger_note"))
    if not files:
        frame.message(words("quality.no_files_title"), words("quality.no_files"))
        return
    totals = [sum(getattr(file, part) for file in files) for part in PARTS]
    tiles.show(
        [(f"{total:,}", words(f"quality.parts.{part}")) for total, part in zip(totals, PARTS, strict=True)],
        ["", "=", "+", "+"],
    )
    uneven = [file.file_name for file in files if not file.adds_up]
    if uneven:
        frame.message(words("quality.uneven_title"), words("quality.uneven", files=words.join(uneven[:5])))
    columns = [
        Column(words("quality.columns.file")),
        *(Column(words(f"quality.parts.{part}"), is_number=True) for part in PARTS),
        Column(words("quality.columns.sender"), is_wide_only=True),
        Column(words("quality.columns.landed_at"), is_wide_only=True),
    ]
    rows = [
        (
            file.file_name,
            *(f"{getattr(file, part):,}" for part in PARTS),
            senders.name_of(view, file.feed),
            f"{formats.day(file.landed_at.date(), words)} {file.landed_at:%H:%M}",
        )
        for file in files[:SHOWN]
    ]
    tables.show(words("quality.ledger"), columns, rows)
    _foot(view, "landed_files", words("quality.ledger"), len(files), files)


def rules(view: View) -> None:
    """Every rule that rows broke, the gravest first."""
    words = view.words
    results = view.reader.ask("rules")
    frame.heading(words("quality.rules"), words("quality.rules_note"))
    if not results:
        frame.message(words("quality.no_results_title"), words("quality.no_results"))
        return
    broken = [result for result in results if result.rows_failed]
    tiles.show(
        [
            (f"{len(results):,}", words("quality.rules_judged")),
            (f"{len(broken):,}", words("quality.rules_broken")),
            (f"{view.reader.quarantined:,}", words("quality.rows_quarantined")),
        ]
    )
    columns = [
        Column(words("quality.columns.rule")),
        Column(words("quality.columns.severity")),
        Column(words("quality.columns.failed"), is_number=True),
        Column(words("quality.columns.checked"), is_number=True, is_wide_only=True),
        Column(words("quality.columns.remedy"), is_wide_only=True),
    ]
    rows = [
        (
            words("quality.rule", table=_table(view, rule.table_name), wrong=words.pick(rule, "wrong")),
            words.of("severities", rule.severity),
            f"{rule.rows_failed:,}",
            f"{rule.rows_checked:,}",
            words.pick(rule, "remedy"),
        )
        for rule in broken[:SHOWN]
    ]
    quarantined = [
        words("quality.quarantined_table", table=_table(view, table.split("__")[-1]), count=f"{count:,}")
        for table, count in view.reader.gate.get("quarantined", {}).items()
    ]
    if quarantined:
        frame.note(words("quality.quarantined", tables=words.join(quarantined)))
    if broken:
        tables.show(words("quality.rules"), columns, rows)
    else:
        frame.message(words("quality.all_kept_title"), words("quality.all_kept", count=len(results)))
    _foot(view, "rules", words("quality.rules"), len(broken), results)


def _table(view: View, name: str) -> str:
    """A contract table as the sender's offices call it."""
    table = contracts.tables().get(name)
    return view.words.pick(table, "label") if table else name


def _foot(view: View, name: str, title: str, count: int, rows: tuple) -> None:
    remark = view.words("by.more", shown=SHOWN, count=count) if count > SHOWN else ""
    sheet = Sheet(key=name, title=title, note=view.reader.id, headings=rows[0]._fields, rows=rows)
    chart.foot(view, None, sheet, remark=remark)
