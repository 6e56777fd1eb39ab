"""The pandas side's counts: what is counted of tickets, cases, dispatches, invitations and calls, in wide columns."""

import numpy as np
import pandas as pd

from hotline.bench.versus.pandas_rows import DAY, Numbers, flag, looked_up

Columns = dict[str, "Numbers | pd.Series"]


def requests(tickets: pd.DataFrame) -> Columns:
    """Requests by requester and channel, how they were answered, and the days they took."""
    group, kind, by = tickets["channel_group"], tickets["requester_kind"], tickets["answered_by"]
    online = by.isin(["agent", "specialist"])
    consult, days = tickets["is_consult"], tickets["handling_days"]
    counts: Columns = {
        "requests": np.ones(len(tickets), bool),
        "requests_consult": consult,
        "requests_other": ~consult,
        "requests_repeated": tickets["is_repeat"],
        "answered_by_agent": by == "agent",
        "answered_by_specialist": by == "specialist",
        "answered_online": online,
        "handled_by_units": by == "unit",
        "requests_internet_complete": (group == "internet") & ~tickets["is_supplemented"],
    }
    counts |= {f"requests_{name}": group == name for name in ("phone", "internet", "assigned")}
    for who in ("public", "enterprise"):
        by_them = kind == who
        counts[f"requests_{who}"] = by_them
        counts |= {f"requests_{name}_{who}": (group == name) & by_them for name in ("phone", "internet", "assigned")}
        counts[f"answered_by_agent_{who}"] = (by == "agent") & by_them
        counts[f"answered_by_specialist_{who}"] = (by == "specialist") & by_them
        counts[f"answered_online_{who}"] = online & by_them
        counts[f"handled_by_units_{who}"] = (by == "unit") & by_them
    for part, whose in (("", True), ("unit_", by == "unit")):
        for suffix, which in (("", True), ("_consult", consult), ("_other", ~consult)):
            handled = days.notna() & whose & which
            counts[f"{part}handled{suffix}"] = handled
            counts[f"{part}handling_days{suffix}"] = np.where(handled, days, 0)
    return counts


def due(tickets: pd.DataFrame) -> Columns:
    """Tickets by their deadline."""
    every = np.ones(len(tickets), bool)
    return {
        "due_tickets": every,
        "completed_due_tickets": tickets["is_completed"],
        "extended_due_tickets": tickets["is_extended"],
        "due_cases": every,
        "on_time_cases": tickets["is_on_time"],
    }


def cases(rows: pd.DataFrame) -> Columns:
    """What units answer for, by its deadline."""
    return {"due_cases": np.ones(len(rows), bool), "on_time_cases": rows["is_case_on_time"]}


def dispatched(rows: pd.DataFrame) -> Columns:
    """Dispatches at their own time, above the accepted returns at the time they were asked for."""
    sent = rows["is_dispatch"]
    counts = {
        "dispatches": sent,
        "signing_due": sent & rows["signing_due"],
        "signed_on_time": sent & rows["signed_on_time"],
        "dispatches_returned": sent & rows["is_returned"],
        "dispatches_accurate": sent & ~rows["is_returned"],
        "late_returns": ~sent & rows["is_late_return"],
    }
    limits = ("arrivals_due", "arrivals_on_time", "responses_urgent_due", "responses_urgent_on_time")
    return counts | {name: sent & rows[name] for name in limits}


def invited(callbacks: pd.DataFrame) -> Columns:
    """Invitations, and what those asked said of the unit and of the agent."""
    rated, satisfied = callbacks["is_rated"], callbacks["is_satisfied"]
    of_unit = (callbacks["subject"] == "unit") & callbacks["is_valid"]
    last_round = np.fmax(callbacks["handling_rounds"], callbacks["last_callback_round"])
    again = of_unit & rated & (last_round > 1)
    first, last = again & (callbacks["round"] == 1), again & (callbacks["round"] == last_round)
    resolved = callbacks["resolved_code"].astype(object).fillna("none")
    of_unit_reasonable = of_unit & callbacks["is_reasonable"]
    of_agent = (callbacks["subject"] == "agent") & rated
    return {
        "callbacks_invited": callbacks["is_invitation"],
        "callbacks_rated": callbacks["is_invitation"] & callbacks["is_any_rated"],
        "satisfaction_rated": of_unit & rated,
        "satisfaction_satisfied": of_unit & rated & satisfied,
        "first_round_rated": first,
        "first_round_satisfied": first & satisfied,
        "last_round_rated": last,
        "last_round_satisfied": last & satisfied,
        "resolution_rated": of_unit_reasonable & (resolved != "none"),
        "resolution_resolved": of_unit_reasonable & (resolved == "resolved"),
        "agent_service_rated": of_agent,
        "agent_service_satisfied": of_agent & satisfied,
    }


