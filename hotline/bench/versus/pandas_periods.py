"""The pandas side's periods and division: counts of a day or month summed to every period, divided in wide rows."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

FREQUENCIES = {"week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
DAILY = {"city", "district", "line", "channel"}


def periods(counted: pd.DataFrame, scope_kind: str, months: pd.DatetimeIndex) -> Iterator[tuple[str, pd.DataFrame]]:
    """Counts by code and day (or month) as counts by code and the start of each kind of period."""
    if scope_kind in DAILY:
        yield "day", counted
        yield "week", _summed(counted, "week")
    monthly = _summed(counted, "month")
    yield "month", monthly
    yield "quarter", _summed(monthly, "quarter")
    yield "year", _summed(monthly, "year")
    yield "ytd", _to_date(monthly, months)


def start(days: pd.DatetimeIndex, kind: str) -> pd.DatetimeIndex:
    """The first day of the period that each day lies in."""
    return days.to_period(FREQUENCIES[kind]).to_timestamp()


def _summed(counted: pd.DataFrame, kind: str) -> pd.DataFrame:
    days = counted.index.get_level_values("day")
    return totals(counted, [counted.index.get_level_values("code"), start(days, kind).rename("day")])


def totals(counted: pd.DataFrame, by: list[object]) -> pd.DataFrame:
    """Sums, and the highest of what is a maximum."""
    highest = [name for name in counted.columns if name.startswith("max_")]
    groups = counted.groupby(by, observed=True, sort=True)
    summed = groups[[name for name in counted.columns if name not in highest]].sum()
    return summed.join(groups[highest].max()) if highest else summed


def _to_date(monthly: pd.DataFrame, months: pd.DatetimeIndex) -> pd.DataFrame:
    """From the year's start to each month's end; nothing before the first month of the year that has something."""
    codes = monthly.index.get_level_values("code").unique()
    whole = monthly.reindex(pd.MultiIndex.from_product([codes, months], names=["code", "day"]))
    year = [whole.index.get_level_values("code"), whole.index.get_level_values("day").year]
    highest = [name for name in whole.columns if name.startswith("max_")]
    summed = whole.drop(columns=highest).fillna(0).groupby(year).cumsum()
    if highest:
        summed = summed.join(whole[highest].groupby(year).cummax().groupby(year).ffill())
    begun = whole.notna().any(axis=1).groupby(year).cummax()
    return summed[begun]


def divided(
    wide: pd.DataFrame, indicators: pd.DataFrame, scope_kind: str, period_kind: str, now: pd.Timestamp
) -> pd.DataFrame:
    """One row a value of an indicator, beside the same scope's a year before."""
    chosen = indicators[
        indicators["numerator"].isin(wide.columns)
        & (indicators["denominator"].isna() | indicators["denominator"].isin(wide.columns))
    ]
    codes, days = wide.index.get_level_values("code"), wide.index.get_level_values("day")
    numerators = wide[chosen["numerator"]].to_numpy("float64")
    whole = chosen["denominator"].isna().to_numpy()
    denominators = np.ones_like(numerators)
    denominators[:, ~whole] = wide[chosen.loc[~whole, "denominator"]].to_numpy("float64")
    there = ~np.isnan(numerators) & ~np.isnan(denominators)
    there &= (days <= now)[:, None] | (chosen["basis"] == "due").to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.where(there & (denominators != 0), numerators / denominators, np.nan)
    before = days - pd.Timedelta(days=364) if period_kind == "week" else days - pd.DateOffset(years=1)
    place = wide.index.get_indexer(pd.MultiIndex.from_arrays([codes, before]))
    last_year = np.where(place[:, None] >= 0, values[place], np.nan)
    row, column = np.nonzero(there)
    return pd.DataFrame(
        {
            "indicator_id": pd.Categorical.from_codes(column, chosen["indicator_id"]),
            "period_kind": pd.Categorical.from_codes(np.zeros(len(row), "int8"), [period_kind]),
            "period_start": days.to_numpy()[row],
            "scope_kind": pd.Categorical.from_codes(np.zeros(len(row), "int8"), [scope_kind]),
            "scope_code": codes.to_numpy()[row],
            "value": values[row, column],
            "value_last_year": last_year[row, column],
        }
    )
