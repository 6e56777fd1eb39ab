"""Lives of tickets for the clock to judge, drawn around everything special, and what the printed rules make of them."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chinese_calendar import holidays, is_workday, workdays

from tests.unit.naive_clock import working_days_after

HANDLED, RETURNED, EXTENDED = LIVES = ("handled", "returned", "extended")
# Deadlines of up to 10 working days from here lie within the calendar, which ends with 2026.
FIRST, LAST = date(2005, 1, 1), date(2026, 11, 1)
KINDS = [
    (city, line, request_type)
    for city in ("320682", "320800")
    for line in ("general", "enterprise")
    for request_type in ("consult", "help")
]
# Where something begins or ends: holidays, days made up for, years, and the dates of deadline_rules.csv.
_SPECIAL_DAYS = [date(2020, 11, 18), date(2023, 8, 25), *(date(year, 1, 1) for year in range(2006, 2027))]
_SPECIAL_DAYS += [day for day in {**holidays, **workdays} if is_workday(day) != (day.weekday() < 5)]
SPECIAL_DAYS = sorted(day for day in _SPECIAL_DAYS if FIRST < day < LAST)
EDGES = [time(0), time(9), time(12), time(14), time(18), time(23, 59, 59)]


@dataclass(frozen=True)
class Case:
    """A ticket dispatched at once; `later` it is signed and answered, or returned, or an extension is asked for."""

    life: str
    dispatched: datetime
    later: datetime
    kind: tuple[str, str, str]
    extension: int

    def working_days_allowed(self) -> int:
        """As printed: Rugao's plan, Zhenjiang's note and its enterprise line."""
        city, line, request_type = self.kind
        if city == "320682" and self.dispatched.date() >= date(2023, 8, 25):
            return 1 if request_type == "consult" else 5
        sooner = line == "enterprise" and self.dispatched.date() >= date(2020, 11, 18)
        return (3 if request_type == "consult" else 5) - sooner

    def deadline(self) -> datetime:
        days = self.working_days_allowed()
        deadline = working_days_after(self.dispatched, days)
        extensible = self.life == EXTENDED and self.kind[2] != "consult"
        if extensible and working_days_after(self.later, 1) <= deadline:
            return working_days_after(self.dispatched, min(days + self.extension, 10))
        return deadline


def random_cases(seed: int, count: int) -> list[Case]:
    """`count` cases, the same for the same seed."""
    pick = random.Random(seed)

    def moment() -> datetime:
        day = pick.choice(SPECIAL_DAYS) + timedelta(days=pick.randint(-4, 4))
        if pick.random() < 0.4:
            day = FIRST + timedelta(days=pick.randrange((LAST - FIRST).days))
        if pick.random() < 0.5:
            return datetime.combine(day, pick.choice(EDGES)) + timedelta(seconds=pick.randint(-1, 1))
        return datetime.combine(day, time()) + timedelta(seconds=pick.randrange(86_400))

    def later_than(start: datetime) -> datetime:
        # Often close to a limit, where a second decides; seldom months on.
        near = pick.choice([working_days_after(start, pick.randint(0, 6)), start + timedelta(hours=2), moment()])
        gap = pick.choice([1, 60, 7_200, 86_400, 14 * 86_400])
        later = near + timedelta(seconds=pick.randint(-gap, gap))
        return later if start <= later < start + timedelta(days=400) else start + timedelta(seconds=pick.randrange(gap))

    cases: list[Case] = []
    while len(cases) < count:
        start = moment()
        if start.date() < FIRST or start.date() > LAST:
            continue
        later = later_than(start)
        if later.date() <= LAST:
            cases.append(Case(pick.choice([HANDLED, *LIVES]), start, later, pick.choice(KINDS), pick.randint(1, 9)))
    return cases
