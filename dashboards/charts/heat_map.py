"""A grid of weekdays and hours, the fuller the darker; the dark hours are marked off."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboards import theme

HOURS = range(24)
# Working people's evening begins, and their morning: between them it is night.
NIGHT, MORNING = 20, 8


def heat_map(
    values: Mapping[tuple[int, int], float],
    days: Sequence[str],
    written: Mapping[tuple[int, int], str],
    hour_names: Sequence[str],
) -> go.Figure:
    """`values` and `written` by weekday (1 is Monday) and hour; `days` are the names from Monday on."""
    figure = go.Figure(layout=theme.layout(270, margin={"l": 0, "r": 0, "t": 8, "b": 0}))
    numbers = range(1, 8)
    figure.add_heatmap(
        z=[[values.get((day, hour), 0) for hour in HOURS] for day in numbers],
        x=list(HOURS),
        y=list(numbers),
        customdata=[
            [f"{days[day - 1]} {hour_names[hour]} · {written[day, hour]}" for hour in HOURS] for day in numbers
        ],
        hovertemplate="%{customdata}<extra></extra>",
        colorscale=theme.SHADES,
        zmin=0,
        xgap=2,
        ygap=2,
        showscale=False,
    )
    for hour in (NIGHT, MORNING):
        figure.add_vline(x=hour - 0.5, line={"color": theme.MISSED, "width": 1.2, "dash": "dot"})
    ticks = list(range(0, 24, 4))
    figure.update_xaxes(
        tickvals=ticks, ticktext=[hour_names[hour] for hour in ticks], showgrid=False, zeroline=False, fixedrange=True
    )
    figure.update_yaxes(
        tickvals=list(numbers), ticktext=list(days), autorange="reversed", showgrid=False, zeroline=False,
        fixedrange=True, automargin=True,
    )  # fmt: skip
    return figure
