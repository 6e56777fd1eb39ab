"""Every rule of the gate: how often it was broken, lately and over all, and the way to its own page."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboards import formats
from dashboards.charts.sparkline import sparkline
from dashboards.components import address, chart, frame, pager, tables, tiles
from dashboards.components.frame import View
from dashboards.components.tables import Column, Html
from dashboards.data import Row
from dashboards.sheets import Sheet
from hotline import contracts

KEY = "rules"
PAGE = 20
MONTHS = 12
ALL = "all"
STATES = ("broken", "kept", "skipped", ALL)
SEVERITIES = ("block", "quarantine", "warn")


def show(view: View, rules: Sequence[Row]) -> None:
    """Draws what the rules found together, the choices, and the rules chosen, the gravest first."""
    words = view.words
    frame.heading(words("quality.rules"), words("quality.rules_note"))
    judged = [rule for rule in rules if rule.state != "skipped"]
    if not judged:
        frame.message(words("quality.no_results_title"), words("quality.no_results"))
    broken = [rule for rule in judged if rule.state == "broken"]
    tiles.show(
        [
            (f"{len(judged):,}", words("quality.rules_judged")),
            (f"{len(broken):,}", words("quality.rules_broken")),
            (f"{view.reader.quarantined:,}", words("quality.rows_quarantined")),
        ]
    )
    quarantined = [
        words("quality.quarantined_table", table=table_of(view, table.split("__")[-1]), count=f"{count:,}")
        for table, count in view.reader.gate.get("quarantined", {}).items()
    ]
    if quarantined:
        frame.note(words("quality.quarantined", tables=words.join(quarantined)))
    if judged and not broken:
        frame.message(words("quality.all_kept_title"), words("quality.all_kept", count=len(judged)))
    _list(view, _chosen(view, rules, "broken" if broken else ALL))


def name_of(view: View, rule: Row) -> str:
    """What is wrong where the rule is broken, and in which table."""
    return view.words("quality.rule", table=table_of(view, rule.table_name), wrong=view.words.pick(rule, "wrong"))


def rate(share: float | None) -> str:
    """A share of broken rows; few of very many are not none."""
    smallest = 0.0001
    return f"<{formats.percent(smallest)}" if share and share < smallest else formats.percent(share)


def table_of(view: View, name: str) -> str:
    """A contract table as the sender's offices call it."""
    table = contracts.tables().get(name)
    return view.words.pick(table, "label") if table else name


def _chosen(view: View, rules: Sequence[Row], usual: str) -> list[Row]:
    words = view.words
    with st.container(key="rule-choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        state = _choice("state", STATES, usual, view, lambda state: words(f"quality.rule_states.{state}"))
        listed = (ALL, *dict.fromkeys(sorted(rule.table_name for rule in rules)))
        table = _choice("table", listed, ALL, view, lambda name: _or_all(view, "table", name, table_of(view, name)))
        severity = _choice(
            "severity",
            (ALL, *SEVERITIES),
            ALL,
            view,
            lambda code: _or_all(view, "severity", code, words.of("severities", code)),
        )
    return [
        rule
        for rule in rules
        if state in (ALL, rule.state) and table in (ALL, rule.table_name) and severity in (ALL, rule.severity)
    ]


def _choice(key: str, options: Sequence[str], usual: str, view: View, names: Callable[[str], str]) -> str:
    return address.choose(
        st.selectbox,
        key,
        options,
        view.words(f"quality.choices.{key}"),
        names,
        default=usual,
        forgets=(KEY,),
        width=170,
        label_visibility="collapsed",
    )


def _or_all(view: View, key: str, code: str, name: str) -> str:
    return view.words(f"quality.every.{key}") if code == ALL else name


def _list(view: View, rules: Sequence[Row]) -> None:
    words = view.words
    if not rules:
        frame.message(words("quality.no_such_title"), words("quality.no_such"))
        return
    columns = [
        Column(words("quality.columns.rule")),
        Column(words("quality.columns.severity"), is_wide_only=True),
        Column(words("quality.columns.failed"), is_number=True),
        Column(words("quality.columns.checked"), is_number=True, is_wide_only=True),
        Column(words("quality.columns.rate"), is_number=True),
        Column(words("quality.columns.rate_course"), is_wide_only=True),
    ]
    courses: dict[str, list[float]] = {}
    for month in view.reader.ask("rule_courses", shape={"grain": "month", "rule": None}, most=MONTHS):
        courses.setdefault(month.rule_id, []).append(month.failure_rate)
    pages = pager.pages(len(rules), PAGE)
    first = (pager.asked(KEY, pages) - 1) * PAGE
    rows = [
        (
            Html(address.link(name_of(view, rule), rule=rule.rule_id)),
            words.of("severities", rule.severity),
            f"{rule.rows_failed:,}",
            f"{rule.rows_checked:,}",
            rate(rule.failure_rate),
            Html(sparkline(courses.get(rule.rule_id, ()))),
        )
        for rule in rules[first : first + PAGE]
    ]
    tables.show(words("quality.rules"), columns, rows)
    if pages > 1:
        pager.show(words, KEY, pages)
    headings = rules[0]._fields
    sheet = Sheet(KEY, words("quality.rules"), view.reader.id, headings, rules, (headings.index("failure_rate"),))
    chart.foot(view, None, sheet, remark=words("quality.rules_count", count=f"{len(rules):,}"))
