"""How well senders send: the score of each, its course, and the reasons that cost most."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from dashboards import formats
from dashboards.charts.ranked_bars import Bar, ranked_bars
from dashboards.charts.sparkline import sparkline
from dashboards.components import address, chart, frame, senders, tables
from dashboards.components.frame import View
from dashboards.components.tables import Column, Html
from dashboards.data import Row
from dashboards.sheets import Sheet

PARTS = ("completeness", "content", "timeliness", "stability")
COSTLIEST = 5


def show(view: View) -> None:
    """Draws the table of senders and the bars of what cost them most in the last month."""
    words = view.words
    scores = view.reader.ask("feed_scores")
    frame.heading(words("quality.scores"), words("quality.scores_note"))
    if not scores:
        frame.message(words("quality.no_scores_title"), words("quality.no_scores"))
        return
    _senders(view, [list(months) for _, months in groupby(scores, key=lambda score: score.feed)], scores)
    _costs(view, sorted({score.month_start for score in scores}, reverse=True))


def _senders(view: View, by_feed: Sequence[Sequence[Row]], scores: Sequence[Row]) -> None:
    words = view.words
    columns = [
        Column(words("quality.columns.sender")),
        Column(words("quality.columns.month"), is_wide_only=True),
        Column(words("quality.columns.score"), is_number=True),
        *(Column(words(f"quality.score_parts.{part}"), is_number=True, is_wide_only=True) for part in PARTS),
        Column(words("quality.columns.course")),
    ]
    rows = [
        (
            senders.name_of(view, months[-1].feed),
            formats.period("month", months[-1].month_start, words),
            formats.exact(months[-1].points, 1),
            *(formats.exact(getattr(months[-1], f"{part}_points"), 1) for part in PARTS),
            Html(sparkline([month.points for month in months[-12:]])),
        )
        for months in by_feed
    ]
    tables.show(words("quality.scores"), columns, rows)
    sheet = Sheet("feed_scores", words("quality.scores"), view.reader.id, scores[0]._fields, scores)
    chart.foot(view, None, sheet, remark=words("quality.score_formula"))


def _costs(view: View, months: Sequence[date]) -> None:
    words = view.words
    frame.heading(words("quality.costs"), words("quality.costs_note"))
    month = date.fromisoformat(
        address.choose(
            st.selectbox,
            "month",
            [month.isoformat() for month in months],
            words("quality.columns.month"),
            lambda text: formats.period("month", date.fromisoformat(text), words),
            width=150,
            label_visibility="collapsed",
        )
    )
    losses = view.reader.ask("feed_losses", month=month)
    when = formats.period("month", month, words)
    if not losses:
        frame.message(words("quality.no_costs_title"), words("quality.no_costs", month=when))
        return
    bars = [
        Bar(
            name=words("quality.cost", feed=senders.name_of(view, loss.feed), reason=_reason(view, loss)),
            value=loss.points_lost,
            written=words("quality.points", points=formats.exact(loss.points_lost, 2)),
            details=words("quality.of_checked", failed=f"{loss.failed:,.0f}", checked=f"{loss.checked:,.0f}"),
        )
        for loss in losses[:COSTLIEST]
    ]
    sheet = Sheet("feed_losses", words("quality.costs"), when, losses[0]._fields, losses)
    told = words.join([f"{bar.name} {bar.written}" for bar in bars])
    chart.show(view, None, ranked_bars(bars), sheet, told)
    rules = {loss.reason: _reason(view, loss) for loss in losses[:COSTLIEST] if loss.table_name}
    if rules:
        links = "".join(address.link(words("quality.to_rule", rule=name), rule=rule) for rule, name in rules.items())
        st.html(f'<p class="back">{links}</p>')


def _reason(view: View, loss: Row) -> str:
    if loss.table_name is None:
        return view.words.of("score_reasons", loss.reason)
    return view.words.pick(loss, "wrong")
