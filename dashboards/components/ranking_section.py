"""One indicator by district, channel or category as ranked bars."""

import streamlit as st

from dashboards import formats
from dashboards.charts.ranked_bars import Bar, ranked_bars
from dashboards.components import chart, definition, download, frame, status
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row, Rows

SHOWN = 12
# Where the counts stand by day and these; districts are stored crosswise already.
AGGREGATES = {"channel": "agg_tickets_by_day", "category": "agg_tickets_by_category_day"}


def show(view: View, chosen: Chosen, indicator: Row, scope_kind: str, parent_code: str | None = None) -> None:
    """Draws the section for one kind of scope; `parent_code` keeps to the districts of one area."""
    words = view.words
    name = definition.name_of(indicator, words)
    frame.heading(words(f"by.{scope_kind}.title"), words(f"by.{scope_kind}.note", name=name))
    rows = _rows(view, chosen, indicator, scope_kind, parent_code)
    if not rows:
        frame.message(words("by.none_title"), words("by.none", name=name))
        return
    # Districts are compared over whole periods: in one that is not over, a count is not yet like last year's.
    is_comparable = scope_kind in AGGREGATES or not (chosen.days.is_open and indicator.kind == "count")
    bars = [_bar(view, indicator, row, is_comparable) for row in rows[:SHOWN]]
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
            [(row.scope_code, words.pick(row, "name"), row.value, row.value_last_year) for row in rows],
        )


def _rows(view: View, chosen: Chosen, indicator: Row, scope_kind: str, parent_code: str | None) -> Rows:
    """From the stored values where they hold this cut, else summed from the counts of its days."""
    if scope_kind not in AGGREGATES or chosen.is_stored:
        return view.reader.ask(
            "ranking",
            indicator_id=indicator.indicator_id,
            scope_kind=scope_kind,
            parent_code=parent_code,
            **chosen.period,
        )
    if AGGREGATES[scope_kind] not in (indicator.aggregates or ""):
        return ()
    return view.reader.ask(
        "cut",
        shape={
            "scope_kind": scope_kind,
            "numerator": indicator.numerator,
            "denominator": indicator.denominator,
        },
        first_day_last_year=chosen.days.first_last_year,
        last_day_last_year=chosen.days.last_last_year,
        better=indicator.better,
        target=indicator.target_value,
        **chosen.cut,
    )


def _bar(view: View, indicator: Row, row: Row, is_comparable: bool) -> Bar:
    words = view.words
    value = definition.value_of(indicator, words, row.value)
    # A rate means little without how many it is of.
    beside = words("by.out_of", count=formats.compact(row.denominator, words)) if row.denominator else ""
    details = [value + beside]
    change = status.short_change(indicator, row, words) if is_comparable else ""
    if change:
        details.append(f"{words('status.on_last_year')} {change}")
    missed = row.is_target_met is False
    written = ("! " if missed else "") + value + (beside or (f"  {change}" if change else ""))
    return Bar(words.pick(row, "name"), row.value, written, " · ".join(details), is_missed=missed)
