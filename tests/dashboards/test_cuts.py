"""Two models of one truth agree: a cut summed from additive counts gives what the warehouse has stored."""

from dataclasses import replace
from datetime import date

import pytest

from dashboards import data
from dashboards.components import breakdown, comparison
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.days import Days
from dashboards.words import Words
from hotline.paths import DataFolder

FIGURES = ("requests", "on_time_completion_rate", "average_handling_days", "satisfaction_rate", "online_answer_rate")


@pytest.fixture
def reader(built_city: DataFolder, monkeypatch: pytest.MonkeyPatch) -> data.Reader:
    monkeypatch.setenv("HOTLINE_DATA_DIR", str(built_city.root))
    return data.current()


@pytest.fixture
def everywhere(reader: data.Reader) -> tuple[str, str]:
    """The area that holds all others: the small city stands beside a second one in the same province."""
    return next((area.scope_kind, area.scope_code) for area in reader.ask("areas") if area.scope_kind == "province")


YEAR = Days.of("year", date(2023, 1, 1), None)


def chosen(reader: data.Reader, area: tuple[str, str], days: Days = YEAR, **choices: object) -> Chosen:
    """The area's year as a page would have it chosen, summed from its days unless it is said to be stored."""
    row = next(row for row in reader.ask("areas") if (row.scope_kind, row.scope_code) == area)
    usual = {
        "area": row,
        "period_kind": "year",
        "period_start": days.first,
        "period_name": "",
        "days": days,
        "line_code": None,
        "requester_kind": None,
        "where": "",
        "parts_kind": "district",
        "parts_parent": None,
        "has_values": False,
        "is_everything": False,
        "is_stored": False,
    }
    return Chosen(**{**usual, **choices})


def figures(reader: data.Reader, chosen: Chosen) -> dict[str, data.Row]:
    view = View("overview", Words("zh"), reader, None)
    return {row.indicator_id: row for row in comparison.fair(view, chosen)}


def cut(reader: data.Reader, scope_kind: str, indicator_id: str, chosen: Chosen) -> dict[str, data.Row]:
    indicator = figures(reader, chosen)[indicator_id]
    rows = breakdown.rows(View("overview", Words("zh"), reader, None), chosen, indicator, scope_kind)
    return {row.scope_code: row for row in rows}


@pytest.mark.parametrize("area_kind", ["province", "city"])
def test_the_figures_of_a_free_range_are_those_stored(
    reader: data.Reader, everywhere: tuple[str, str], area_kind: str
) -> None:
    area = everywhere if area_kind == "province" else ("city", "320800")
    stored = figures(reader, chosen(reader, area, has_values=True))
    summed = figures(reader, chosen(reader, area))
    told = [key for key, row in summed.items() if row.value is not None]
    assert len(told) > 60
    assert {key: summed[key].value for key in told} == pytest.approx({key: stored[key].value or 0 for key in told})
    assert {key: summed[key].is_target_met for key in told} == {key: stored[key].is_target_met for key in told}


def test_an_open_year_is_set_against_the_same_days(reader: data.Reader) -> None:
    days = Days.of("year", date(2023, 1, 1), date(2023, 6, 5))
    fair = figures(reader, chosen(reader, ("city", "320800"), days, has_values=True))
    summed = figures(reader, chosen(reader, ("city", "320800"), days))
    whole = figures(reader, chosen(reader, ("city", "320800"), has_values=True))
    for key in ("requests", "on_time_completion_rate", "online_answer_rate"):
        assert fair[key].value == whole[key].value
        assert fair[key].value_last_year == pytest.approx(summed[key].value_last_year)
    assert fair["requests"].value_last_year < whole["requests"].value_last_year


def test_lines_and_requesters_make_up_the_whole(reader: data.Reader, everywhere: tuple[str, str]) -> None:
    whole = figures(reader, chosen(reader, everywhere))["requests"].value
    for choice, codes in (("requester_kind", ["public", "enterprise"]), ("line_code", ["general", "enterprise"])):
        parts = [figures(reader, chosen(reader, everywhere, **{choice: code}))["requests"].value for code in codes]
        assert sum(part or 0 for part in parts) == whole


