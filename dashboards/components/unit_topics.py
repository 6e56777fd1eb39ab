"""What a unit was asked about, most often first."""

from collections import Counter

from dashboards import formats
from dashboards.charts.ranked_bars import Bar, ranked_bars
from dashboards.components import chart, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.sheets import Sheet
from dashboards.words import Words

SHOWN = 8


def show(view: View, chosen: Chosen, unit: Row) -> None:
    """Draws the section."""
    words = view.words
    title = words("units.topics")
    frame.heading(title, chosen.told)
    rows = view.reader.ask("unit_topics", unit_code=unit.unit_code, **chosen.cut_and_last_year)
    if not rows:
        frame.message(words("by.none_title"), words("units.no_topics"))
        return
    often = Counter(row.name for row in rows)
    bars = [_bar(row, often[row.name] > 1, words) for row in rows[:SHOWN]]
    key_figures = words.join([f"{bar.name[:40]} {bar.written}" for bar in bars[:5]])
    sheet = Sheet(
        "unit-topics",
        f"{unit.name[:60]} {title}",
        chosen.told,
        [words("units.category"), words("units.level_1"), words("units.columns.requests"), words("column.last_year")],
        [(row.name, row.level_1_name, row.tickets, row.tickets_last_year) for row in rows],
    )
    remark = words("by.more", shown=SHOWN, count=len(rows)) if len(rows) > SHOWN else ""
    chart.show(
        view,
        chosen,
        ranked_bars(bars),
        sheet,
        words("units.topics_alternative", figures=key_figures),
        remark=remark,
    )


def _bar(row: Row, is_of_several: bool, words: Words) -> Bar:
    """Of several categories of one name each says what it lies below."""
    value = formats.compact(row.tickets, words)
    change = ""
    if row.yoy_percent is not None:
        change = f"{'↑' if row.yoy_percent > 0 else '↓'} {formats.exact(abs(row.yoy_percent), 1)}%"
    details = " · ".join(part for part in (row.level_1_name[:40], value, change) if part)
    name = words("units.topic_of", name=row.name, of=row.level_1_name) if is_of_several else row.name
    return Bar(name, row.tickets, f"{value}  {change}", details)
