"""Units ranked by an indicator of the reader's choice, among all or among peers, with those left out apart."""

import html
from collections.abc import Sequence

import streamlit as st

from dashboards import formats
from dashboards.charts.names import shortened
from dashboards.components import address, definition, frame, unit_table
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.unit_choices import Ranking
from dashboards.components.unit_peers import LONGEST_NAME
from dashboards.data import Row
from dashboards.words import Words

SHOWN = ("10", "20", "50")
ORDERS = ("best", "worst")
NAMED = 60


def headline(view: View, chosen: Chosen, ranking: Ranking) -> None:
    """How many units carry how much, and how many of those ranked complete it in time as they should."""
    words = view.words
    busy = [row for row in ranking.rows if row.requests]
    given = words(
        "units.all_given",
        period=chosen.period_name,
        units=f"{len(busy):,}",
        count=formats.compact(sum(row.requests for row in busy), words),
    )
    st.html(f'<p class="headline">{html.escape(given)}</p>')
    judged = [row for row in ranking.rows if (row.due or 0) >= ranking.least and row.is_on_time_target_met is not None]
    if judged:
        met = sum(row.is_on_time_target_met for row in judged)
        told = words("units.all_met", least=ranking.least, units=f"{len(judged):,}", met=f"{met:,}")
        st.html(f'<p class="lead">{html.escape(told)}</p>')


def show(view: View, chosen: Chosen, ranking: Ranking) -> None:
    """Draws the ranking, and below it those that are not in it."""
    words = view.words
    indicator = ranking.indicator
    title = words("units.ranking", name=definition.name_of(indicator, words))
    note = f"{chosen.told} · {ranking.peers_name}"
    with st.container(key="units-head", horizontal=True, vertical_alignment="bottom", gap="small"):
        frame.heading(title, note)
        order = address.choose(
            st.segmented_control,
            "order",
            ORDERS,
            words("units.order"),
            lambda order: words(f"units.orders.{order_word(indicator, order)}"),
            required=True,
            label_visibility="collapsed",
        )
        shown = address.choose(
            st.segmented_control,
            "top",
            SHOWN,
            words("units.top"),
            lambda count: words("units.first", count=count),
            required=True,
            label_visibility="collapsed",
        )
    ranked = in_order(ranking.rows, indicator, order)
    if not ranked:
        frame.message(words("by.none_title"), words("units.nobody", count=ranking.least))
    else:
        everything = [*ranked, *(row for row in ranking.rows if not row.is_ranked)]
        sheet = unit_table.sheet(view, indicator, everything, title, note)
        remark = words("units.ranked", shown=min(len(ranked), int(shown)), count=f"{len(ranked):,}")
        unit_table.show(view, chosen, indicator, ranked[: int(shown)], sheet, remark)
    _left_out(ranking, words)


def in_order(rows: Sequence[Row], indicator: Row, order: str) -> list[Row]:
    """Those that are ranked, the best or the worst first; of equal ones the one with more to do."""
    ranked = [row for row in rows if row.is_ranked]
    falls = (indicator.better != "lower" or indicator.kind == "count") == (order == "best")
    return sorted(ranked, key=lambda row: (-row.value if falls else row.value, -row.requests, row.unit_code))


def order_word(indicator: Row, order: str) -> str:
    """What the two ends of a ranking are called: an amount has no better and worse."""
    if indicator.kind == "count" or indicator.better not in ("higher", "lower"):
        return {"best": "most", "worst": "fewest"}[order]
    return order


def _left_out(ranking: Ranking, words: Words) -> None:
    """Says who is not ranked: units with nothing to divide by, and those with too little."""
    if ranking.indicator.kind == "count":
        return
    nothing = [row for row in ranking.rows if not row.denominator]
    few = [row for row in ranking.rows if row.denominator and not row.is_ranked]
    folds = [
        _fold(words("units.nothing_to_rank", count=f"{len(nothing):,}"), nothing, words),
        _fold(words("units.too_few", count=f"{len(few):,}", least=ranking.least), few, words),
    ]
    st.html(f'<div class="left-out">{"".join(folds)}</div>')


def _fold(title: str, units: Sequence[Row], words: Words) -> str:
    if not units:
        return ""
    listed = "".join(
        f"<li>{address.link(shortened(row.name, LONGEST_NAME), unit=row.unit_code)}"
        f"<small>{html.escape(_volume(row, words))}</small></li>"
        for row in units[:NAMED]
    )
    more = f"<p>{html.escape(words('by.more', shown=NAMED, count=len(units)))}</p>" if len(units) > NAMED else ""
    return f"<details><summary>{html.escape(title)}</summary><ul>{listed}</ul>{more}</details>"


def _volume(row: Row, words: Words) -> str:
    counts = {"volume": formats.compact(row.requests, words), "due": formats.compact(row.denominator or 0, words)}
    return words("units.volume_and_due", **counts)
