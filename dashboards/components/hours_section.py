"""When people ask: requests by weekday and hour, and how many of them at night."""

from dashboards import formats
from dashboards.charts.heat_map import HOURS, MORNING, NIGHT, heat_map
from dashboards.components import chart, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.sheets import Sheet

MEASURES = {None: "requests", "public": "requests_public", "enterprise": "requests_enterprise"}


def show(view: View, chosen: Chosen) -> None:
    """Draws the section; hours are counted by city, not by district."""
    words = view.words
    title = words("hours.title")
    frame.heading(title, words("hours.note"))
    if chosen.area.scope_kind == "district":
        frame.message(words("hours.none_title"), words("hours.no_district"))
        return
    asked = {key: value for key, value in chosen.cut.items() if key != "requester_kind"}
    rows = view.reader.ask("hours", shape={"measure": MEASURES[chosen.requester_kind]}, **chosen.home, **asked)
    if not rows:
        frame.message(words("hours.none_title"), words("hours.none"))
        return
    values = {(row.day_of_week, row.hour): row.requests_a_day for row in rows}
    days = words("format.weekdays").split()
    names = [words("format.hour", hour=hour) for hour in HOURS]
    written = {
        (day, hour): words("hours.a_day", count=formats.exact(values.get((day, hour), 0), 1))
        for day in range(1, 8)
        for hour in HOURS
    }
    fullest = max(rows, key=lambda row: row.requests_a_day)
    at_night = sum(row.requests for row in rows if row.hour >= NIGHT or row.hour < MORNING)
    told = words(
        "hours.told",
        day=days[fullest.day_of_week - 1],
        hour=names[fullest.hour],
        count=formats.exact(fullest.requests_a_day, 1),
        night=formats.percent(at_night / sum(row.requests for row in rows), 1),
    )
    sheet = Sheet(
        key="hours",
        title=title,
        note=chosen.told,
        headings=[words("hours.weekday"), words("hours.hour"), words("hours.requests"), words("hours.average")],
        rows=[(days[row.day_of_week - 1], row.hour, row.requests, row.requests_a_day) for row in rows],
    )
    chart.show(view, chosen, heat_map(values, days, written, names), sheet, told, remark=told)
