"""Figures by unit are those of the warehouse, whichever way they are summed, and places among peers are right."""

from collections import defaultdict
from datetime import date

import pytest

from dashboards import data
from dashboards.components import comparison, unit_data
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.days import Days
from dashboards.words import Words
from hotline.paths import DataFolder
from tests.dashboards import test_cuts

YEAR = Days.of("year", date(2023, 1, 1), None)


@pytest.fixture
def view(built_city: DataFolder, monkeypatch: pytest.MonkeyPatch) -> View:
    monkeypatch.setenv("HOTLINE_DATA_DIR", str(built_city.root))
    reader = data.current()
    assert reader
    return View("units", Words("zh"), reader, reader.ask("as_of", until=date.max)[0].as_of_date)


def chosen(view: View, days: Days = YEAR, **choices: object) -> Chosen:
    """Everything in the year 2023, unless told otherwise."""
    province = next(row for row in view.reader.ask("areas") if row.scope_kind == "province")
    whole = {"has_values": True, "is_everything": True, "is_stored": True}
    return test_cuts.chosen(view.reader, ("province", province.scope_code), days, **{**whole, **choices})


def indicators(view: View) -> dict[str, Row]:
    return unit_data.counted(comparison.fair(view, chosen(view)))


def figures(view: View, of: Chosen, focus: str, least: int = 1) -> dict[str, Row]:
    return {row.unit_code: row for row in unit_data.all_units(view, of, indicators(view), focus, least)}


def test_volume_comes_first_and_nothing_twice(view: View) -> None:
    known = list(indicators(view))
    assert known[0] == "unit_requests"
    assert "requests" not in known
    assert "requests_cagr" not in known
    assert len(known) > 20


def test_figures_of_every_indicator_are_those_stored(view: View) -> None:
    compared = 0
    for focus in indicators(view):
        stored = view.reader.ask(
            "ranking", indicator_id=focus, scope_kind="unit", parent_code=None, period_kind="year",
            period_start=YEAR.first,
        )  # fmt: skip
        found = figures(view, chosen(view), focus)
        for row in stored:
            own = found[row.scope_code]
            assert own.value == pytest.approx(row.value), (focus, row.scope_code)
            assert own.numerator == pytest.approx(row.numerator)
            assert own.denominator == row.denominator
            assert own.value_last_year == pytest.approx(row.value_last_year)
            assert own.yoy_percent == pytest.approx(row.yoy_percent)
            assert own.yoy_points == pytest.approx(row.yoy_points)
            assert own.is_target_met == row.is_target_met
            compared += 1
    assert compared > 50


@pytest.mark.parametrize(
    "days",
    [
        YEAR,
        Days.of("ytd", date(2023, 3, 1), date(2023, 3, 17)),
        Days.of("week", date(2023, 3, 6), None),
        Days.between(date(2023, 2, 17), date(2023, 6, 3)),
        Days.between(date(2022, 11, 5), date(2023, 12, 31)),
    ],
    ids=["year", "open", "week", "range", "across"],
)
@pytest.mark.parametrize("focus", ["on_time_completion_rate", "average_unit_handling_days", "satisfaction_rate"])
def test_whole_periods_and_single_days_add_up_to_the_same(view: View, days: Days, focus: str) -> None:
    mixed = figures(view, chosen(view, days, period_kind="range"), focus)
    by_day = figures(view, chosen(view, days, period_kind="range", is_everything=False), focus)
    for code, row in by_day.items():
        held = mixed.get(code)
        assert (held.value if held else None) == pytest.approx(row.value)
        assert (held.value_last_year if held else None) == pytest.approx(row.value_last_year)


def test_lines_and_requesters_make_up_the_whole(view: View) -> None:
    whole = figures(view, chosen(view), "unit_requests")
    parts: dict[str, float] = defaultdict(float)
    for kind in ("public", "enterprise"):
        part = chosen(view, is_everything=False, requester_kind=kind)
        for code, row in figures(view, part, "unit_requests").items():
            parts[code] += row.requests
    assert {code: row.requests for code, row in whole.items() if row.requests} == {c: n for c, n in parts.items() if n}


@pytest.mark.parametrize("least", [1, 3])
@pytest.mark.parametrize("focus", ["on_time_completion_rate", "average_unit_handling_days", "unit_requests"])
def test_a_place_is_one_more_than_the_peers_ahead(view: View, focus: str, least: int) -> None:
    indicator = indicators(view)[focus]
    rows = figures(view, chosen(view), focus, least).values()
    ranked = [row for row in rows if row.is_ranked]
    assert ranked
    for row in rows:
        enough = row.requests > 0 if indicator.kind == "count" else (row.denominator or 0) >= least
        assert row.is_ranked == enough
        assert (row.place is not None) == enough
    for row in ranked:
        peers = [other for other in ranked if (other.kind, other.level) == (row.kind, row.level)]
        falls = indicator.better != "lower"
        ahead = [peer for peer in peers if (peer.value > row.value if falls else peer.value < row.value)]
        assert (row.place, row.peers) == (len(ahead) + 1, len(peers))


def test_bands_are_thirds_and_an_amount_has_none(view: View) -> None:
    rows = figures(view, chosen(view), "on_time_completion_rate").values()
    for row in rows:
        if not row.is_ranked or row.peers < 3:
            assert row.band is None
        else:
            third = -(-3 * row.place // row.peers)
            assert row.band == ("first", "middle", "last")[third - 1]
    assert all(row.band is None for row in figures(view, chosen(view), "unit_requests").values())
    assert all(row.place is None for row in figures(view, chosen(view), "late_returns").values())


def test_late_tickets_are_those_missing_from_the_rate(view: View) -> None:
    late = 0
    for code, row in figures(view, chosen(view), "on_time_completion_rate").items():
        listed = view.reader.ask("unit_late_tickets", unit_code=code, page_size=100, skipped=0, **chosen(view).cut)
        assert len(listed) == (row.denominator or 0) - (row.numerator or 0)
        late += len(listed)
    assert late > 2


def test_topics_are_the_units_volume(view: View) -> None:
    for code, row in figures(view, chosen(view), "unit_requests").items():
        topics = view.reader.ask("unit_topics", unit_code=code, **chosen(view).cut_and_last_year)
        assert sum(topic.tickets for topic in topics) == row.requests
