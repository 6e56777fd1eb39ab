"""One indicator by place or channel as ranked bars."""

from dashboards import formats
from dashboards.charts.ranked_bars import Bar, ranked_bars
from dashboards.components import breakdown, chart, definition, frame, status
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.sheets import Sheet

SHOWN = 12


def show(view: View, chosen: Chosen, indicator: Row, scope_kind: str) -> None:
    """Draws the section for one kind of part."""
    words = view.words
    name = definition.name_of(indicator, words)
    title = words(f"by.{scope_kind}.title", name=name)
    frame.heading(title)
    rows = breakdown.rows(view, chosen, indicator, scope_kind)
    if not rows:
        frame.message(words("by.none_title"), words("by.none", name=name))
        return
    bars = [_bar(view, indicator, row) for row in rows[:SHOWN]]
    longest = 1.0 if indicator.kind == "ratio" else None
    sheet = Sheet(
        key=f"by-{scope_kind}",
        title=title,
        note=chosen.told,
        headings=[words("column.code"), words("column.name"), name, words("column.last_year")],
        rows=[(row.scope_code, words.pick(row, "name"), row.value, row.value_last_year) for row in rows],
        fractions=(2, 3) if indicator.unit == formats.PERCENT else (),
    )
    key_figures = words.join([f"{bar.name} {bar.written}" for bar in bars[:5]])
    remark = words("by.more", shown=SHOWN, count=len(rows)) if len(rows) > SHOWN else ""
    chart.show(view, chosen, ranked_bars(bars, longest), sheet, key_figures, indicators=[indicator], remark=remark)


def _bar(view: View, indicator: Row, row: Row) -> Bar:
    words = view.words
    value = definition.value_of(indicator, words, row.value)
    # A rate means little without how many it is of.
    beside = words("by.out_of", count=formats.compact(row.denominator, words)) if row.denominator else ""
    details = [value + beside]
    change = status.short_change(indicator, row, words)
    if change:
        details.append(f"{words('status.on_last_year')} {change}")
    missed = row.is_target_met is False
    written = ("! " if missed else "") + value + (beside or (f"  {change}" if change else ""))
    return Bar(words.pick(row, "name"), row.value, written, " · ".join(details), is_missed=missed)
