"""The ledger of landed files: what became of every line of each."""

from dashboards import formats
from dashboards.components import chart, frame, pager, senders, tables, tiles
from dashboards.components.frame import View
from dashboards.components.tables import Column
from dashboards.sheets import Sheet

KEY = "files"
PAGE = 20
PARTS = ("lines", "loaded", "rejected", "duplicate")


def show(view: View) -> None:
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
    pages = pager.pages(len(files), PAGE)
    first = (pager.asked(KEY, pages) - 1) * PAGE
    rows = [
        (
            words("quality.blocked_file", file=file.file_name) if file.is_blocked else file.file_name,
            *(f"{getattr(file, part):,}" for part in PARTS),
            senders.name_of(view, file.feed),
            f"{formats.day(file.landed_at.date(), words)} {file.landed_at:%H:%M}",
        )
        for file in files[first : first + PAGE]
    ]
    tables.show(words("quality.ledger"), columns, rows)
    if pages > 1:
        pager.show(words, KEY, pages)
    sheet = Sheet("landed_files", words("quality.ledger"), view.reader.id, files[0]._fields, files)
    chart.foot(view, None, sheet)
