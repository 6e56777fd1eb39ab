"""The pandas side's tickets: kind, limits of the kind, deadline with its extension, days taken, repeats."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hotline.bench.versus.pandas_clock import Clock
from hotline.bench.versus.pandas_rows import DAY, Numbers, first_by, flag, looked_up, seconds

RULES = (
    "sign_working_hours",
    "completion_working_days",
    "return_working_days",
    "extension_notice_working_days",
    "extension_total_working_days",
)
KIND = ["city_code", "line_code", "request_type_code", "urgency_code", "source_level"]

Given = Mapping[str, pd.DataFrame]


def classified(tickets: pd.DataFrame, given: Given) -> pd.DataFrame:
    """Tickets with the flags that follow from their codes, and the limits that the rules set for their kind."""
    listed = {name: given[name].set_index(given[name].columns[0]) for name in ("lines", "channels", "request_types")}
    tickets = tickets.assign(
        channel_group=looked_up(tickets["channel_code"], listed["channels"]["channel_group"]),
        is_consult=looked_up(tickets["request_type_code"], listed["request_types"]["is_consult"]).astype(bool),
        is_cancelled=(tickets["status_code"] == "cancelled").to_numpy(),
        is_online=tickets["answered_by"].isin(["agent", "specialist"]).to_numpy(),
        is_urgent=tickets["urgency_code"].isin(["urgent", "special_urgent"]).to_numpy(),
        is_on_site=flag(tickets["is_on_site_required"], otherwise=False),
        is_reasonable=flag(tickets["is_reasonable"], otherwise=True),
        accepted_day=tickets["accepted_at"] // DAY,
    )
    counts = looked_up(tickets["line_code"], listed["lines"]["counts_in_requests"]).astype(bool)
    tickets["is_counted"] = counts & ~tickets["is_cancelled"]
    tickets["is_repeat"] = _repeats(tickets)
    return tickets.join(_limits(tickets, given["deadline_rules"]))


def _limits(tickets: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """The rules that hold for each kind of ticket: the nearest area's, then the one that names most of the kind."""
    asked = tickets[KIND].astype({name: object for name in KIND})
    asked = asked.fillna({"urgency_code": "normal", "source_level": "own"})
    number = asked.groupby(KIND, sort=False).ngroup().to_numpy()
    kinds = asked.iloc[np.unique(number, return_index=True)[1]].reset_index(drop=True)
    first, last = tickets["accepted_at"].min(), tickets["accepted_at"].max()
    begins, ends = seconds(rules["valid_from"]), seconds(rules["valid_to"])
    rules = rules[~((begins > last) | (ends < first))]
    limits = pd.DataFrame(np.nan, index=kinds.index, columns=list(RULES))
    for place, kind in kinds.iterrows():
        city = kind["city_code"]
        reach = rules["area_code"].map({city: 1, city[:4] + "00": 2, city[:2] + "0000": 3})
        reach = reach.mask(rules["area_code"].isna(), 4)
        fits = reach.notna()
        for name in KIND[1:]:
            fits &= rules[name].isna() | (rules[name] == kind[name])
        choice = rules.assign(reach=reach, gaps=rules[KIND[1:]].isna().sum(axis=1))[fits]
        choice = choice.sort_values(["reach", "gaps", "valid_from"], ascending=[True, True, False])
        for rule, limit in choice.drop_duplicates("rule").set_index("rule")["limit_value"].items():
            if rule in RULES:
                limits.loc[place, rule] = limit
    return limits.iloc[number].set_axis(tickets.index)


def _repeats(tickets: pd.DataFrame) -> Numbers:
    """Asked by the same person in the same category within the 30 days before."""
    person = tickets["requester_phone"].fillna(tickets["requester_id_number"])
    known = tickets.assign(person=pd.factorize(person)[0])[~tickets["is_cancelled"] & person.notna()]
    order = ["person", "category_code", "city_code"]
    known = known[[*order, "accepted_at", "ticket_id"]].sort_values([*order, "accepted_at", "ticket_id"])
    within = known["accepted_at"] - known.groupby(order, observed=True)["accepted_at"].shift() <= 30 * DAY
    return within.reindex(tickets.index, fill_value=False).to_numpy()


