"""The pandas side's events and dispatches: what a unit was sent, when it signed, gave back, and had to be done."""

import numpy as np
import pandas as pd

from hotline.bench.versus.pandas_clock import Clock
from hotline.bench.versus.pandas_rows import DAY, Numbers, first_by, places

STAGES = {
    "information_requested": 1,
    "return_requested": 2,
    "return_accepted": 3,
    "rework_ordered": 4,
    "dispatched": 5,
    "signed": 6,
    "extension_requested": 7,
    "replied": 9,
    "review_rejected": 10,
    "completed": 11,
    "archived": 12,
}


def in_order(events: pd.DataFrame, ticket_ids: pd.Index) -> pd.DataFrame:
    """Events in the order of their tickets' lives, each with its ticket's place, its unit and its round."""
    stage = events["event_type"].cat.categories.map(lambda kind: STAGES.get(kind, 8)).to_numpy()
    events = events.assign(
        ticket=places(events["ticket_id"], ticket_ids),
        stage=stage[events["event_type"].cat.codes],
        unit=events["unit_code"].cat.codes.to_numpy("int64"),
        leads=(events["role"].fillna("lead") == "lead").to_numpy(),
    ).drop(columns=["ticket_id", "unit_code", "role"])
    order = np.lexsort((events["stage"], events["occurred_at"], events["ticket"]))
    keys = events[["ticket", "occurred_at", "stage"]].to_numpy()[order]
    alike = (keys[1:] == keys[:-1]).all(axis=1)
    # only events of one second and stage have to be told apart by their texts
    tied = np.flatnonzero(np.r_[alike, False] | np.r_[False, alike])
    among = events.iloc[order[tied]].assign(position=order[tied])
    order[tied] = among.sort_values(["ticket", "occurred_at", "stage", "event_id"])["position"].to_numpy()
    events = events.iloc[order].reset_index(drop=True)

    ticket, kind = events["ticket"].to_numpy(), events["event_type"]
    start = _start(ticket)
    sent, leads, unit = (kind == "dispatched").to_numpy(), events["leads"].to_numpy(), events["unit"].to_numpy()
    sent_last = np.where(
        leads, _last(unit, sent & leads & (unit >= 0), start), _last(unit, sent & ~leads & (unit >= 0), start)
    )
    ordered = (kind == "rework_ordered").to_numpy()
    reworks = np.cumsum(ordered)
    before = reworks[start] - ordered[start]
    events["unit"] = np.where(unit >= 0, unit, np.where(np.isnan(sent_last), -1, sent_last)).astype("int64")
    events["round"] = np.where(events["round"].isna(), 1 + reworks - before, events["round"])
    events["sequence"] = np.arange(len(events))
    return events


def dispatches(events: pd.DataFrame, tickets: pd.DataFrame, clock: Clock, now: float) -> pd.DataFrame:
    """One row a dispatch, with what its unit did, the term it belongs to and how its limits were kept."""
    of_units = events["event_type"].isin(
        ["dispatched", "signed", "return_requested", "return_accepted", "arrived_on_site", "replied"]
    )
    acts = events[of_units]
    acts = acts.iloc[np.lexsort((acts["sequence"], acts["unit"], acts["ticket"]))]
    kind, at = acts["event_type"], acts["occurred_at"].to_numpy()
    sent = (kind == "dispatched").to_numpy()
    pair = acts["ticket"].to_numpy() * (acts["unit"].max() + 2) + acts["unit"].to_numpy()
    start = _start(pair)
    number = np.cumsum(sent)
    sent_before = number - (number[start] - sent[start]) > 0
    asked_last = _last(at, (kind == "return_requested").to_numpy(), start)
    group, size = number - 1, int(sent.sum())
    accepted = (kind == "return_accepted").to_numpy() & sent_before
    answered = kind.isin(["signed", "return_requested", "replied"]).to_numpy() & sent_before
    rows = acts.loc[sent, ["ticket", "unit", "leads", "round", "occurred_at", "sequence"]].reset_index(drop=True)
    rows = rows.rename(columns={"occurred_at": "dispatched_at"})
    rows["signed_at"] = first_by(group, at, answered, size)
    arrived = (kind == "arrived_on_site").to_numpy() & sent_before
    rows["arrived_at"] = first_by(group, at, arrived, size)
    rows["return_sequence"] = first_by(group, acts["sequence"].to_numpy(), accepted, size)
    rows["is_returned"] = rows["return_sequence"].notna()
    asked = first_by(group, asked_last, accepted & ~np.isnan(asked_last), size)
    rows["returned_at"] = np.where(asked >= rows["dispatched_at"], asked, first_by(group, at, accepted, size))
    rows["is_lead"] = rows["leads"] & (rows["round"] == 1)
    leads = rows[rows["is_lead"]]
    rows["is_last_lead"] = leads.groupby("ticket")["sequence"].transform("max") == leads["sequence"]
    rows["is_last_lead"] = rows["is_last_lead"].eq(True)
    return _limits(_terms(rows), tickets, clock, now)


