"""One rule: what it asks and of whom, how often it was broken and where, some of the rows, and its checks' own page."""

import html

import streamlit as st

from dashboards import data, formats
from dashboards.charts.failure_columns import failure_columns
from dashboards.components import address, chart, data_docs_section, frame, rule_examples, rule_list, senders, tables
from dashboards.components.frame import View
from dashboards.components.tables import Column
from dashboards.data import Row
from dashboards.sheets import Sheet

# How many periods of each kind the trend shows.
PERIODS = {"month": 240, "week": 104, "day": 90}
PLACES = 20


def show(view: View, rule: Row) -> None:
    """Draws everything about the rule."""
    words = view.words
    st.html(f'<p class="back">{address.link(words("quality.back"), rule=None, docs=None)}</p>')
    frame.heading(rule_list.name_of(view, rule), _sum(view, rule))
    _facts(view, rule)
    _trend(view, rule)
    if rule.rows_failed:
        _places(view, rule)
        rule_examples.show(view, rule)
    data_docs_section.show(view, rule.table_name)


def _sum(view: View, rule: Row) -> str:
    if rule.state == "skipped":
        return view.words("quality.rule_skipped")
    return view.words(
        "quality.rule_sum",
        failed=f"{rule.rows_failed:,}",
        checked=f"{rule.rows_checked:,}",
        unit=view.words.of("judged_units", rule.judged_per),
        rate=rule_list.rate(rule.failure_rate),
    )


def _facts(view: View, rule: Row) -> None:
    words = view.words
    facts = [
        ("severity", words.of("severities", rule.severity)),
        ("dimension", words.of("dimensions", rule.dimension)),
        ("per", words.of("judged_per", rule.judged_per)),
        ("owner", _in_language(view, rule.owner)),
        ("remedy", words.pick(rule, "remedy")),
        ("source", _in_language(view, rule.source)),
        ("id", rule.rule_id),
    ]
    listed = "".join(
        f"<dt>{html.escape(words(f'quality.facts.{name}'))}</dt><dd>{html.escape(str(fact))}</dd>"
        for name, fact in facts
    )
    sql = html.escape(data.shown("rule_shown_to_analysts", rule_id=rule.rule_id))
    listed += f"<dt>{html.escape(words('definition.sql'))}</dt><dd><pre>{sql}</pre></dd>"
    st.html(f'<div class="details"><dl class="facts">{listed}</dl></div>')


def _in_language(view: View, text: str | None) -> str:
    """Sources and owners are written in both languages, parted by a slash."""
    parts = str(text or formats.EMPTY).split(" / ")
    return parts[0] if view.words.language == "zh" else parts[-1]


def _trend(view: View, rule: Row) -> None:
    words = view.words
    title = words("quality.rule_trend")
    with st.container(
        key="trend-head", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        frame.heading(title, words("quality.rule_trend_note"))
        grain = address.choose(
            st.segmented_control,
            "grain",
            list(PERIODS),
            words("trend.grain"),
            lambda grain: words(f"trend.grains.{grain}"),
            required=True,
            label_visibility="collapsed",
        )
    shape = {"grain": grain, "rule": "one"}
    periods = view.reader.ask("rule_courses", shape=shape, rule_id=rule.rule_id, most=PERIODS[grain])
    if not periods:
        frame.message(words("trend.none_title"), words("quality.rule_never"))
        return
    told = [
        words(
            "quality.rule_period",
            period=formats.period(grain, period.period_start, words),
            failed=f"{period.rows_failed:,}",
            checked=f"{period.rows_checked:,}",
            rate=rule_list.rate(period.failure_rate),
        )
        for period in periods
    ]
    figure = failure_columns(
        [period.period_start for period in periods],
        [period.failure_rate for period in periods],
        told,
        grain,
        tick=lambda value: formats.tick(value, formats.PERCENT, words),
        tick_format=words(f"trend.ticks.{grain}"),
    )
    worst = max(range(len(periods)), key=lambda place: periods[place].failure_rate)
    sheet = Sheet(
        key="rule-trend",
        title=title,
        note=rule_list.name_of(view, rule),
        headings=[
            words("column.period"),
            *(words(f"quality.columns.{name}") for name in ("failed", "checked", "rate")),
        ],
        rows=[
            (period.period_start, period.rows_failed, period.rows_checked, period.failure_rate) for period in periods
        ],
        fractions=(3,),
    )
    is_quiet = rule.rows_failed and not any(period.rows_failed for period in periods)
    remark = words("quality.rule_quiet", period=words(f"trend.grains.{grain}").lower()) if is_quiet else ""
    chart.show(view, None, figure, sheet, words.join(list(dict.fromkeys([told[worst], told[-1]]))), remark=remark)


def _places(view: View, rule: Row) -> None:
    words = view.words
    title = words("quality.rule_places")
    frame.heading(title, words("quality.rule_places_note"))
    places = view.reader.ask("rule_places", rule_id=rule.rule_id, most=PLACES)
    columns = [
        Column(words("quality.columns.day")),
        Column(words("quality.columns.file")),
        Column(words("quality.columns.failed"), is_number=True),
        Column(words("quality.columns.checked"), is_number=True, is_wide_only=True),
        Column(words("quality.columns.sender"), is_wide_only=True),
    ]
    rows = [
        (
            formats.day(place.result_date, words) if place.result_date else formats.EMPTY,
            place.file_name or formats.EMPTY,
            f"{place.rows_failed:,}",
            f"{place.rows_checked:,}",
            senders.name_of(view, place.feed) if place.feed else formats.EMPTY,
        )
        for place in places
    ]
    tables.show(title, columns, rows)
    sheet = Sheet("rule-places", title, rule_list.name_of(view, rule), places[0]._fields, places)
    chart.foot(view, None, sheet)
