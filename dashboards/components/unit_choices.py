"""What a reader chooses of units: from how many cases on they are ranked, by what, among whom; which one to open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboards.components import address, definition, unit_peers
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.unit_data import all_units
from dashboards.data import Row, Rows

EVERY = "all"
# A rate of fewer cases says more of chance than of the unit.
LEAST = ("30", "1", "10", "100", "300")
# A browser gets every choice of a list and lays it out: a province's thousands of units take it a second.
MOST = 500


@dataclass(frozen=True)
class Ranking:
    """The units a reader chose to look at, and by what."""

    indicator: Row
    least: int
    rows: Rows
    # In words, for the note of what hangs on it.
    peers_name: str
    is_of_peers: bool
    # Names by code of the units that can be opened and compared.
    offered: Mapping[str, str]


def least(view: View) -> int:
    """Draws the choice of how many cases a rate must be of."""
    words = view.words
    return int(
        address.choose(
            st.selectbox,
            "least",
            LEAST,
            words("units.least"),
            lambda count: words("units.no_least") if count == "1" else words("units.at_least", count=count),
            width=160,
        )
    )


def chosen_least() -> int:
    """What was chosen there."""
    return int(address.asked("least", LEAST) or LEAST[0])


def ranking(view: View, chosen: Chosen, indicators: Mapping[str, Row], names: Mapping[str, str]) -> Ranking:
    """Draws the choices of a ranking, and of one unit."""
    words = view.words
    with st.container(key="units-choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        focus = address.choose(
            st.selectbox,
            "by",
            list(indicators),
            words("units.by"),
            lambda key: definition.name_of(indicators[key], words),
            width=250,
        )
        at_least = least(view)
        rows = all_units(view, chosen, indicators, focus, at_least)
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(unit_peers.key_of(row), []).append(row)
        peers_names = {EVERY: words("units.every", count=f"{len(rows):,}")} | {
            key: words("units.group", name=unit_peers.name_of(members[0], words), count=f"{len(members):,}")
            for key, members in sorted(groups.items(), key=lambda item: -len(item[1]))
        }
        peers = address.choose(
            st.selectbox, "peers", list(peers_names), words("units.peers"), lambda key: peers_names[key], width=260
        )
        ranked = tuple(groups.get(peers, rows))
        offered = within_reach(names, ranked)
        none = words("units.find") if offered is names else words("units.find_among", count=len(offered))
        address.choose(
            st.selectbox, "unit", ["", *offered], words("units.open"), lambda code: offered.get(code, none), width=260
        )
    return Ranking(indicators[focus], at_least, ranked, peers_names[peers], peers != EVERY, offered)


def within_reach(names: Mapping[str, str], ranked: Sequence[Row]) -> Mapping[str, str]:
    """The units to choose from: all, or if these are too many those ranked that handled most, in the order of names."""
    if len(names) <= MOST:
        return names
    heaviest = {row.unit_code for row in ranked[:MOST]}
    return {code: name for code, name in names.items() if code in heaviest}
