"""Printed reports and what was found of them: by document in numbers, then figure by figure."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboards.components import address, chart, frame, judgement_table, tables
from dashboards.components.frame import View
from dashboards.components.tables import Column
from dashboards.data import Row
from dashboards.sheets import Sheet
from dashboards.words import Words

ALL = "all"
AGAINST = ("print", "warehouse")
SHOWN = 60
# What a phone has room for.
FOUND_WRONG = ("error", "warn")


@dataclass(frozen=True)
class Chosen:
    """Which documents a reader wants to see, by print or by the warehouse, and the judgements on them, worst first."""

    against: str
    documents: list[Row]
    counts: dict[tuple[str, str], Counter]
    rows: list[Row]


def choices(view: View) -> Chosen | None:
    """Draws the choices; None where there is no printed report."""
    words = view.words
    printed = view.reader.ask("printed_figures")
    if not printed:
        return None
    names = {row.area_code: row.area_name for row in printed}
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        against = _pick("against", list(AGAINST), words, lambda code: words(f"reconciliation.against.{code}"))
        document = _pick("document", [ALL, *dict.fromkeys(row.document for row in printed)], words)
        area = _pick("about", [ALL, *names], words, lambda code: names[code])
        verdict = _pick("verdict", [ALL, *judgement_table.SIGNS], words, lambda code: words.of("verdicts", code))

    asked = {document: document, area: names.get(area, ""), verdict: words.of("verdicts", verdict)}
    told = [words(f"reconciliation.against.{against}"), *(name for code, name in asked.items() if code != ALL)]
    frame.on_paper(" · ".join(told))

    def is_asked(row: Row) -> bool:
        return document in (ALL, row.document) and area in (ALL, row.area_code)

    judged = [row for row in view.reader.ask("judgements") if row.held_against == against and is_asked(row)]
    counts: dict[tuple[str, str], Counter] = {}
    for row in judged:
        counts.setdefault((row.document, row.area_code), Counter())[row.verdict] += 1
    worst_first = sorted(judged, key=lambda row: list(judgement_table.SIGNS).index(row.verdict))
    return Chosen(
        against=against,
        documents=[row for row in printed if is_asked(row)],
        counts=counts,
        rows=[row for row in worst_first if verdict in (ALL, row.verdict)],
    )


def documents(view: View, chosen: Chosen) -> None:
    """How many figures each document prints, and how many of them, and of their changes, were judged how."""
    words = view.words
    frame.heading(words("reconciliation.documents"), words(f"reconciliation.notes.{chosen.against}"))
    columns = [
        Column(words("reconciliation.columns.document")),
        Column(words("reconciliation.columns.area")),
        Column(words("reconciliation.columns.figures"), is_number=True, is_wide_only=True),
        *(
            Column(f"{sign} {words.of('verdicts', verdict)}", is_number=True, is_wide_only=verdict not in FOUND_WRONG)
            for verdict, sign in judgement_table.SIGNS.items()
        ),
    ]
    rows = []
    for row in chosen.documents:
        found = chosen.counts.get((row.document, row.area_code), Counter())
        verdicts = (f"{found[verdict]:,}" for verdict in judgement_table.SIGNS)
        rows.append((row.document, row.area_name, f"{row.figures:,}", *verdicts))
    tables.show(words("reconciliation.documents"), columns, rows)


def figures(view: View, chosen: Chosen) -> None:
    """The figures that were judged, the worst first."""
    words = view.words
    title = words("reconciliation.figures")
    frame.heading(title, words("reconciliation.figures_note", count=f"{len(chosen.rows):,}"))
    if not chosen.rows:
        reason = "no_rows" if chosen.counts or chosen.against == "print" else "not_loaded"
        frame.message(words(f"reconciliation.{reason}_title"), words(f"reconciliation.{reason}"))
        return
    judgement_table.show(view, title, chosen.rows[:SHOWN])
    headings = ("document", "area", "table", "row", "column", "what", "indicator", "printed", "computed", "difference")
    sheet = Sheet(
        key="reconciliation",
        title=title,
        note=words(f"reconciliation.against.{chosen.against}"),
        headings=[words(f"reconciliation.columns.{name}") for name in (*headings, "verdict", "explanation")],
        rows=[_cells(view, row) for row in chosen.rows],
    )
    remark = words("by.more", shown=SHOWN, count=len(chosen.rows)) if len(chosen.rows) > SHOWN else ""
    chart.foot(view, None, sheet, remark=remark)


def _cells(view: View, row: Row) -> tuple[str, ...]:
    words = view.words
    return (
        row.document,
        row.area_name,
        row.table_name,
        row.row_name,
        row.column_name,
        words(f"reconciliation.whats.{row.what}"),
        row.indicator_id,
        row.printed,
        row.computed,
        row.difference,
        words.of("verdicts", row.verdict),
        words.pick(row, "explanation"),
    )


def _pick(key: str, options: list[str], words: Words, names: Callable[[str], str] = str) -> str:
    return address.choose(
        st.selectbox,
        key,
        options,
        words(f"reconciliation.filters.{key}"),
        lambda code: words(f"reconciliation.all.{key}") if code == ALL else names(code),
        width=190,
        label_visibility="collapsed",
    )
