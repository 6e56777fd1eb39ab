"""The cases a unit did not complete in time, as a list without anything of the requester."""

from datetime import date, datetime, time

from dashboards import formats
from dashboards.charts.ranked_bars import shortened
from dashboards.components import chart, frame, pager, tables
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.tables import Column
from dashboards.components.unit_peers import LONGEST_NAME
from dashboards.data import Row
from dashboards.sheets import Sheet
from dashboards.words import Words

KEY = "late"
PAGE = 12
# As many as a workbook opens at ease.
MOST = 1000
A_DAY = 86_400
# Of a category; a ticket's number is shorter.
LONGEST = 40


def show(view: View, chosen: Chosen, unit: Row, count: int) -> None:
    """Draws the section; `count` is how many of those due were not completed in time."""
    words = view.words
    title = words("units.late")
    frame.heading(title, words("units.late_note"))
    if not count:
        frame.message(words("units.none_late_title"), words("units.none_late"))
        return
    names = ("ticket", "dispatched", "deadline", "completed", "days_late", "category")
    headings = [words(f"units.late_columns.{name}") for name in names]
    columns = [
        Column(headings[0]),
        Column(headings[1], is_wide_only=True),
        Column(headings[2]),
        Column(headings[3], is_wide_only=True),
        Column(headings[4], is_number=True),
        Column(headings[5]),
    ]
    pages = pager.pages(count, PAGE)
    shown = _cells(view, chosen, unit, PAGE, (pager.asked(KEY, pages) - 1) * PAGE)
    tables.show(title, columns, [tuple(shortened(cell, LONGEST) for cell in row) for row in shown])
    if pages > 1:
        pager.show(words, KEY, pages)
    everything = _cells(view, chosen, unit, MOST, 0)
    sheet = Sheet("unit-late", f"{shortened(unit.name, LONGEST_NAME)} {title}", chosen.told, headings, everything)
    remark = words("by.more", shown=MOST, count=count) if count > MOST else words("units.late_count", count=count)
    chart.foot(view, chosen, sheet, remark=remark)


def _cells(view: View, chosen: Chosen, unit: Row, page_size: int, skipped: int) -> list[tuple[str, ...]]:
    asked = {"unit_code": unit.unit_code, "page_size": page_size, "skipped": skipped}
    return [
        (
            row.ticket_id,
            _when(row.dispatched_at),
            _when(row.deadline_at),
            _completed(row, view.words),
            _lateness(_days(row, view.as_of), view.words),
            row.category,
        )
        for row in view.reader.ask("unit_late_tickets", **asked, **chosen.cut)
    ]


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else formats.EMPTY


def _completed(row: Row, words: Words) -> str:
    if row.is_late_return:
        return words("units.returned_late")
    return _when(row.completed_at) if row.completed_at else words("units.still_open")


def _days(row: Row, as_of: date | None) -> float | None:
    """Days by the calendar from the deadline to completion, or to now; a late return broke another limit."""
    until = row.completed_at or (as_of and datetime.combine(as_of, time.max))
    if row.is_late_return or not until or until < row.deadline_at:
        return None
    return (until - row.deadline_at).total_seconds() / A_DAY


def _lateness(days: float | None, words: Words) -> str:
    """In days, of less than one in hours."""
    if days is None:
        return formats.EMPTY
    if days < 1:
        return words("units.hours", count=formats.exact(days * 24, 1))
    return words("units.days", count=formats.exact(days, 1))
