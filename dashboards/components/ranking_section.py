"""One indicator by district, channel or category as ranked bars."""

import streamlit as st

from dashboards import formats
from dashboards.charts.ranked_bars import Bar, ranked_bars
from dashboards.components import chart, definition, download, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row

SHOWN = 10


def show(view: View, chosen: Chosen, indicator: Row, scope_kind: str, parent_code: str | None = None) -> None:
    """Draws the section for one kind of scope; `parent_code` keeps to the districts of one area."""
    words = view.words
    name = definition.name_of(indicator, words)
    frame.heading(words(f"by.{scope_kind}.title"), words(f"by.{scope_kind}.note", name=name))
    rows = view.reader.ask(
        "ranking",
        indicator_id=indicator.indicator_id,
        scope_kind=scope_kind,
        parent_code=parent_code,
        **chosen.period,
    )
    if not rows:
        frame.message(words("by.none_title"), _why_none(view, chosen, name, scope_kind))
        return
    bars = [_bar(view, indicator, row) for row in rows[:SHOWN]]
    longest = 1.0 if indicator.kind == "ratio" else None
    key_figures = words.join([f"{bar.name} {bar.written}" for bar in bars[:5]])
    chart.show(
        ranked_bars(bars, longest),
        f"by-{scope_kind}",
        words("by.alternative", title=words(f"by.{scope_kind}.title"), name=name, figures=key_figures),
    )
    with st.container(key=f"by-{scope_kind}-foot", horizontal=True, vertical_alignment="center"):
        if len(rows) > SHOWN:
            st.html(f'<p class="legend">{words("by.more", shown=SHOWN, count=len(rows))}</p>')
        download.show(
            words,
            f"by-{scope_kind}",
            f"{indicator.indicator_id}-{scope_kind}-{chosen.period_start}",
            [words("column.code"), words("column.name"), name, words("column.last_year")],
            [(row.scope_code, _name(view, row), row.value, row.value_last_year) for row in rows],
        )


def _name(view: View, row: Row) -> str:
    return str(row.name_zh if view.words.language == "zh" else row.name_en)


def _bar(view: View, indicator: Row, row: Row) -> Bar:
    words = view.words
    value = definition.value_of(indicator, words, row.value)
    # A rate means little without how many it is of.
    beside = words("by.out_of", count=formats.compact(row.denominator, words)) if row.denominator else ""
    change = row.yoy_points if indicator.kind == "ratio" else row.yoy_percent
    details = [value + beside]
    if change is not None:
        unit = words("status.points") if indicator.kind == "ratio" else "%"
        sign = "↑" if change > 0 else "↓"
        details.append(f"{words('status.on_last_year')} {sign}{formats.exact(abs(change), 2)}{unit}")
    missed = row.is_target_met is False
    return Bar(
        _name(view, row), row.value, ("! " if missed else "") + value + beside, " · ".join(details), is_missed=missed
    )


def _why_none(view: View, chosen: Chosen, name: str, scope_kind: str) -> str:
    if chosen.period_kind == "week" and scope_kind == "category":
        return view.words("by.from_month_on")
    return view.words("by.none", name=name)
