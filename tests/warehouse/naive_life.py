"""Random lives of tickets, event by event, and what the definitions make of one, read from its start to its end."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.unit.naive_clock import working_days_after, working_seconds

UNITS = ("H01", "H02", "H03", "H05")


@dataclass
class Event:
    """One line of a ticket's course."""

    act: str
    at: datetime
    unit: str | None = None
    role: str | None = None
    round: int = 1
    days: int | None = None


@dataclass
class Dispatch:
    """One sending of a ticket to a unit, with what that unit did until it was sent there again."""

    event: Event
    signed_at: datetime | None = None
    arrived_at: datetime | None = None
    asked_at: datetime | None = None
    is_returned: bool = False
    deadline: datetime | None = None

    @property
    def is_first_round_lead(self) -> bool:
        return self.event.role == "lead" and self.event.round == 1

    @property
    def is_signed_on_time(self) -> bool:
        return self.signed_at is not None and working_seconds(self.event.at, self.signed_at) <= 7_200

    @property
    def is_late_return(self) -> bool:
        return self.is_returned and self.asked_at > working_days_after(self.event.at, 1)


@dataclass
class Life:
    """What became of a ticket of 5 working days, read from its events alone."""

    events: list[Event]
    dispatches: list[Dispatch] = field(default_factory=list)
    deadline: datetime | None = None
    term_start: datetime | None = None
    is_extended: bool = False
    void_extensions: list[datetime] = field(default_factory=list)
    unit_completed_at: datetime | None = None
    completed_at: datetime | None = None

    def __post_init__(self) -> None:
        latest: dict[str, Dispatch] = {}
        replied_at = None
        for event in self.events:
            if event.act == "dispatched":
                latest[event.unit] = Dispatch(event)
                self.dispatches.append(latest[event.unit])
                if latest[event.unit].is_first_round_lead:
                    replied_at = None
            theirs = latest.get(event.unit)
            if event.act in ("signed", "return_requested", "replied") and theirs.signed_at is None:
                theirs.signed_at = event.at
            if event.act == "arrived_on_site" and theirs.arrived_at is None:
                theirs.arrived_at = event.at
            if event.act == "return_requested":
                theirs.asked_at = event.at
            if event.act == "return_accepted":
                theirs.is_returned = True
            if event.act == "replied" and theirs.is_first_round_lead:
                replied_at = event.at
            if event.act == "completed" and event.round == 1:
                self.completed_at, self.unit_completed_at = event.at, replied_at or event.at
        self._run_the_deadline()

    def _run_the_deadline(self) -> None:
        """The limit as it stood at each lead dispatch and stands in the end; none while a return waits for the next."""
        leads = {id(dispatch.event): dispatch for dispatch in self.dispatches if dispatch.is_first_round_lead}
        days, requests = 5, []
        for event in self.events:
            if event.act == "return_accepted":
                self.term_start = None
            if id(event) in leads:
                self.term_start = self.term_start or event.at
            if event.act == "extension_requested":
                requests.append(event)
            # Only the first request can help, and only if it was asked a working day before the limit.
            if event.act == "extension_approved":
                notice = working_days_after(requests[0].at, 1) <= working_days_after(self.term_start, days)
                if notice and len(requests) == 1:
                    days = min(5 + requests[0].days, 10)
                else:
                    self.void_extensions.append(event.at)
            self.deadline = self.term_start and working_days_after(self.term_start, days)
            self.is_extended = self.term_start is not None and days > 5
            if id(event) in leads:
                leads[id(event)].deadline = self.deadline

    def _last_lead(self) -> Dispatch:
        return [dispatch for dispatch in self.dispatches if dispatch.is_first_round_lead][-1]

    def ticket(self) -> dict[str, object]:
        late_return = any(dispatch.is_late_return for dispatch in self.dispatches if dispatch.is_first_round_lead)
        done = self.unit_completed_at
        return {
            "unit_code": self._last_lead().event.unit,
            "deadline_at": self.deadline,
            "is_extended": self.is_extended,
            "unit_completed_at": done,
            "is_completed": self.completed_at is not None,
            "is_due": self.deadline is not None,
            "is_on_time": bool(self.deadline and done and done <= self.deadline and not late_return),
            "handling_seconds": done and working_seconds(self.events[0].at, done),
        }

    def units(self) -> list[dict[str, object]]:
        """By dispatch: signing, return, and whether it is a case for its unit."""
        rows = []
        for dispatch in self.dispatches:
            last = dispatch is self._last_lead() and not dispatch.is_returned
            late = dispatch.is_first_round_lead and dispatch.is_late_return
            due = self.deadline if last else dispatch.deadline
            done = self.unit_completed_at
            rows.append(
                {
                    "unit_code": dispatch.event.unit,
                    "is_signed_on_time": dispatch.is_signed_on_time,
                    "is_returned": dispatch.is_returned,
                    "is_late_return": dispatch.is_late_return,
                    "is_case_due": last or late,
                    "is_case_on_time": bool(last and done and done <= due),
                    "case_due_date": due.date() if last or late else None,
                }
            )
        return rows


