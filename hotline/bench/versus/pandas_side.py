"""The pandas side, `python -m hotline.bench.versus.pandas_side WORK INBOX`: the script a user would write."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hotline.bench.versus import pandas_counts as counts
from hotline.bench.versus import pandas_periods, pandas_tickets
from hotline.bench.versus.models import COLUMNS, SCOPES
from hotline.bench.versus.pandas_clock import Clock
from hotline.bench.versus.pandas_dispatches import dispatches, in_order, responses
from hotline.bench.versus.pandas_rows import DAY, places, read, seconds

CODES = {
    "city": "city_code",
    "province": "city_code",
    "district": "district_code",
    "channel": "channel_code",
    "line": "line_code",
    "category": "category_code",
    "unit": "unit",
    "hour": "hour",
    "agent": "agent_id",
}
OF_A_TICKET = ["city_code", "district_code", "channel_code", "line_code", "category_code", "unit"]
BY_REQUESTER = "(phone|internet|assigned|agent|specialist|online|units)_(public|enterprise)$|"
# What is not counted by everything that it could be counted by.
NOT_BY = {
    "unit": BY_REQUESTER + "^answered_(by|online)|handled_by|requests_internet_complete|agent_service",
    "category": BY_REQUESTER + "agent_service",
    "hour": BY_REQUESTER + "(unit_)?(handled(_consult|_other)?$|handling)",
    "agent": "calls_(queued|abandoned)$",
}
Counted = dict[str, pd.DataFrame]


def values(work: Path, inbox: Path) -> None:
    """Reads the files, counts, divides and writes the values to `pandas.parquet`."""
    lists = {
        file.stem: pq.read_table(file).to_pandas(date_as_object=False) for file in (work / "given").glob("*.parquet")
    }
    counted, now = _counted(inbox, lists)
    as_of = pd.Timestamp(now // DAY * DAY, unit="s")
    days = [frame["day"] for frame in counted.values()]
    first, last = min(day.min() for day in days), max(day.max() for day in days)
    months = pd.date_range(first.to_period("M").to_timestamp(), last, freq="MS")
    indicators = lists["compared_indicators"]
    before = lists["dim_category_predecessors"]
    # what a class was before its list changed cannot be told where it was split
    incomparable = before.loc[before["scope_kind"] == "unknown", "scope_code"]
    writer = None
    for scope_kind in SCOPES:
        wide: dict[str, list[pd.DataFrame]] = {}
        for frame in _of_scope(scope_kind, counted, lists["dim_scope_members"]):
            for period_kind, summed in pandas_periods.periods(frame, scope_kind, months):
                wide.setdefault(period_kind, []).append(summed)
        for period_kind, parts in wide.items():
            beside = pd.concat(parts, axis=1)
            divided = pandas_periods.divided(beside, indicators, scope_kind, period_kind, as_of)
            if scope_kind == "category":
                divided.loc[divided["scope_code"].isin(incomparable), "value_last_year"] = np.nan
            table = pa.Table.from_pandas(_plain(divided), preserve_index=False)
            writer = writer or pq.ParquetWriter(work / "pandas.parquet", table.schema)
            writer.write_table(table)
    writer.close()


def _plain(divided: pd.DataFrame) -> pd.DataFrame:
    codes = ("indicator_id", "period_kind", "scope_kind", "scope_code")
    return divided.astype({name: "str" for name in codes} | {"period_start": "datetime64[s]"})


def _counted(inbox: Path, lists: Counted) -> tuple[Counted, float]:
    """The counts of each kind of row beside the codes of their scopes, and the moment as of which limits are judged."""
    rows = {table: read(inbox, table, columns) for table, columns in COLUMNS.items()}
    now = _latest(rows, lists)
    clock = Clock(lists["int_working_time_accumulated"])
    tickets = pandas_tickets.classified(rows["tickets"], lists)
    ids = pd.Index(tickets["ticket_id"])
    units = pd.Index(rows["ticket_events"]["unit_code"].cat.categories)
    events = in_order(rows.pop("ticket_events"), ids)
    sent = dispatches(events, tickets, clock, now)
    listed = lists["stg_governance__units"]
    listed = listed.assign(**{name: seconds(listed[name]) for name in ("valid_from", "valid_to")})
    responses(sent, tickets, listed, units, now)
    tickets = pandas_tickets.lived(tickets, events, sent, clock, now)
    tickets["unit"] = pd.Categorical.from_codes(tickets["unit"], units)
    sent["unit"] = pd.Categorical.from_codes(sent["unit"], units)
    keys = tickets[[*OF_A_TICKET, "category_version", "is_counted", "answered_by"]]
    kept = ~tickets["is_cancelled"]
    ratings = lists["satisfaction_codes"]

    asked = rows["callbacks"].assign(ticket=places(rows["callbacks"]["ticket_id"], ids))
    asked = counts.rated(asked, events, tickets, ratings)
    of = tickets.iloc[asked["ticket"]]
    asked = asked.assign(**{name: of[name].to_numpy() for name in ("handling_rounds", "is_reasonable", "is_cancelled")})
    asked = asked[~asked["is_cancelled"]]

    case = sent[sent["is_case_due"] & kept.to_numpy()[sent["ticket"]]]
    sent = sent[kept.to_numpy()[sent["ticket"]]]
    back = sent[sent["is_returned"]]
    moved = pd.concat(
        [
            sent.assign(is_dispatch=True, counted_at=sent["dispatched_at"]),
            back.assign(is_dispatch=False, counted_at=back["returned_at"]),
        ],
        ignore_index=True,
    )
    calls = rows["calls"]
    own = calls["line_code"].astype(object)
    place = places(calls["ticket_id"], ids)
    of_ticket = tickets["line_code"].astype(object).to_numpy()[place]
    calls["line_code"] = pd.Categorical(own.fillna(pd.Series(of_ticket).where(place >= 0)).fillna("general"))

    def of_tickets(row: pd.DataFrame) -> pd.DataFrame:
        found = keys.iloc[row["ticket"]].reset_index(drop=True)
        return found.assign(unit=row["unit"].to_numpy()) if "unit" in row else found

    due = tickets["is_due"]
    counted = {
        "requests": counts.frame(counts.requests(tickets[kept]), keys[kept], tickets.loc[kept, "accepted_day"]),
        "due": counts.frame(counts.due(tickets[due]), keys[due], tickets.loc[due, "due_day"]),
        "cases": counts.frame(counts.cases(case), of_tickets(case), case["deadline_at"] // DAY),
        "dispatched": counts.frame(counts.dispatched(moved), of_tickets(moved), moved["counted_at"] // DAY),
        "invited": counts.frame(counts.invited(asked), of_tickets(asked), asked["invited_at"] // DAY),
        "calls": counts.frame(
            counts.entered(calls, ratings), calls[["city_code", "line_code", "agent_id"]], calls["entered_at"] // DAY
        ),
    }
    for name, at in (("requests", tickets.loc[kept, "accepted_at"]), ("calls", calls["entered_at"])):
        hour = (at.to_numpy() % DAY // 3600).astype("int64")
        counted[name]["hour"] = pd.Categorical.from_codes(hour, [f"{number:02}" for number in range(24)])
    return counted, now


def _of_scope(scope_kind: str, counted: Counted, members: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Each kind of counts by the codes of a scope and by day, or by month where no figure by day is wanted."""
    code = CODES[scope_kind]
    versions = ["", *counted["requests"]["category_version"].cat.categories]
    members = members[(members["scope_kind"] == scope_kind) & members["member_version"].isin(versions)]
    for name, every in counted.items():
        rows = every
        if code not in rows or (name == "cases") != (name == "cases" and scope_kind == "unit"):
            continue
        if name != "calls" and scope_kind != "line":
            rows = rows[rows["is_counted"]]
        if scope_kind == "unit" and name == "requests":
            rows = rows[rows["answered_by"] == "unit"].assign(unit_requests=True)
        numbers = rows.select_dtypes(["bool", "number"]).drop(columns="is_counted", errors="ignore")
        measures = [measure for measure in numbers if not re.search(NOT_BY.get(scope_kind, "^$"), measure)]
        if scope_kind == "unit" and name == "due":
            measures = ["due_tickets", "completed_due_tickets", "extended_due_tickets"]
        day = rows["day"]
        if scope_kind not in pandas_periods.DAILY:
            day = pandas_periods.start(pd.DatetimeIndex(day), "month")
        summed = pandas_periods.totals(
            rows[measures], [rows[code].rename("code"), pd.Series(day, rows.index, name="day")]
        )
        summed.index = summed.index.set_levels(summed.index.levels[0].astype("str"), level=0)
        if len(members):
            within = summed.reset_index().merge(members, left_on="code", right_on="member_code")
            summed = pandas_periods.totals(within[measures], [within["scope_code"].rename("code"), within["day"]])
        yield summed


def _latest(rows: Counted, lists: Counted) -> float:
    """The moment as of which limits are judged: that of the latest event of all."""
    times = {
        "tickets": ("accepted_at", "closed_at"),
        "ticket_events": ("occurred_at",),
        "callbacks": ("invited_at", "responded_at"),
        "calls": ("ended_at",),
    }
    known = [rows[table][name].max() for table, names in times.items() for name in names]
    small = {
        "stg_special__police_transfers": ("transferred_at", "completed_at"),
        "stg_special__knowledge_tasks": ("raised_at", "done_at"),
        "stg_special__policy_questions": ("asked_at", "answered_at"),
    }
    return max([*known, *(np.nanmax(seconds(lists[table][name])) for table, names in small.items() for name in names)])


if __name__ == "__main__":
    values(*map(Path, sys.argv[1:]))
