"""Two models of one truth agree: a cut summed from additive counts gives what the warehouse has stored."""

from datetime import date

import pytest

from dashboards import data
from dashboards.components.ranking_section import AGGREGATES
from dashboards.days import Days
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


def cut(reader: data.Reader, scope_kind: str, indicator_id: str, area: tuple[str, str], days: Days) -> dict[str, tuple]:
    period = {"period_kind": "year", "period_start": date(2023, 1, 1), "scope_kind": "city", "scope_code": ""}
    indicator = next(row for row in reader.ask("indicators", **period) if row.indicator_id == indicator_id)
    rows = reader.ask(
        "cut",
        shape={
            "scope_kind": scope_kind,
            "numerator": indicator.numerator,
            "denominator": indicator.denominator,
        },
        area_kind=area[0],
        area_code=area[1],
        first_day=days.first,
        last_day=days.last,
        first_day_last_year=days.first_last_year,
        last_day_last_year=days.last_last_year,
        better=indicator.better,
        target=None,
    )
    return {row.scope_code: (row.value, row.value_last_year) for row in rows}


@pytest.mark.parametrize("indicator_id", FIGURES)
@pytest.mark.parametrize("scope_kind", [*AGGREGATES])
def test_a_cut_of_the_whole_is_what_is_stored(
    reader: data.Reader, everywhere: tuple[str, str], scope_kind: str, indicator_id: str
) -> None:
    period = {"period_kind": "year", "period_start": date(2023, 1, 1)}
    stored = {
        row.scope_code: (row.value, row.value_last_year)
        for row in reader.ask("ranking", indicator_id=indicator_id, scope_kind=scope_kind, parent_code=None, **period)
        if row.value or row.denominator
    }
    found = cut(reader, scope_kind, indicator_id, everywhere, Days.of("year", date(2023, 1, 1), None))
    assert stored
    assert found.keys() == stored.keys()
    for code, values in stored.items():
        # A scope that asked for nothing last year has no stored row then; its sum is 0.
        assert [value or 0 for value in found[code]] == pytest.approx([value or 0 for value in values])


def test_the_districts_of_a_cut_make_up_the_whole(reader: data.Reader, everywhere: tuple[str, str]) -> None:
    days = Days.of("year", date(2023, 1, 1), None)
    districts = [area.scope_code for area in reader.ask("areas") if area.scope_kind == "district"]
    parts = [cut(reader, "category", "requests", ("district", code), days) for code in districts]
    whole = cut(reader, "category", "requests", everywhere, days)
    assert sum(value for value, _ in whole.values()) == sum(value for part in parts for value, _ in part.values())


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
