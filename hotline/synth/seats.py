"""The roster of the hotline: the people of its platforms and of its units, and who sat on which answering seat when."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Any

Rows = list[dict[str, Any]]
EPOCH = date(1970, 1, 1)


def roster(city: dict[str, Any], network: list[str], seed: int) -> tuple[Rows, Rows]:
    """The roster in contract layout, and who sat on each answering seat when; people come and go, posts stay filled.

    At the end of each year there are as many people of a kind as the profile says. `network` are the units whose people
    keep the encyclopedia.
    """
    people: Rows = []
    sitting: Rows = []
    for number, (post, opens) in enumerate(_posts(city, network)):
        for turn in _hold(city, f"{seed} post {number}", opens):
            person = {"agent_id": f"{city['prefix']}A{len(people) + 1:04d}", "city_code": city["code"]}
            people.append(person | post | _period(turn))
            if post["seat_kind"] == "agent":
                sitting.append(turn | {"seat": number, "agent_id": person["agent_id"]})
    return people, _seats(city, sitting)


def _posts(city: dict[str, Any], network: list[str]) -> Iterator[tuple[dict[str, Any], date]]:
    """Each post with the day from which it is there, the answering seats first."""
    at_city = {"platform_code": f"{city['code']}-platform", "platform_level": "city", "unit_code": None}
    for kind, numbers in city["staff"].items():
        for opens in _openings(city, numbers):
            yield at_city | {"seat_kind": kind}, opens
    districts = [f"{district['code']}-platform" for district in city["districts"] if district.get("platform", True)]
    for kind, numbers in city["district_staff"].items():
        for opens, platform in zip(_openings(city, numbers), cycle(districts), strict=False):
            yield {"platform_code": platform, "platform_level": "county", "unit_code": None, "seat_kind": kind}, opens
    for kind, numbers in city["specialists"].items():
        for opens, unit in zip(_openings(city, numbers), cycle(network), strict=False):
            yield at_city | {"seat_kind": kind, "unit_code": unit}, opens


def _openings(city: dict[str, Any], numbers: list[int]) -> list[date]:
    """The first day of each post: those of the first year are there from its start, the others come in their year."""
    openings: list[date] = []
    for year, number in zip(city["years"], numbers, strict=True):
        if year > max(city["chosen"]):
            break
        first_day = date(year, 1, 1)
        for post in range(len(openings), number):
            later = random.Random(post).randint(40, 330) if year > min(city["years"]) else 0
            openings.append(first_day + timedelta(days=later))
    return openings


def _hold(city: dict[str, Any], chance: str, opens: date) -> Rows:
    """Who holds a post, one after the other: first day, and the day after the last (none for who still holds it)."""
    drawn = random.Random(chance)
    last_day = date(max(city["chosen"]), 12, 31)
    held: Rows = []
    while opens <= last_day:
        leaves = opens + timedelta(days=drawn.randint(200, 1600))
        held.append({"first": opens, "until": leaves if leaves <= last_day else None})
        opens = leaves
    return held


def _period(turn: dict[str, Any]) -> dict[str, Any]:
    first, until = turn["first"], turn["until"]
    return {
        "valid_from": first, "valid_to": until - timedelta(days=1) if until else None,
        "updated_at": datetime.combine(until or first, time()),
    }  # fmt: skip


def _seats(city: dict[str, Any], sitting: Rows) -> Rows:
    """Days as numbers; before a later seat is there, whoever sits on one of the first answers its calls, too."""
    first_day, end = date(min(city["years"]), 1, 1), date(max(city["years"]) + 1, 1, 1)
    old = city["staff"]["agent"][0]
    opened = {turn["seat"]: turn["first"] for turn in reversed(sitting)}
    meanwhile = [
        turn | {"seat": seat, "until": min(turn["until"] or end, opens)}
        for seat, opens in opened.items()
        if opens > first_day
        for turn in sitting
        if turn["seat"] == seat % old and turn["first"] < opens
    ]
    return [
        {
            "seat": turn["seat"], "agent_id": turn["agent_id"],
            "first_day": (turn["first"] - EPOCH).days, "end_day": ((turn["until"] or end) - EPOCH).days,
        }
        for turn in [*sitting, *meanwhile]
    ]  # fmt: skip
