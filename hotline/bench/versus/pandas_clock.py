"""The pandas side's working clock: the accumulated calendar, asked for whole columns of times at once."""

import numpy as np
import pandas as pd

from hotline.bench.versus.pandas_rows import DAY, Numbers, seconds


class Clock:
    """Working time and openings of a city that keeps the same hours for all its tickets."""

    def __init__(self, calendar: pd.DataFrame) -> None:
        days = calendar.sort_values("calendar_date")
        self.first = int(seconds(days["calendar_date"]).min() // DAY)
        self.of_day = {name: days[name].to_numpy() for name in days.columns}
        # the days of work by their running number, which begins with 1
        self.working = np.flatnonzero(self.of_day["is_working_day"])

    def working_seconds(self, at: Numbers) -> Numbers:
        """Working seconds from the calendar's start."""
        day, second = self._split(at)
        return self.of_day["working_seconds_before"][day] + self._worked(day, second) + at * 0

    def working_days(self, at: Numbers) -> Numbers:
        """Working days from the calendar's start, with parts of days."""
        day, second = self._split(at)
        whole = np.maximum(self.of_day["working_seconds"][day], 1)
        part = np.where(self.of_day["is_working_day"][day], self._worked(day, second) / whole, 0)
        return self.of_day["working_days_before"][day] + part + at * 0

    def opening_day(self, at: Numbers) -> Numbers:
        """The number of the working day of a time, or of the next opening."""
        day, second = self._split(at)
        before, after = self.of_day["working_days_before"][day], self.of_day["working_days_after"][day]
        return np.where(second < self.of_day["closes_last"][day], before + 1, after + 1) + at * 0

    def opening_second(self, at: Numbers) -> Numbers:
        """The second of the day of a time, or of the next opening."""
        day, second = self._split(at)
        return self._next_open(day, second) + at * 0

    def opening_at(self, number: Numbers, second: Numbers) -> Numbers:
        """The time at a second of the working day with that number, or the next opening."""
        known = ~np.isnan(number + second)
        day = self.working[np.where(known, number, 1).astype("int64") - 1]
        second_known = np.where(known, second, 0)
        late = second_known >= self.of_day["closes_last"][day]
        on = np.where(late, self.working[np.searchsorted(self.working, day, "right")], day)
        opening = (on + self.first) * DAY + self._next_open(day, second_known)
        return np.where(known, opening, np.nan)

    def _split(self, at: Numbers) -> tuple[Numbers, Numbers]:
        whole = np.nan_to_num(at, nan=self.first * DAY).astype("int64")
        return whole // DAY - self.first, whole % DAY

    def _worked(self, day: Numbers, second: Numbers) -> Numbers:
        return sum(
            np.maximum(np.minimum(second, self.of_day[f"closes_{n}"][day]) - self.of_day[f"opens_{n}"][day], 0)
            for n in (1, 2, 3)
        )

    def _next_open(self, day: Numbers, second: Numbers) -> Numbers:
        found = self.of_day["next_day_opens"][day]
        for n in (3, 2, 1):
            opens, closes = self.of_day[f"opens_{n}"][day], self.of_day[f"closes_{n}"][day]
            found = np.where(second < opens, opens, np.where(second < closes, second, found))
        return found
