"""What changed and why: which categories, places and units moved a figure most; they add up to its change."""

import html

import streamlit as st

from dashboards import contributions, formats
from dashboards.charts.change_bars import Change, change_bars
from dashboards.components import breakdown, chart, definition, frame, status
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.contributions import Contribution
from dashboards.data import Row
from dashboards.sheets import Sheet

SHOWN = 6


def show(view: View, chosen: Chosen, indicator: Row) -> None:
    """Draws the section; it says so where there is no last year, or the figure is not counted by parts."""
    words = view.words
    name = definition.name_of(indicator, words)
    frame.heading(words("why.title"))
    if indicator.value is None or indicator.value_last_year is None:
        frame.message(words("why.none_title"), words("why.no_last_year", name=name))
        return
    kinds = ["category", "unit"] if chosen.area.scope_kind == "district" else ["category", chosen.parts_kind, "unit"]
    change = indicator.value - indicator.value_last_year
    found = {
        kind: contributions.largest(breakdown.summed(view, chosen, indicator, kind), change, SHOWN) for kind in kinds
    }
    found = {kind: parts for kind, parts in found.items() if parts[0]}
    if not found:
        frame.message(words("why.none_title"), words("why.none", name=name))
        return
    st.html(f'<p class="lead">{html.escape(_sentence(view, indicator, change, found))}</p>')
    for column, (kind, (parts, rest)) in zip(st.columns(len(found), gap="medium"), found.items(), strict=True):
        with column:
            _bars(view, chosen, indicator, kind, parts, rest)


def _sentence(view: View, indicator: Row, change: float, found: dict) -> str:
    words = view.words
    # Those that pulled the way the whole went.
    pulled = [
        words("why.part", name=words.pick(part.row, "name"), amount=_written(view, indicator, part.amount))
        for parts, _ in found.values()
        for part in [part for part in parts if (part.amount > 0) == (change > 0)][:2]
    ]
    way = "up" if change > 0 else "down" if change < 0 else "same"
    amount = _written(view, indicator, abs(change)).lstrip("+")
    said = words(f"why.{way}", name=definition.name_of(indicator, words), amount=amount)
    return words("why.because", change=said, parts=words.join(pulled)) if pulled else said


def _bars(  # noqa: PLR0917
    view: View, chosen: Chosen, indicator: Row, kind: str, parts: list[Contribution], rest: float
) -> None:
    words = view.words
    title = words(f"why.by.{kind}", name=definition.name_of(indicator, words))
    bars = [
        Change(
            words.pick(part.row, "name"),
            part.amount,
            _written(view, indicator, part.amount),
            status.is_better(indicator, is_up=part.amount > 0),
        )
        for part in parts
    ]
    if abs(rest) > 1e-9:
        bars.append(Change(words("why.rest"), rest, _written(view, indicator, rest), is_rest=True))
    sheet = Sheet(
        key=f"why-{kind}",
        title=title,
        note=chosen.told,
        headings=[words("column.name"), words("why.amount"), words("column.this_year"), words("column.last_year")],
        rows=[
            *((words.pick(part.row, "name"), part.amount, part.row.value, part.row.value_last_year) for part in parts),
            (words("why.rest"), rest, None, None),
        ],
        fractions=(1, 2, 3) if indicator.unit == formats.PERCENT else (),
    )
    st.html(f'<h3 class="part">{html.escape(words(f"why.kinds.{kind}"))}</h3>')
    chart.show(view, chosen, change_bars(bars), sheet, words.join([f"{bar.name} {bar.written}" for bar in bars]))


def _written(view: View, indicator: Row, amount: float) -> str:
    """A change with its sign: in points for a ratio, else in the indicator's own unit."""
    words = view.words
    sign = "+" if amount > 0 else formats.MINUS if amount < 0 else ""
    if indicator.kind == "ratio":
        return f"{sign}{formats.exact(abs(amount) * 100, 2)}{words('status.points')}"
    return f"{sign}{definition.value_of(indicator, words, abs(amount))}{definition.unit_of(indicator, words)}"
