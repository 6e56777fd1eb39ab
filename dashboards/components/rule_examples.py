"""Some of the rows that broke a rule, masked: file and line for the sender, and the cells that the rule looks at."""

import html
import json

from dashboards import formats
from dashboards.components import chart, frame, rule_list, tables
from dashboards.components.frame import View
from dashboards.components.tables import Column, Html
from dashboards.data import Row
from dashboards.sheets import Sheet
from hotline import contracts

TABLE = "qc_broken_rows"


def show(view: View, rule: Row) -> None:
    """Draws the rows as far as the snapshot has any: a rule may judge files or days, or readers see no single rows."""
    words = view.words
    title = words("quality.examples")
    frame.heading(title, words("quality.examples_note"))
    if not view.reader.has(TABLE):
        frame.message(words("quality.no_examples_title"), words("quality.examples_for_analysts"))
        return
    rows = view.reader.ask("broken_rows", rule_id=rule.rule_id)
    if not rows:
        frame.message(words("quality.no_examples_title"), words("quality.no_examples"))
        return
    cells = [json.loads(row.cells) for row in rows]
    names = list(cells[0])
    labels = [_label(view, rule.table_name, name) for name in names]
    origin = [words(f"quality.columns.{name}") for name in ("line", "day", "file")]
    columns = [
        Column(origin[0], is_number=True),
        Column(words("quality.columns.cells")),
        Column(origin[2], is_wide_only=True),
    ]
    shown = [
        (
            _line(row),
            Html("".join(_cell(label, held[name]) for name, label in zip(names, labels, strict=True))),
            row.file_name or formats.EMPTY,
        )
        for row, held in zip(rows, cells, strict=True)
    ]
    tables.show(title, columns, shown)
    sheet = Sheet(
        "rule-examples",
        title,
        rule_list.name_of(view, rule),
        [*origin, *labels],
        [
            (_line(row), row.row_date, row.file_name, *(held[name] for name in names))
            for row, held in zip(rows, cells, strict=True)
        ],
    )
    chart.foot(view, None, sheet, remark=words("quality.examples_count", count=len(rows)))


def _line(row: Row) -> str:
    return f"{row.sheet} {row.line}" if row.sheet else str(row.line)


def _cell(label: str, text: str | None) -> str:
    shown = formats.EMPTY if text is None else text
    return f'<span class="cell"><small>{html.escape(label)}</small> {html.escape(shown)}</span>'


def _label(view: View, table: str, column: str) -> str:
    known = contracts.tables().get(table)
    return view.words.pick(known.column(column), "label") if known else column
