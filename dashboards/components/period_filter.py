"""The choice of a period: a preset that goes along with the data, or a fixed one after \"other\"."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboards import formats, periods
from dashboards.components import address
from dashboards.periods import Period
from dashboards.words import Words

OTHER = "other"


def show(as_of: date, starts: Mapping[str, Sequence[date]], words: Words) -> Period:
    """Draws the choice; `starts` are the periods that have figures, by kind, newest first.

    An address without a start means a preset, one with a start a fixed period.
    """
    held = st.query_params.get("period", "")
    start = periods.read(st.query_params.get("start"))
    is_fixed = start is not None and held in periods.KINDS
    preset = held if held in periods.PRESETS else periods.USUAL
    current = periods.of_preset(preset, as_of, words)
    _presets(OTHER if is_fixed else preset, current, words)
    if not is_fixed or start is None:
        return current
    kind = _kind(held, as_of, words)
    if kind == "range":
        return _range(start, words)
    if kind == "day":
        _day("start", start, words)
        return periods.fixed(kind, start, as_of, words)
    return periods.fixed(kind, _start(kind, start, starts.get(kind, ()), as_of, words), as_of, words)


def _presets(chosen: str, current: Period, words: Words) -> None:
    state = "choice-period"
    st.session_state[state] = chosen

    def keep() -> None:
        preset = st.session_state[state]
        if preset == OTHER:
            address.go(period=current.kind, start=current.start.isoformat(), until=None)
        else:
            address.go(period=preset, start=None, until=None)

    st.segmented_control(
        words("filter.period"),
        [*periods.PRESETS, OTHER],
        key=state,
        format_func=lambda preset: words(f"filter.presets.{preset}"),
        on_change=keep,
        required=True,
        label_visibility="collapsed",
    )


def _kind(kind: str, as_of: date, words: Words) -> str:
    state = "choice-kind"
    st.session_state[state] = kind

    def keep() -> None:
        chosen = st.session_state[state]
        start = periods.latest("month" if chosen == "range" else chosen, as_of)
        until = as_of.isoformat() if chosen == "range" else None
        address.go(period=chosen, start=start.isoformat(), until=until)

    st.selectbox(
        words("filter.kind"),
        periods.KINDS,
        key=state,
        format_func=lambda known: words(f"filter.kinds.{known}"),
        on_change=keep,
        width=84,
        label_visibility="collapsed",
    )
    return kind


def _start(kind: str, start: date, known: Sequence[date], as_of: date, words: Words) -> date:
    among = list(known) or [periods.latest(kind, as_of)]
    usual = start if start in among else among[0]
    text = address.choose(
        st.selectbox,
        "start",
        [day.isoformat() for day in among],
        words("filter.which"),
        lambda text: formats.period(kind, date.fromisoformat(text), words),
        default=usual.isoformat(),
        width=200,
        label_visibility="collapsed",
    )
    return date.fromisoformat(text)


def _range(start: date, words: Words) -> Period:
    until = periods.read(st.query_params.get("until")) or start
    _day("start", start, words)
    _day("until", until, words)
    return periods.between(start, until, words)


def _day(key: str, day: date, words: Words) -> None:
    state = f"choice-{key}-day"
    st.session_state[state] = day

    def keep() -> None:
        address.go(**{key: st.session_state[state].isoformat()})

    st.date_input(
        words(f"filter.{key}"),
        key=state,
        format="YYYY-MM-DD",
        on_change=keep,
        min_value=date(1990, 1, 1),
        required=True,
        width=124,
        label_visibility="collapsed",
    )
