"""Makes the city in DuckDB: small tables from the profile, then the steps of sql/ in their order, then the files."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import yaml

from hotline import warehouse
from hotline.errors import HotlineError
from hotline.synth import bodies, days, lists, places, shares, stock, write
from hotline.synth.profile import SYNTH
from hotline.synth.profile import city as read_city
from hotline.synth.seats import roster
from hotline.words import say

FEWEST_TICKETS = 100


def synthesise(out: Path, tickets: int, seed: int, form: str = "csv", name: str = "yunze") -> Iterator[str]:
    """Writes the extracts of a made-up city with `tickets` tickets below `out`; says what it wrote, file by file."""
    if form not in write.FORMATS:
        raise HotlineError(say("synth.unknown_format", form=form, known=", ".join(write.FORMATS)))
    if tickets < FEWEST_TICKETS:
        raise HotlineError(say("synth.too_few", tickets=tickets, least=FEWEST_TICKETS))
    city = read_city(name)
    out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    with (
        TemporaryDirectory(dir=out, prefix=".synth-") as scratch,
        warehouse.connect(Path(scratch) / "synth.duckdb", scratch=Path(scratch) / "spill") as connection,
    ):
        _set_up(connection, city, tickets, seed)
        for step in sorted((SYNTH / "sql").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8"))
        for table, path, written in write.files(connection, out, form):
            rows[table] = rows.get(table, 0) + written
            yield say("synth.wrote", path=path, rows=f"{written:,}")
    total = f"{sum(rows.values()):,}"
    yield say("synth.done", city=city["name"], tables=len(rows), rows=total, seed=seed)


def _set_up(connection: duckdb.DuckDBPyConnection, city: dict[str, Any], tickets: int, seed: int) -> None:
    words = yaml.safe_load((SYNTH / "words" / "common.yml").read_text(encoding="utf-8"))
    phrases = stock.read()
    unit_rows = bodies.units(city)
    seats = max(12, min(400, tickets // 1400))
    people, sitting = roster(city, seats, seed)
    ground = places.places(city, seed, words)
    for key, value in (
        _settings(city, tickets, seed, seats) | days.working_time(city) | {"phrases": phrases.phrases}
    ).items():
        connection.execute(f"set variable {key} = $value", {"value": value})
    for table, rows in {
        "cells": shares.cells(city, tickets),
        "shares": shares.shares(city),
        "topic_shares": shares.topic_shares(city, phrases.topics),
        "topics": _topics(city, phrases),
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
        "seats": sitting,
        "roster": people,
        "unit_list": unit_rows,
        "district_list": lists.districts(city),
        "population_list": lists.populations(city),
        "category_list": lists.categories(city, phrases.topics),
    }.items():
        connection.register("given", pa.Table.from_pylist(rows))
        connection.execute(f"create table {table} as select * from given")
        connection.unregister("given")
    for macro in [*phrases.macros(), *shares.quantile_macros(city["service"])]:
        connection.execute(macro)


def _settings(city: dict[str, Any], tickets: int, seed: int, seats: int) -> dict[str, Any]:
    service, evaluation = city["service"], city["evaluation"]
    last = max(city["years"])
    return {
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
        "second_invitation": evaluation["second_invitation"],
        "rated": evaluation["rated"],
        "satisfied_units": evaluation["satisfied_units"],
        "satisfied_agents": evaluation["satisfied_agents"],
        "basically": evaluation["basically"],
        "resolved": evaluation["resolved_share_of_satisfied"],
        **{key: service[key] for key in (
            "answered_without_ticket", "abandoned", "left_in_menu", "outbound", "outbound_reached", "chats")},
    }  # fmt: skip


def _topics(city: dict[str, Any], phrases: stock.Stock) -> list[dict[str, Any]]:
    usual = {"complaint": 0.4, "report": 0.02, "urgent": 0.008, "on_site": 0.02, "confidential": 0.03}
    rows = []
    for topic in phrases.topics:
        levels = topic.get("levels", city["unit_level_shares"])
        row = {key: topic[key] for key in ("level_3", "season", "department", "place")}
        row |= {"topic": topic["code"], "city_share": float(levels[0]), "county_share": float(levels[1])}
        row |= {key: float(topic.get(key, share)) for key, share in usual.items()}
        row |= {key: place for key, place in topic.items() if key.endswith(("_first", "_many"))}
        rows.append(row)
    return rows


def _busy_hours(city: dict[str, Any]) -> list[dict[str, Any]]:
    """How busy the telephone is in each hour, from 0 to 1."""
    weights = city["hours"]["phone"]
    return [{"hour": hour, "busy": weight / max(weights)} for hour, weight in enumerate(weights)]
