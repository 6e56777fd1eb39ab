"""What the steps of sql/ find when they begin: the city's profile as settings, small tables and macros."""

from typing import Any

import duckdb
import pyarrow as pa

from hotline.synth import bodies, days, lists, places, records, service, shares, stock, workloads
from hotline.synth.seats import roster

Rows = list[dict[str, Any]]


def prepare(connection: duckdb.DuckDBPyConnection, city: dict[str, Any], cells: Rows, seed: int, scale: float) -> None:
    """Gives the steps of sql/ their settings, tables and macros."""
    tickets = sum(cell["tickets"] for cell in cells)
    words = stock.read()
    served = service.yearly(city, cells, scale)
    unit_rows = bodies.units(city)
    network = bodies.network(city)
    people, sitting = roster(city, network, seed)
    seats = 1 + max(turn["seat"] for turn in sitting)
    ground = places.places(city, seed, words.common)
    choices = {
        "phrases": words.phrases,
        "topics": [{"topic": topic["code"], "level_3": topic["level_3"]} for topic in words.topics],
        "offices": bodies.offices(city),
        "network": network,
    }
    for key, value in (_settings(city, tickets, seed, seats) | days.working_time(city) | choices).items():
        connection.execute(f"set variable {key} = $value", {"value": value})
    for table, rows in {
        "cells": cells,
        "shares": shares.shares(city),
        "topic_shares": shares.topic_shares(city, words.topics),
        "topics": _topics(city, words.topics),
        "days": days.year_days(city),
        "seasons": days.seasons(city),
        "bursts": days.bursts(city),
        "hours": days.hours(city),
        "busy_hours": _busy_hours(city),
        "places": ground,
        "place_ranges": places.ranges(ground),
        "district_shares": places.district_shares(city),
        "units": bodies.manners(unit_rows, seed),
        "assignments": bodies.assignments(city),
        "wrong_units": bodies.wrong_units(city, unit_rows),
        "unit_quotas": workloads.quotas(city, scale),
        "unit_rooms": workloads.rooms(city, unit_rows, scale, seed),
        "unit_pools": workloads.pools(city, unit_rows),
        "paces": shares.paces(city),
        "seats": sitting,
        "roster": people,
        "unit_list": unit_rows,
        "district_list": lists.districts(city),
        "population_list": lists.populations(city),
        "category_list": lists.categories(city, words.topics),
        "crosswalk_list": lists.crosswalk(city, words.topics),
        "figures": records.figures(city),
        "paper_list": records.papers(city),
        "share_list": records.register(city, scale),
        "service": served,
    }.items():
        connection.register("given", pa.Table.from_pylist(rows))
        connection.execute(f"create table {table} as select * from given")
        connection.unregister("given")
    for macro in [*words.macros(), *service.value_macros(city, served)]:
        connection.execute(macro)


def _settings(city: dict[str, Any], tickets: int, seed: int, seats: int) -> dict[str, Any]:
    last = max(city["chosen"])
    return city["rates"] | {
        "seed": seed,
        "tickets": tickets,
        "seats": seats,
        "city": city["code"],
        "prefix": city["prefix"],
        "category_version": city["category_version"],
        "first_year": min(city["years"]),
        # the moment the extracts are taken: midnight after the last day
        "ends_at": (days.date(last + 1, 1, 1) - days.EPOCH).days * 86400,
        "weekdays": city["weekdays"],
        "holiday_factor": city["holiday"],
        "trend": city["trend"],
        "lateness": city["lateness"],
        "chats": city["calls"]["chats"],
        "basically": city["invitations"]["basically"],
        "refused": city["invitations"]["refused"],
    }


def _topics(city: dict[str, Any], topics: Rows) -> Rows:
    usual = {"complaint": 0.4, "report": 0.02, "urgent": 0.008, "on_site": 0.02, "confidential": 0.03}
    rows = []
    for topic in topics:
        levels = topic.get("levels", city["unit_level_shares"])
        row = {key: topic[key] for key in ("level_3", "season", "department", "place")}
        row |= {"topic": topic["code"], "city_share": float(levels[0]), "county_share": float(levels[1])}
        row |= {key: float(topic.get(key, share)) for key, share in usual.items()}
        row |= {key: place for key, place in topic.items() if key.endswith(("_first", "_many"))}
        rows.append(row)
    return rows


def _busy_hours(city: dict[str, Any]) -> Rows:
    """How busy the telephone is in each hour, from 0 to 1."""
    weights = city["hours"]["phone"]
    return [{"hour": hour, "busy": weight / max(weights)} for hour, weight in enumerate(weights)]
