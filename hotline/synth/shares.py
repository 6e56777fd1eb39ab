"""Turns a city's profile into the small tables of shares that the tickets are dealt out by."""

from collections import defaultdict
from typing import Any

from hotline.synth.profile import portions, running_shares, scaled

CHANNEL_GROUPS = {"phone": "phone", "police": "assigned", "assigned": "assigned"}
COUNTED_LINES = ("general", "enterprise")

Rows = list[dict[str, Any]]


def cells(city: dict[str, Any], scale: float) -> Rows:
    """How many tickets of each chosen year, line, requester and channel there are; numbered through."""
    rows: Rows = []
    first = 0
    for index, year in enumerate(city["years"]):
        if year not in city["chosen"]:
            continue
        counts = [cell["tickets"][index] for cell in city["cells"]]
        for is_cancelled, total in ((False, sum(counts)), (True, city["cancelled"][index])):
            of_cells = portions(scaled(total, scale), counts)
            for cell, number in zip(city["cells"], of_cells, strict=True):
                rows.append({
                    "first": first, "tickets": number, "year": year, "line": cell["line"],
                    "requester": cell["requester"], "channel": cell["channel"],
                    "channel_group": CHANNEL_GROUPS.get(cell["channel"], "internet"),
                    "counts": cell["line"] in COUNTED_LINES, "is_cancelled": is_cancelled,
                })  # fmt: skip
                first += number
    return rows


def shares(city: dict[str, Any]) -> Rows:
    """Who answers, what is a consultation, which level-1 category: shares by year and stratum."""
    rows: Rows = []
    for index, year in enumerate(city["years"]):
        for line, parts in city["answered"].items():
            rows += _stretches("answered_by", line, year, {who: counts[index] for who, counts in parts.items()})
        consult = {kind: counts[index] for kind, counts in city["consult"].items()}
        rows += _stretches("is_consult", "", year, consult)
        for stratum, parts in city["categories"].items():
            rows += _stretches("level_1", stratum, year, parts)
    return rows


def topic_shares(city: dict[str, Any], topics: Rows) -> Rows:
    """Which topic of a level-1 category, by consultation or not, requester and year; rising topics grow."""
    rows: Rows = []
    groups: dict[str, Rows] = defaultdict(list)
    for topic in topics:
        groups[topic["level_1"]].append(topic)
    for level_1, members in groups.items():
        for index, year in enumerate(city["years"]):
            for is_consult in (True, False):
                for requester in ("public", "enterprise"):
                    weights = [
                        topic["weight"][0 if is_consult else 1]
                        * topic.get("growth", 1) ** index
                        * (topic.get("enterprise", 1) if requester == "enterprise" else 1)
                        for topic in members
                    ]
                    rows += [
                        {"level_1": level_1, "is_consult": is_consult, "requester": requester, "year": year,
                         "topic": topic["code"], "low": low}
                        for topic, low in zip(members, running_shares(weights), strict=True)
                    ]  # fmt: skip
    return rows


def paces(city: dict[str, Any]) -> Rows:
    """By year and kind: the mean of working days that handling takes, and how much of the work is done early."""
    return [
        {"year": year, "is_consult": kind == "consult",
         "days": float(pace["days"][index]), "early": float(pace["early"][index])}
        for index, year in enumerate(city["years"])
        for kind, pace in city["pace"].items()
    ]  # fmt: skip


def _stretches(attribute: str, stratum: str, year: int, parts: dict[str, float]) -> Rows:
    return [
        {"attribute": attribute, "stratum": stratum, "year": year, "value": value, "low": low}
        for (value, share), low in zip(parts.items(), running_shares(list(parts.values())), strict=True)
        if share > 0
    ]