def rated(callbacks: pd.DataFrame, events: pd.DataFrame, tickets: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Callbacks with their rating, their round, and which row stands for its invitation."""
    listed = codes.set_index("satisfaction_code")
    rated = flag(
        pd.Series(looked_up(callbacks["satisfaction_code"], listed["is_rated"], otherwise=False)), otherwise=False
    )
    satisfied = looked_up(callbacks["satisfaction_code"], listed["is_satisfied"], otherwise=False).astype(bool)
    rows = callbacks.assign(
        is_rated=rated, is_satisfied=satisfied, is_valid=flag(callbacks["is_valid"], otherwise=True)
    )
    unknown = rows.loc[rows["round"].isna(), ["ticket", "invited_at"]].reset_index()
    orders = events.loc[events["event_type"] == "rework_ordered", ["ticket", "occurred_at"]]
    before = unknown.merge(orders, on="ticket").query("invited_at >= occurred_at").groupby("index").size()
    rows["round"] = rows["round"].fillna(1 + before.reindex(rows.index).fillna(0))
    rounds = np.ones(len(tickets))
    np.maximum.at(rounds, rows["ticket"].to_numpy(), rows["round"].to_numpy())
    rows["last_callback_round"] = rounds[rows["ticket"]]
    rows["invitation"] = pd.factorize(rows["invitation_id"].fillna(rows["callback_id"]))[0]
    several = rows["invitation"].duplicated(keep=False)
    ordered = rows[several].sort_values(["invitation", "invited_at", "callback_id"])
    rows["is_invitation"] = ~several
    rows.loc[ordered.index[~ordered["invitation"].duplicated()], "is_invitation"] = True
    any_rated = np.zeros(rows["invitation"].max() + 1, bool)
    any_rated[rows.loc[rows["is_rated"], "invitation"]] = True
    rows["is_any_rated"] = any_rated[rows["invitation"]]
    return rows


def entered(calls: pd.DataFrame, codes: pd.DataFrame) -> Columns:
    """Calls: answered, waited for, talked, left, rated; a chat at an internet seat is no call."""
    listed = codes.set_index("satisfaction_code")
    rated, satisfied = (
        looked_up(calls["agent_rating_code"], listed[name], otherwise=False).astype(bool)
        for name in ("is_rated", "is_satisfied")
    )
    phone = (calls["seat_channel"].astype(object).fillna("phone") == "phone").to_numpy()
    inward = (calls["direction"] == "inbound").to_numpy()
    answered = calls["answered_at"].notna().to_numpy()
    wait = (calls["answered_at"] - calls["queued_at"]).to_numpy()
    talk = (calls["ended_at"] - calls["answered_at"]).to_numpy()
    inbound, outbound, queued = phone & inward & answered, phone & ~inward, phone & inward & calls["queued_at"].notna()
    reached, chats = outbound & answered, ~phone & inward
    counts: Columns = {
        "calls_inbound": inbound,
        "calls_outbound": outbound,
        "calls": inbound | outbound,
        "calls_outbound_reached": reached,
        "calls_talked": phone & answered,
        "calls_queued": queued,
        "calls_queued_answered": queued & answered,
        "calls_abandoned": queued & ~answered,
        "answered_within_15s": queued & (wait <= 15),
        "answered_within_30s": queued & (wait <= 30),
        "wait_seconds": np.where(queued & answered, wait, 0),
        "chats": chats,
        "chats_answered_within_15s": chats & (wait <= 15),
        "calls_rated": phone & rated,
        "calls_satisfied": phone & rated & satisfied,
    }
    for suffix, which in (("_inbound", inbound), ("_outbound", reached), ("", phone & answered)):
        counts[f"talk_seconds{suffix}"] = np.where(which, talk, 0)
        counts[f"max_talk_seconds{suffix}"] = np.where(which, talk, np.nan)
        counts[f"talk_over_10_minutes{suffix}"] = which & (talk > 600)
    return counts


def frame(columns: Columns, keys: pd.DataFrame, day: "Numbers | pd.Series") -> pd.DataFrame:
    """Counts beside the codes of their scopes and their day."""
    counted = pd.DataFrame({name: np.asarray(column) for name, column in columns.items()}, index=keys.index)
    dates = pd.to_datetime(np.asarray(day) * DAY, unit="s")
    return pd.concat([keys, counted], axis=1).assign(day=dates)
