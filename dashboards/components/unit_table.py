"""Units by the tickets they were given, with the share completed on time beside: a rate is never without its volume."""

import html
from collections.abc import Mapping

import streamlit as st

from dashboards import formats
from dashboards.components import chart, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row, Rows
from dashboards.sheets import Sheet

SHOWN = 12


def show(view: View, chosen: Chosen, catalogue: Mapping[str, Row]) -> None:
    """Draws the table; `catalogue` says what its two indicators are counted from."""
    words = view.words
    frame.heading(words("units_table.title"), words("units_table.note"))
    rows = _rows(view, chosen, catalogue)
    if not rows:
        frame.message(words("by.none_title"), words("units_table.none"))
        return
    most = rows[0].requests
    headings = [words(f"units_table.columns.{name}") for name in ("unit", "requests", "due", "on_time")]
    head = "".join(f'<th scope="col">{html.escape(heading)}</th>' for heading in headings)
    body = "".join(_line(view, place, row, most) for place, row in enumerate(rows[:SHOWN], start=1))
    caption = html.escape(words("units_table.title"))
    st.html(
        f'<table class="units"><caption class="unseen">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    sheet = Sheet(
        key="units",
        title=words("units_table.title"),
        note=chosen.told,
        headings=[words("column.code"), *headings],
        rows=[(row.unit_code, row.name, row.requests, row.due, row.on_time_completion_rate) for row in rows],
        fractions=(4,),
    )
    remark = words("by.more", shown=SHOWN, count=len(rows)) if len(rows) > SHOWN else ""
    chart.foot(view, chosen, sheet, indicators=[catalogue["on_time_completion_rate"]], remark=remark)


def _rows(view: View, chosen: Chosen, catalogue: Mapping[str, Row]) -> Rows:
    """From the stored values where they hold this cut, else summed from the counts of its days."""
    if chosen.is_stored:
        return view.reader.ask("units", **chosen.period)
    rate = catalogue["on_time_completion_rate"]
    shape = {"requests": catalogue["unit_requests"].numerator, "on_time": rate.numerator, "due": rate.denominator}
    return view.reader.ask("units_cut", shape=shape, target=rate.target_value, **chosen.cut)


def _line(view: View, place: int, row: Row, most: float) -> str:
    words = view.words
    requests = formats.compact(row.requests, words)
    return (
        f'<tr><th scope="row" title="{html.escape(row.name)}"><div><i>{place}</i>{html.escape(row.name)}</div></th>'
        f'<td class="bar"><div style="width:{row.requests / most:.1%}"></div><b>{requests}</b></td>'
        f'<td class="due">{formats.compact(row.due, words)}</td>'
        f'<td class="rate">{_rate(view, row)}</td></tr>'
    )


def _rate(view: View, row: Row) -> str:
    """The rate with a word on the target; a unit with nothing due has none."""
    if not row.due:
        return f"<small>{html.escape(view.words('units_table.nothing_due'))}</small>"
    rate = formats.percent(row.on_time_completion_rate, 1)
    if row.is_target_met is None:
        return f"<b>{rate}</b>"
    state, sign = ("met", "✓") if row.is_target_met else ("missed", "!")
    return (
        f'<b>{rate}</b><span class="target {state}"><i aria-hidden="true">{sign}</i>'
        f"{html.escape(view.words(f'status.{state}'))}</span>"
    )