def random_life(pick: random.Random) -> list[Event]:
    """A possible course: nothing in it that a hotline's system would not let happen."""
    now = datetime(
        pick.choice([pick.randint(2006, 2024), 2023, 2024]), pick.randint(1, 12), pick.randint(1, 28)
    ) + timedelta(seconds=pick.randrange(86_400))
    events: list[Event] = []

    def happen(act: str, unit: str | None = None, role: str | None = None, days: int | None = None, turn: int = 1):
        nonlocal now
        events.append(Event(act, now, unit, role, turn, days))
        hours = pick.choice([0, 0, 1, 2, 5, 20, 26, 70])
        now += timedelta(hours=hours, seconds=pick.choice([1_800, 3_600, pick.randint(1, 3_600)]))

    lead = pick.choice(UNITS)
    happen("dispatched", lead, "lead")
    approved = undecided = False
    for _ in range(pick.choice([0, 1, 2, 3, 4, 6])):
        turn = pick.choice(["sign", "return", "change", "extend", "assist", "word", "arrive", "care"])
        if turn == "sign":
            happen("signed", lead)
        elif turn == "word":
            happen(pick.choice(["first_feedback", "progress_feedback"]), lead)
        elif turn == "arrive":
            happen("arrived_on_site", lead)
        elif turn == "care":
            happen(pick.choice(["supervised", "key_listed", "key_struck_off"]))
        elif turn == "change":
            lead = pick.choice([unit for unit in UNITS if unit != lead])
            happen("dispatched", lead, "lead")
        elif turn == "extend" and not undecided:
            happen("extension_requested", lead, days=pick.randint(1, 8))
            decision = pick.choice(["approved", "rejected", None])
            if decision:
                happen(f"extension_{decision}", lead)
            # A decision after two requests would not say which of them it answers.
            approved, undecided = approved or decision == "approved", decision is None
        elif turn == "assist":
            happen("dispatched", "H04", "assist")
            happen(pick.choice(["signed", "replied"]), "H04", "assist")
        elif turn == "return":
            happen("return_requested", lead)
            # What an approved extension is worth to the next unit is not said, so it does not happen here.
            decision = pick.choice(["rejected", None] if approved else ["accepted", "accepted", "rejected", None])
            if decision:
                happen(f"return_{decision}", lead)
            if decision == "accepted":
                if pick.random() < 0.15:
                    return events
                lead = pick.choice(UNITS)
                happen("dispatched", lead, "lead")
    _finish(pick, happen, lead)
    return events


def _finish(pick: random.Random, happen, lead: str) -> None:
    end = pick.choice(["open", "unclosed", "replied", "replied", "sent back", "without reply"])
    if end in ("unclosed", "replied", "sent back"):
        happen("replied", lead)
    if end == "unclosed":
        happen("unclosed_marked")
    if end == "sent back":
        happen("review_rejected", lead)
        happen("replied", lead)
    if end in ("open", "unclosed"):
        return
    happen("completed")
    if pick.random() < 0.3:
        happen("rework_ordered", turn=2)
        again = pick.choice(UNITS)
        happen("dispatched", again, "lead", turn=2)
        steps = pick.choice(
            [[], ["replied"], ["completed"], ["replied", "completed"], ["replied", "replied", "completed"]]
        )
        for step in steps:
            happen(step, again if step == "replied" else None, turn=2)
