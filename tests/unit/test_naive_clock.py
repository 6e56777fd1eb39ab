"""The slow clock against instants worked out by hand: it may judge the SQL only if it is right itself."""

from datetime import datetime, timedelta

import pytest

from tests.unit.naive_clock import DAY_SECONDS, openings, working_days_after, working_hours_after, working_seconds


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [
        ("2022-03-08 11:00", "2022-03-08 14:30", 5_400),  # across lunch
        ("2022-03-11 16:00", "2022-03-14 09:00:01", 7_201),  # night and weekend
        ("2022-04-01 17:30", "2022-04-02 10:30", 7_200),  # a Saturday made up for
        ("2022-04-03 20:00", "2022-04-05 09:00", 0),  # one closed gap
        ("2022-12-30 17:00", "2023-01-03 10:00", 7_200),  # year's end
        ("2023-06-21 17:59:59", "2023-06-25 10:59:59", 7_200),  # the last second of a day is worked
        ("2023-09-28 15:00", "2023-10-11 15:00:01", 5 * DAY_SECONDS + 1),  # National Day, two make-up days
        ("2023-01-29 12:00", "2023-01-28 12:00", -DAY_SECONDS),  # backwards
    ],
)
def test_working_seconds(start, end, seconds):
    assert working_seconds(at(start), at(end)) == seconds


@pytest.mark.parametrize(
    ("moment", "days", "deadline"),
    [
        ("2022-04-01 17:30", 5, "2022-04-11 17:30"),
        ("2022-04-03 10:30", 5, "2022-04-13 09:00"),  # from a closed day: the next opening stands for it
        ("2022-04-06 13:00", 5, "2022-04-13 14:00"),  # from lunch
        ("2023-01-20 18:00", 3, "2023-01-31 09:00"),  # closing time is closed
        ("2023-04-26 10:00", 7, "2023-05-09 10:00"),
        ("2023-12-27 10:00", 5, "2024-01-04 10:00"),
    ],
)
def test_working_days_after(moment, days, deadline):
    assert working_days_after(at(moment), days) == at(deadline)


@pytest.mark.parametrize(
    ("moment", "hours", "limit"),
    [
        ("2023-03-08 11:00", 2, "2023-03-08 15:00"),
        ("2023-03-10 16:30", 2, "2023-03-13 09:30"),
        ("2023-03-10 16:00", 2, "2023-03-10 18:00"),
        ("2023-03-11 23:59:59", 2, "2023-03-13 11:00"),
    ],
)
def test_working_hours_after(moment, hours, limit):
    assert working_hours_after(at(moment), hours) == at(limit)


def test_walking_spans_counts_what_stepping_seconds_counts():
    start, end = at("2023-04-21 11:58:00"), at("2023-04-23 09:02:00")
    instants = (start + timedelta(seconds=second) for second in range(int((end - start).total_seconds())))

    stepped = sum(any(opens <= moment < closes for opens, closes in openings(moment.date())) for moment in instants)

    assert working_seconds(start, end) == stepped == 2 * 60 + 4 * 3600 + 2 * 60