@pytest.mark.parametrize("indicator_id", FIGURES)
@pytest.mark.parametrize("scope_kind", ["channel", "category"])
def test_a_cut_of_the_whole_is_what_is_stored(
    reader: data.Reader, everywhere: tuple[str, str], scope_kind: str, indicator_id: str
) -> None:
    stored = cut(reader, scope_kind, indicator_id, chosen(reader, everywhere, has_values=True, is_stored=True))
    found = cut(reader, scope_kind, indicator_id, chosen(reader, everywhere))
    stored = {code: row for code, row in stored.items() if row.value or row.denominator}
    assert stored
    assert found.keys() == stored.keys()
    for code, row in stored.items():
        # A scope that asked for nothing last year has no stored row then; its sum is 0.
        values = [row.value or 0, row.value_last_year or 0]
        assert [found[code].value or 0, found[code].value_last_year or 0] == pytest.approx(values)


@pytest.mark.parametrize("indicator_id", FIGURES)
@pytest.mark.parametrize("scope_kind", ["channel", "category", "unit", "city"])
def test_what_a_change_is_made_of_is_the_same_stored_and_summed(
    reader: data.Reader, everywhere: tuple[str, str], scope_kind: str, indicator_id: str
) -> None:
    stored = chosen(reader, everywhere, has_values=True, is_everything=True, is_stored=True)
    indicator = figures(reader, stored)[indicator_id]
    view = View("overview", Words("zh"), reader, None)
    told = ("numerator", "denominator", "numerator_last_year", "denominator_last_year", "value", "value_last_year")
    found = [
        {
            row.scope_code: [getattr(row, name) or 0 for name in told]
            for row in breakdown.summed(view, way, indicator, scope_kind)
            if row.scope_code and any(getattr(row, name) for name in told)
        }
        for way in (stored, replace(stored, is_stored=False), chosen(reader, everywhere))
    ]
    assert found[0] == found[1] == found[2]
    assert found[0] or not breakdown.counts.are_in(breakdown.AGGREGATES[scope_kind], indicator)


def test_the_districts_of_a_cut_make_up_the_whole(reader: data.Reader, everywhere: tuple[str, str]) -> None:
    districts = [area.scope_code for area in reader.ask("areas") if area.scope_kind == "district"]
    parts = [cut(reader, "category", "requests", chosen(reader, ("district", code))) for code in districts]
    whole = cut(reader, "category", "requests", chosen(reader, everywhere))
    assert sum(row.value for row in whole.values()) == sum(row.value for part in parts for row in part.values())


@pytest.mark.parametrize(
    ("kind", "start", "as_of", "days"),
    [
        ("year", date(2023, 1, 1), date(2023, 6, 5), ("2023-01-01", "2023-06-05", "2022-01-01", "2022-06-05", True)),
        ("year", date(2023, 1, 1), date(2024, 6, 5), ("2023-01-01", "2023-12-31", "2022-01-01", "2022-12-31", False)),
        ("ytd", date(2024, 2, 1), date(2024, 2, 29), ("2024-01-01", "2024-02-29", "2023-01-01", "2023-02-28", False)),
        ("ytd", date(2025, 2, 1), date(2025, 3, 1), ("2025-01-01", "2025-02-28", "2024-01-01", "2024-02-29", False)),
        ("month", date(2024, 2, 1), date(2024, 2, 28), ("2024-02-01", "2024-02-28", "2023-02-01", "2023-02-28", True)),
        ("week", date(2024, 1, 1), date(2024, 1, 3), ("2024-01-01", "2024-01-03", "2023-01-02", "2023-01-04", True)),
    ],
)
def test_like_is_compared_with_like(kind: str, start: date, as_of: date, days: tuple) -> None:
    found = Days.of(kind, start, as_of)
    dates = (found.first, found.last, found.first_last_year, found.last_last_year)
    assert (*(day.isoformat() for day in dates), found.is_open) == days
