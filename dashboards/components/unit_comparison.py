"""Up to four units side by side: a small picture an indicator."""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboards.components import address, chart, definition, frame, status, unit_choices, unit_peers, unit_table
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.unit_data import some_units
from dashboards.components.unit_profile import KEY_FIGURES
from dashboards.data import Row
from dashboards.sheets import Sheet

MOST = 4
KEY = "compare"


def show(
    view: View,
    chosen: Chosen,
    units: Mapping[str, Row],
    names: Mapping[str, str],
    indicators: Mapping[str, Row],
    *,
    offered: Mapping[str, str],
) -> None:
    """Draws the choice among the units offered and, from one on, their figures."""
    words = view.words
    compared = held(units)
    if not (compared or offered):
        return
    frame.heading(words("units.compare"), words("units.compare_note"))
    _choice(view, compared, names, offered)
    if not compared:
        return
    if len({unit_peers.key_of(units[code]) for code in compared}) > 1:
        frame.note(words("units.not_peers"))
    wanted = [indicators[key] for key in KEY_FIGURES if key in indicators]
    figures = some_units(view, chosen, wanted, compared, unit_choices.chosen_least())
    blocks = []
    for indicator in wanted:
        found = {row.unit_code: row for row in figures if row.indicator_id == indicator.indicator_id}
        if any(row.value is not None for row in found.values()):
            blocks.append(_block(view, indicator, [(names[code], found.get(code)) for code in compared]))
    st.html(f'<div class="multiples">{"".join(blocks)}</div>')
    cells = [
        (
            names[row.unit_code], definition.name_of(indicators[row.indicator_id], words),
            row.value, row.value_last_year, row.place, row.peers,
        )
        for row in figures
    ]  # fmt: skip
    columns = ("unit", "figure", "value", "last_year", "place", "peers")
    sheet = Sheet(
        "unit-comparison",
        words("units.compare"),
        chosen.told,
        [words(f"units.figures.{name}") for name in columns],
        cells,
    )
    chart.foot(view, chosen, sheet)


def held(units: Mapping[str, Row]) -> list[str]:
    """The units in the address that there are, each once."""
    asked = st.query_params.get(KEY, "").split(",")
    return [code for code in dict.fromkeys(asked) if code in units][:MOST]


def _choice(view: View, compared: Sequence[str], names: Mapping[str, str], offered: Mapping[str, str]) -> None:
    chips = "".join(f"<li>{_without(code, compared, names)}</li>" for code in compared)
    with st.container(key="units-compared", horizontal=True, vertical_alignment="center", gap="small"):
        if chips:
            st.html(f'<ul class="chips">{chips}</ul>')
        if offered and len(compared) < MOST:
            _adder(view, compared, offered)


def _without(code: str, compared: Sequence[str], names: Mapping[str, str]) -> str:
    """A link that takes a unit out again."""
    others = ",".join(other for other in compared if other != code)
    return address.link(f"{names[code]} ×", **{KEY: others or None})


def _adder(view: View, compared: Sequence[str], offered: Mapping[str, str]) -> None:
    words = view.words
    state = "choice-compare"
    st.session_state[state] = ""

    def add() -> None:
        if st.session_state[state]:
            address.go(**{KEY: ",".join([*compared, st.session_state[state]])})

    st.selectbox(
        words("units.add"),
        ["", *(code for code in offered if code not in compared)],
        key=state,
        format_func=lambda code: offered.get(code, words("units.add")),
        on_change=add,
        width=260,
        label_visibility="collapsed",
    )


def _block(view: View, indicator: Row, members: Sequence[tuple[str, Row | None]]) -> str:
    words = view.words
    longest = 1.0 if indicator.kind == "ratio" else max((row.value or 0 for _, row in members if row), default=0)
    target = definition.target_of(indicator, words) if indicator.target_value is not None else ""
    lines = "".join(_line(view, indicator, name, row, longest or 1) for name, row in members)
    small = f"<small>{html.escape(words('status.target', target=target))}</small>" if target else ""
    name = html.escape(definition.name_of(indicator, words))
    return f"<table><caption>{name} {small}</caption><tbody>{lines}</tbody></table>"


def _line(view: View, indicator: Row, name: str, row: Row | None, longest: float) -> str:
    words = view.words
    value = definition.value_of(indicator, words, row.value if row else None)
    width = (row.value or 0) / longest if row else 0
    missed = " missed" if row and row.is_target_met is False else ""
    change = html.escape(status.short_change(indicator, row, words)) if row else ""
    standing = unit_table.standing(row, words) if row and row.value is not None else ""
    return (
        f'<tr><th scope="row">{html.escape(name)}</th>'
        f'<td class="track"><div class="bar{missed}" style="width:{min(width, 1):.1%}"></div></td>'
        f"<td><b>{html.escape(value)}</b>{unit_table.sign(row.is_target_met if row else None, words)}</td>"
        f'<td class="beside">{change}</td><td class="beside">{standing}</td></tr>'
    )