def lived(tickets: pd.DataFrame, events: pd.DataFrame, rows: pd.DataFrame, clock: Clock, now: float) -> pd.DataFrame:
    """What became of each ticket: its unit, its deadline, whether it was kept, and the working days it took.

    `rows`, the dispatches, learn whether each is a case its unit answers for.
    """
    size, kind = len(tickets), events["event_type"]
    ticket, at = events["ticket"].to_numpy(), events["occurred_at"].to_numpy()
    happened = {name: first_by(ticket, at, (kind == name).to_numpy(), size) for name in ("completed", "archived")}
    closed = np.where(tickets["status_code"].isin(["completed", "archived"]), tickets["closed_at"], np.nan)
    completed = _or(_or(happened["completed"], happened["archived"]), closed)
    rounds = np.ones(size)
    np.maximum.at(rounds, ticket, events["round"].to_numpy())

    last = rows[rows["is_last_lead"]].set_index("ticket").reindex(range(size))
    in_force = ~last["is_returned"].eq(True).to_numpy()
    started = np.where(in_force, last["started_at"], np.nan)
    replied = (kind == "replied") & events["leads"] & (events["round"] == 1)
    answers = replied.to_numpy() & (at <= completed[ticket])
    sent = last["dispatched_at"].to_numpy()[ticket]
    answers &= np.isnan(sent) | (at >= sent)
    replied_at = first_by(ticket[::-1], at[::-1], answers[::-1], size)
    done = _or(replied_at, completed)

    rows["deadline_at"], rows["is_extended"] = _deadlines(tickets, events, rows, clock)
    last = rows[rows["is_last_lead"]].set_index("ticket").reindex(range(size))
    deadline = np.where(np.isnan(started), tickets["due_at"], last["deadline_at"])
    deadline = np.where(tickets["is_online"], np.nan, deadline)
    accepted = tickets["accepted_at"].to_numpy()
    took = np.where(done < accepted, 0, clock.working_days(done) - clock.working_days(accepted))
    late = np.zeros(size, bool)
    late[rows.loc[rows["is_lead"] & rows["is_late_return"], "ticket"]] = True
    is_due = ~tickets["is_cancelled"] & ~np.isnan(deadline) & ((deadline < now) | ~np.isnan(done))
    lived = tickets.assign(
        unit=last["unit"].fillna(-1).astype("int64").to_numpy(),
        handling_rounds=rounds,
        is_supplemented=~np.isnan(first_by(ticket, at, (kind == "information_requested").to_numpy(), size)),
        handling_days=np.where(tickets["is_online"], 0, took),
        due_day=deadline // DAY,
        is_due=is_due,
        is_on_time=is_due & ~late & (done <= deadline),
        is_completed=~np.isnan(completed) | tickets["status_code"].isin(["completed", "archived"]),
        is_extended=~np.isnan(started) & last["is_extended"].eq(True).to_numpy(),
    )
    of = rows["ticket"].to_numpy()
    rows["is_case"] = (
        rows["is_lead"]
        & ~tickets["is_cancelled"].to_numpy()[of]
        & rows["deadline_at"].notna()
        & (rows["is_late_return"] | (rows["is_last_lead"] & ~rows["is_returned"]))
    )
    rows["is_case_due"] = rows["is_case"] & (rows["is_late_return"] | is_due.to_numpy()[of])
    rows["is_case_on_time"] = rows["is_case"] & ~rows["is_late_return"] & (done[of] <= rows["deadline_at"])
    return lived


def _deadlines(
    tickets: pd.DataFrame, events: pd.DataFrame, rows: pd.DataFrame, clock: Clock
) -> tuple[Numbers, Numbers]:
    """The deadline of each lead's dispatch in round 1, and whether an extension moved it."""
    of = tickets.iloc[rows["ticket"]]
    starts_on, starts_second = (
        asked(rows["started_at"].to_numpy()) for asked in (clock.opening_day, clock.opening_second)
    )
    days, notice, most = (
        of[f"{rule}_working_days"].to_numpy() for rule in ("completion", "extension_notice", "extension_total")
    )
    granted = _extensions(events, rows)
    extended = rows[["ticket", "term"]].merge(granted, on=["ticket", "term"], how="left")
    asked_at = extended["requested_at"].to_numpy()
    asked_on, asked_second = clock.opening_day(asked_at) + notice, clock.opening_second(asked_at)
    in_time = (asked_on < starts_on + days) | ((asked_on == starts_on + days) & (asked_second <= starts_second))
    longer = np.fmax(days, np.fmin(days + extended["extension_working_days"].to_numpy(), most))
    allowed = np.where(in_time, longer, days)
    due_at = of["due_at"].to_numpy()
    deadline = _or(due_at, clock.opening_at(starts_on + allowed, starts_second))
    judged = rows["is_lead"].to_numpy() & ~of["is_online"].to_numpy()
    return np.where(judged, deadline, np.nan), judged & np.isnan(due_at) & (allowed > days)


def _extensions(events: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The first request of each ticket, if its first decision was yes, in the term in which it was made."""
    about = events["event_type"].isin(["extension_requested", "extension_approved", "extension_rejected"])
    asked = events[about & (events["round"] == 1)]
    first = asked.drop_duplicates("ticket")[["ticket", "occurred_at", "extension_working_days"]]
    decided = asked[asked["event_type"] != "extension_requested"].drop_duplicates("ticket")
    both = first.merge(decided, on="ticket", suffixes=("", "_decided"))
    both = both[both["event_type"] == "extension_approved"]
    both["extension_working_days"] = both["extension_working_days"].fillna(both["extension_working_days_decided"])
    terms = rows.loc[rows["is_lead"], ["ticket", "term", "started_at"]].drop_duplicates()
    within = both.merge(terms, on="ticket").query("occurred_at >= started_at")
    granted = within.sort_values("term").drop_duplicates("ticket", keep="last")
    return granted.rename(columns={"occurred_at": "requested_at"})[
        ["ticket", "term", "requested_at", "extension_working_days"]
    ]


def _or(values: Numbers, otherwise: Numbers) -> Numbers:
    return np.where(np.isnan(values), otherwise, values)
