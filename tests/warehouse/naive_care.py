"""What else Rugao's plan asks of a life, read from its events: feedback, extensions, arrivals, states, later rounds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.unit.naive_clock import working_days_after
from tests.warehouse.naive_life import Dispatch, Life

TIERS = {"H01": 1, "H02": 1, "H03": 2, "H04": 2, "H05": 3}
# The plan gives hours for the first word and working days for the next one.
FEEDBACK = {"special": (4, 3), "special_urgent": (2, 2)}
PLAN_BEGINS = date(2023, 8, 25)
HALF_AN_HOUR = timedelta(minutes=30)


@dataclass(frozen=True)
class Kind:
    """What a ticket says of itself that these limits hang on."""

    city: str
    urgency: str
    is_on_site_required: bool


KINDS = [
    Kind("320800", "normal", False),
    Kind("320682", "special", False),
    Kind("320682", "special_urgent", True),
    Kind("320800", "urgent", True),
]


def feedback(life: Life, kind: Kind) -> dict[str, object]:
    """Until when the first word and the one on progress had to come, and whether they did."""
    found = dict.fromkeys(("first_until", "first_on_time", "progress_until", "progress_on_time"))
    since = life.term_start
    if since and kind.city == "320682" and since.date() >= PLAN_BEGINS and kind.urgency in FEEDBACK:
        hours, days = FEEDBACK[kind.urgency]
        found["first_until"] = since + timedelta(hours=hours)
        found["progress_until"] = working_days_after(since, days)
    for word, others in (("first", "progress"), ("progress", "first")):
        said = _first_word(life, f"{others}_feedback") if since else None
        until = found[f"{word}_until"]
        found[f"{word}_on_time"] = bool(until and said and said <= until)
    return found


def _first_word(life: Life, not_this: str) -> datetime | None:
    words = {"first_feedback", "progress_feedback", "replied"} - {not_this}
    said = [
        event.at
        for event in life.events
        if event.act in words and event.role != "assist" and event.round == 1 and event.at >= life.term_start
    ]
    return min([*said, *filter(None, [life.completed_at])], default=None)


def responses(dispatch: Dispatch, kind: Kind) -> dict[str, bool]:
    """Whether the unit had to be there or to answer within half an hour, and was or did."""
    tier, until = TIERS[dispatch.event.unit], dispatch.event.at + HALF_AN_HOUR
    has_to_come = tier == 1 and kind.is_on_site_required and not dispatch.is_returned
    has_to_answer = tier <= 2 and kind.urgency in ("urgent", "special_urgent")
    answers = [at for at in (dispatch.signed_at, dispatch.arrived_at) if at]
    return {
        "is_arrival_due": has_to_come,
        "is_arrived_on_time": bool(has_to_come and dispatch.arrived_at and dispatch.arrived_at <= until),
        "is_response_due": has_to_answer,
        "is_response_on_time": bool(has_to_answer and answers and min(answers) <= until),
    }


def states(life: Life) -> list[tuple[str, datetime, datetime | None]]:
    """What a life went through that is counted on its own: state, beginning, end."""
    found = [("void_extension", at, None) for at in life.void_extensions]
    done = life.unit_completed_at
    if life.deadline and (done is None or done > life.deadline):
        found.append(("overdue_open", life.deadline, done))
    for act, state in (("supervised", "supervised"), ("rework_ordered", "reworked")):
        times = [event.at for event in life.events if event.act == act]
        found += [(state, min(times), None)] if times else []
    listed = None
    for event in life.events:
        if event.act == "key_listed":
            listed = listed or event.at
        if event.act == "key_struck_off" and listed:
            found.append(("key_listed", listed, event.at))
            listed = None
    found += [("key_listed", listed, None)] if listed else []
    found += [("unclosed", event.at, None) for event in life.events if event.act == "unclosed_marked"]
    return sorted(found)


def second_round(life: Life) -> dict[str, object] | None:
    """The round that an order began: its unit, its limit, its end."""
    events = [event for event in life.events if event.round == 2]
    if not events:
        return None
    until = working_days_after(events[0].at, 5)
    unit = done = replied = None
    for event in events:
        if event.act == "dispatched":
            unit = event.unit
        if event.act == "replied":
            replied = event.at
        if event.act == "completed":
            done = replied or event.at
    return {
        "unit_code": unit,
        "deadline_at": until,
        "unit_completed_at": done,
        "is_on_time": bool(done and done <= until),
    }
