"""A grid of weekdays and hours, the fuller the darker; the dark hours are marked off."""

from collections.abc import Mapping, Sequence

from dashboards import theme
from dashboards.charts.figure import Figure, figure, upright

HOURS = range(24)
# Working people's evening begins, and their morning: between them it is night.
NIGHT, MORNING = 20, 8


def heat_map(
    values: Mapping[tuple[int, int], float],
    days: Sequence[str],
    written: Mapping[tuple[int, int], str],
    hour_names: Sequence[str],
) -> Figure:
    """`values` and `written` by weekday (1 is Monday) and hour; `days` are the names from Monday on."""
    numbers = range(1, 8)
    cells = {
        "type": "heatmap",
        "z": [[values.get((day, hour), 0) for hour in HOURS] for day in numbers],
        "x": list(HOURS),
        "y": list(numbers),
        "customdata": [
            [f"{days[day - 1]} {hour_names[hour]} · {written[day, hour]}" for hour in HOURS] for day in numbers
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
        "colorscale": theme.SHADES,
        "zmin": 0,
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
    }
    edge = {"color": theme.MISSED, "width": 1.2, "dash": "dot"}
    ticks = list(range(0, 24, 4))
    bare = {"showgrid": False, "zeroline": False, "fixedrange": True}
    return figure(
        [cells],
        theme.layout(
            270,
            margin={"l": 0, "r": 0, "t": 8, "b": 0},
            shapes=[upright(hour - 0.5, edge) for hour in (NIGHT, MORNING)],
            xaxis={**bare, "tickvals": ticks, "ticktext": [hour_names[hour] for hour in ticks]},
            yaxis={
                **bare,
                "tickvals": list(numbers),
                "ticktext": list(days),
                "autorange": "reversed",
                "automargin": True,
            },
        ),
    )
