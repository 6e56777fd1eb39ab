"""An indicator's course by month, week or day, up to the end of the chosen period."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import streamlit as st

from dashboards import counts, formats
from dashboards.charts.trend import trend
from dashboards.components import address, chart, definition, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row, Rows
from dashboards.days import day_last_year
from dashboards.sheets import Sheet
from dashboards.spans import Span
from dashboards.words import Words

GRAINS = ("month", "week", "day")
# How far back each looks: a year and a month, so that a month meets itself a year ago; half a year; two months.
DAYS_BACK = {"month": 395, "week": 182, "day": 61}
GAPS_NAMED = 3


def course(view: View, chosen: Chosen, grain: str, only: str = "") -> Rows:
    """The values of all indicators of the area that lead up to the end of the period, or of `only` one."""
    first, last = stretch(chosen, grain)
    if not chosen.line_code and not chosen.requester_kind:
        return view.reader.ask("course", **chosen.scope, period_kind=grain, first_start=first, last_start=last)
    indicators = [
        row
        for row in view.reader.ask("catalogue")
        if counts.are_in(counts.TICKETS, row) and only in ("", row.indicator_id)
    ]
    return summed(view, chosen, "channel", indicators, grain, first, last) if indicators else ()


def summed(  # noqa: PLR0917
    view: View,
    chosen: Chosen,
    part_kind: str,
    indicators: Sequence[Row],
    grain: str,
    first: date,
    last: date,
    **part: str,
) -> Rows:
    """The course of indicators of the area, or of one `part` in it, from the counts."""
    kinds = ("month",) if grain == "month" else ()
    pieces, ends = counts.within({"course": Span(day_last_year(grain, first), last)}, kinds)
    measures = {name for row in indicators for name in (row.numerator, row.denominator) if name}
    shape = {
        **pieces,
        "part_kind": part_kind,
        "grain": grain,
        "indicators": tuple((row.indicator_id, row.numerator, row.denominator) for row in indicators),
        "measures": tuple(sorted(measures)),
    }
    return view.reader.ask("course_cut", shape=shape, first_start=first, **chosen.narrowed, **ends, **part)


def courses(view: View, chosen: Chosen) -> dict[str, list[float | None]]:
    """The values of the last months of every indicator, None where there is none, for small lines without axes."""
    months = _starts("month", *stretch(chosen, "month"))
    found: dict[str, list[float | None]] = {}
    for row in course(view, chosen, "month"):
        found.setdefault(row.indicator_id, [None] * len(months))[months.index(row.period_start)] = row.value
    return found


def stretch(chosen: Chosen, grain: str) -> tuple[date, date]:
    """The first and last day that a trend looks at."""
    last = chosen.days.last
    return date(last.year - 1, last.month, 1) if grain == "month" else last - timedelta(days=DAYS_BACK[grain]), last


def _starts(grain: str, first: date, last: date) -> list[date]:
    """The days, weeks or months from one that begins on the first day on."""
    found = []
    while first <= last:
        found.append(first)
        first = formats.period_end(grain, first) + timedelta(days=1)
    return found


def _gaps(view: View, chosen: Chosen, grain: str, indicator: Row, starts: Sequence[date]) -> list[date]:
    """Where the course has no value because nothing has arrived, rather than nothing to count or to divide by."""
    of_calls = counts.are_in(counts.CALLS, indicator) and not counts.are_in(counts.TICKETS, indicator)
    last = max(starts[-1], min(chosen.days.last, view.as_of or starts[-1]))
    told = view.reader.ask(
        "told",
        **chosen.home,
        period_kind=grain,
        indicator_id="calls" if of_calls else "requests",
        first_start=starts[0],
        last_start=last,
    )
    known = {*starts, *(row.period_start for row in told)}
    return [start for start in _starts(grain, starts[0], last) if start not in known]


def show(
    view: View, chosen: Chosen, indicator: Row, name: str = "", ask: Callable[[str, date, date], Rows] | None = None
) -> None:
    """Draws the section; `ask` gives the rows of a part of it called `name`, by grain, first and last day."""
    words = view.words
    name = name or definition.name_of(indicator, words)
    with st.container(
        key="trend-head", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        frame.heading(words("trend.title", name=name), words("trend.note", area=chosen.where))
        grain = address.choose(
            st.segmented_control,
            "grain",
            GRAINS,
            words("trend.grain"),
            lambda grain: words(f"trend.grains.{grain}"),
            required=True,
            label_visibility="collapsed",
        )
    if ask:
        rows = list(ask(grain, *stretch(chosen, grain)))
    else:
        # All of them by month are asked for anyway, for the small lines.
        only = "" if grain == "month" else indicator.indicator_id
        rows = [row for row in course(view, chosen, grain, only) if row.indicator_id == indicator.indicator_id]
    rows = [row for row in rows if row.value is not None]
    if not rows:
        frame.message(words("trend.none_title"), words(f"trend.none_{grain}", name=name))
        return

    def written(value: float | None) -> str:
        return definition.value_of(indicator, words, value)

    labels = [formats.period(grain, row.period_start, words) for row in rows]
    gaps = _gaps(view, chosen, grain, indicator, [row.period_start for row in rows])
    figure = trend(
        [row.period_start for row in rows],
        [row.value for row in rows],
        [row.value_last_year for row in rows],
        rows[-1].target,
        written=written,
        tick=lambda value: formats.tick(value, indicator.unit, words),
        is_open=view.as_of is not None and view.as_of < formats.period_end(grain, rows[-1].period_start),
        gaps=gaps,
        names=(words("trend.this_year"), words("trend.last_year"), words("trend.target")),
        labels=labels,
        tick_format=words(f"trend.ticks.{grain}"),
        from_zero=indicator.unit != formats.PERCENT,
    )
    highest = max(rows, key=lambda row: row.value)
    lowest = min(rows, key=lambda row: row.value)
    alternative = words(
        "trend.alternative",
        first=labels[0],
        last=labels[-1],
        now=written(rows[-1].value),
        highest=written(highest.value),
        highest_when=formats.period(grain, highest.period_start, words),
        lowest=written(lowest.value),
        lowest_when=formats.period(grain, lowest.period_start, words),
    )
    sheet = Sheet(
        key="trend",
        title=words("trend.title", name=name),
        note=chosen.told,
        headings=[words("column.period"), name, words("column.last_year")],
        rows=[(row.period_start, row.value, row.value_last_year) for row in rows],
        fractions=(1, 2) if indicator.unit == formats.PERCENT else (),
    )
    remark = _told(grain, gaps, words)
    chart.show(view, chosen, figure, sheet, alternative + remark, indicators=[indicator], remark=remark)


def _told(grain: str, gaps: Sequence[date], words: Words) -> str:
    """Which periods are missing, or how many if they are too many to be named; nothing if none is."""
    if not gaps:
        return ""
    if len(gaps) > GAPS_NAMED:
        return words(f"trend.gaps_{grain}", count=len(gaps))
    return words("trend.gaps", periods=words.join([formats.period(grain, start, words) for start in gaps]))
