"""The seats of the hotline: the roster of its people, and who sat where when."""

import random
from datetime import date, datetime, timedelta
from typing import Any

Rows = list[dict[str, Any]]


def roster(city: dict[str, Any], seats: int, seed: int) -> tuple[Rows, Rows]:
    """The roster in contract layout, and who sat on each answering seat when; people come and go."""
    first_day, last_day = date(min(city["years"]), 1, 1), date(max(city["years"]), 12, 31)
    chance = random.Random(f"{seed} roster")
    people: Rows = []
    sitting: Rows = []

    def sit(kind: str, platform: str, level: str, seat: int | None, unit: str | None = None) -> None:
        start = first_day
        while start <= last_day:
            end = start + timedelta(days=chance.randint(200, 1600))
            leaves = end <= last_day
            people.append({
                "agent_id": f"{city['prefix']}A{len(people) + 1:04d}", "city_code": city["code"],
                "platform_code": platform, "platform_level": level, "seat_kind": kind, "unit_code": unit,
                "valid_from": start, "valid_to": end - timedelta(days=1) if leaves else None,
                "updated_at": datetime.combine(end if leaves else start, datetime.min.time()),
            })  # fmt: skip
            if seat is not None:
                sitting.append({
                    "seat": seat, "agent_id": people[-1]["agent_id"],
                    "first_day": (start - date(1970, 1, 1)).days, "end_day": (end - date(1970, 1, 1)).days,
                })  # fmt: skip
            start = end

    city_platform = f"{city['code']}-platform"
    for seat in range(seats):
        district = city["districts"][seat % len(city["districts"])]["code"]
        if seat % 3 == 0:
            sit("agent", f"{district}-platform", "county", seat)
        else:
            sit("agent", city_platform, "city", seat)
    for kind, many in {"enterprise_seat": 2, "talent_seat": 2, "police_liaison": 2, "management": 6}.items():
        for _ in range(many):
            sit(kind, city_platform, "city", None)
    for kind, share in {"enterprise_specialist": 0.7, "talent_specialist": 0.6, "information_specialist": 0.8}.items():
        for key in city["departments"]:
            if chance.random() < share:
                sit(kind, city_platform, "city", None, f"{city['code']}-{key}")
    return people, sitting
