"""The seed of working days is what the package says, complete, and right on days everybody remembers."""

from datetime import date

from hotline import calendar


def test_seed_is_what_the_package_says(tmp_path):
    # GIVEN the package; WHEN the seed is written anew
    written = tmp_path / "calendar_days.csv"
    calendar.write(written)

    # THEN it is the seed of the project
    assert written.read_bytes() == calendar.CALENDAR_DAYS.read_bytes()


def test_no_day_is_missing():
    days = [day for day, _, _ in calendar.days()]

    assert days[0] == date(2004, 1, 1)
    assert len(days) == (days[-1] - days[0]).days + 1


def test_holidays_and_make_up_days():
    known = {day: (works, kind) for day, works, kind in calendar.days()}

    assert known[date(2023, 1, 23)] == (False, "holiday")
    assert known[date(2023, 1, 28)] == (True, "make_up_day")
    assert known[date(2023, 4, 22)] == (False, "weekend")
    assert known[date(2023, 4, 23)] == (True, "make_up_day")
    assert known[date(2023, 4, 24)] == (True, "weekday")