def _terms(rows: pd.DataFrame) -> pd.DataFrame:
    """A term of a ticket ends with an accepted return; it starts with the first dispatch to a lead after that."""
    leads = rows.loc[rows["is_lead"], ["ticket", "sequence"]].reset_index()
    returned = rows.loc[rows["is_lead"] & rows["is_returned"], ["ticket", "return_sequence"]]
    ended = leads.merge(returned, on="ticket").query("sequence > return_sequence").groupby("index").size()
    rows["term"] = ended.reindex(rows.index).fillna(0)
    starts = rows[rows["is_lead"]].groupby(["ticket", "term"])["dispatched_at"].transform("min")
    rows["started_at"] = starts.reindex(rows.index)
    return rows


def _limits(rows: pd.DataFrame, tickets: pd.DataFrame, clock: Clock, now: float) -> pd.DataFrame:
    """Signed within its hours, given back within its day."""
    sent_at, signed_at, returned_at = (rows[name].to_numpy() for name in ("dispatched_at", "signed_at", "returned_at"))
    limit, days = (tickets[rule].to_numpy()[rows["ticket"]] for rule in ("sign_working_hours", "return_working_days"))
    worked_before = clock.working_seconds(sent_at)
    took = clock.working_seconds(signed_at) - worked_before
    passed = clock.working_seconds(np.array([now]))[0] - worked_before
    signing_due = ~np.isnan(limit) & (~np.isnan(signed_at) | (passed > limit * 3600))
    until, on = clock.opening_day(sent_at) + days, clock.opening_day(returned_at)
    late = clock.opening_second(returned_at) > clock.opening_second(sent_at)
    kept = ~tickets["is_cancelled"].to_numpy()[rows["ticket"]]
    rows["signing_due"] = signing_due & kept
    rows["signed_on_time"] = signing_due & (took <= limit * 3600) & kept
    rows["is_late_return"] = rows["is_returned"] & ((on > until) | ((on == until) & late))
    return rows


def responses(rows: pd.DataFrame, tickets: pd.DataFrame, units: pd.DataFrame, codes: pd.Index, now: float) -> None:
    """Half an hour to arrive, or to answer what is urgent, for units of the tiers that must."""
    asks = ~tickets["is_cancelled"] & (tickets["is_urgent"] | tickets["is_on_site"])
    chosen = rows[asks.to_numpy()[rows["ticket"]]].reset_index(names="row")
    begins = units.assign(unit=codes.get_indexer(units["unit_code"])).sort_values(["unit", "valid_from"])
    next_begins = begins.groupby("unit")["valid_from"].shift(-1) - DAY
    begins["last"] = np.fmin(begins["valid_to"], next_begins).fillna(np.inf)
    tiers = begins.loc[begins["linkage_tier"].isin(["1", "2"]), ["unit", "valid_from", "last", "linkage_tier"]]
    day = chosen["dispatched_at"] // DAY * DAY
    chosen = chosen.assign(day=day).merge(tiers, on="unit").query("valid_from <= day <= last")
    ticket = tickets.iloc[chosen["ticket"]]
    limit = chosen["dispatched_at"] + 30 * 60
    arrive = (chosen["linkage_tier"] == "1") & ticket["is_on_site"].to_numpy() & ~chosen["is_returned"]
    respond = ticket["is_urgent"].to_numpy()
    answered_at = np.fmin(chosen["signed_at"], chosen["arrived_at"])
    flags = {
        "arrivals_due": arrive & (chosen["arrived_at"].notna() | (limit < now)),
        "arrivals_on_time": arrive & (chosen["arrived_at"] <= limit),
        "responses_urgent_due": respond & (answered_at.notna() | (limit < now)),
        "responses_urgent_on_time": respond & (answered_at <= limit),
    }
    for name, flagged in flags.items():
        rows[name] = False
        rows.loc[chosen["row"][flagged.to_numpy()], name] = True


def _start(group: Numbers) -> Numbers:
    """Of rows that lie together by group: where each row's group begins."""
    first = np.r_[True, group[1:] != group[:-1]]
    return np.maximum.accumulate(np.where(first, np.arange(len(group)), 0))


def _last(values: Numbers, where: Numbers, start: Numbers) -> Numbers:
    """The latest value so far within each row's group, among the rows that count."""
    seen = np.maximum.accumulate(np.where(where, np.arange(len(values)), -1))
    return np.where(seen >= start, values[seen].astype("float64"), np.nan)
