"""Which period of the warehouse a printed figure is about."""

from datetime import date, timedelta

from hotline.reconcile.figure import Figure

Period = tuple[str, date]
YEAR = "year"


def period(figure: Figure) -> Period | None:
    """Kind and start of the figure's period; None if it says no year or counts what no period does."""
    if figure.year is None:
        return None
    first = date(figure.year, 1, 1)
    if figure.counted_from and figure.counted_to:
        first = date.fromisoformat(figure.counted_from)
    last = date.fromisoformat(figure.counted_to) if figure.counted_to else date(figure.year, 12, 31)
    is_of_months = first.year == last.year and first.day == (last + timedelta(days=1)).day == 1
    months = last.month - first.month + 1 if is_of_months else 0
    fits = {
        "day": first == last,
        "week": first.weekday() == 0 and last - first == timedelta(days=6),
        "month": months == 1,
        "quarter": months == 3 and first.month % 3 == 1,
        YEAR: months == 12,
        "ytd": months > 0 and first.month == 1,
    }
    kind = next((kind for kind, so in fits.items() if so), None)
    # a year to date is known by its last month
    return (kind, last.replace(day=1) if kind == "ytd" else first) if kind else None


def years(figure: Figure) -> list[Period]:
    """The years that a figure of several years counts."""
    return [(YEAR, date(year, 1, 1)) for year in range(int(figure.counted_from[:4]), (figure.year or 0) + 1)]
