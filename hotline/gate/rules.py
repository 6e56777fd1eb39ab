"""The rule book: the rules that the contract implies and those that expectations/ adds."""

import re
from pathlib import Path
from typing import Any

import yaml

from hotline import contracts, yml
from hotline.errors import HotlineError
from hotline.gate.implied import implied_rules
from hotline.gate.rule import DIMENSIONS, PER, PLACE, SEVERITIES, Lookup, Rule
from hotline.paths import EXPECTATIONS, SEEDS
from hotline.words import say

FIELDS = ("id", "table", "dimension", "severity", "source", "owner", "wrong", "remedy", "predicate")
LOOKUPS = "lookups"


def rule_book(expectations: Path = EXPECTATIONS) -> list[Rule]:
    """Every rule, the contract's before the hand-written ones; HotlineError names the entry that cannot be right."""
    known = _lookups(EXPECTATIONS / f"{LOOKUPS}.yml")
    rules = [rule for table in contracts.tables().values() for rule in implied_rules(table, known)]
    for path in sorted(expectations.glob("*.yml")):
        if path.stem != LOOKUPS:
            rules += _read(path, known)
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise HotlineError(say("gate.rule_twice", id=rule.id))
        seen.add(rule.id)
    return rules


def _lookups(path: Path) -> list[Lookup]:
    entries = yml.read(path)
    return [
        Lookup(name, entry["from"], entry["by"], entry["holds"], entry.get("several", False), entry.get("few", False))
        for name, entry in entries.items()
    ]


def _read(path: Path, known: list[Lookup]) -> list[Rule]:
    try:
        entries = yml.read(path) or []
    except yaml.YAMLError as error:
        raise HotlineError(say("gate.not_yaml", file=path.name, problem=error)) from error
    tables = {table.staging: table.name for table in contracts.tables().values()}
    if path.stem not in tables:
        raise HotlineError(say("gate.no_such_table", file=path.name, known=", ".join(tables)))
    rules = []
    for number, entry in enumerate(entries, start=1):
        problem = _problem(entry, tables[path.stem])
        if problem:
            raise HotlineError(say("gate.rule_invalid", file=path.name, number=number, problem=problem))
        rules.append(_rule(entry, known))
    return rules


def _problem(entry: Any, table: str) -> str | None:  # noqa: ANN401 (a YAML value can be anything)
    """What is wrong with an entry of expectations/, or None."""
    if not isinstance(entry, dict) or set(entry) - {"per"} != set(FIELDS):
        return say("gate.expected.fields", fields=", ".join(FIELDS))
    per = entry.get("per", "row")
    of_files = ("block", "warn") if per == "file" else ("warn",)
    allowed = {
        "dimension": DIMENSIONS,
        "per": PER,
        "severity": SEVERITIES if per == "row" else of_files,
        "table": (table,),
    }
    for field, choices in allowed.items():
        if entry.get(field, "row") not in choices:
            return say("gate.expected.choice", field=field, known=", ".join(choices))
    for field in ("wrong", "remedy"):
        if not isinstance(entry[field], dict) or set(entry[field]) != {"zh", "en"}:
            return say("gate.expected.both_languages", field=field)
    unknown = [name for kind, name in PLACE.findall(str(entry["predicate"])) if not _is_known(kind, name)]
    return say("gate.expected.contract_table", names=", ".join(unknown)) if unknown else None


def _is_known(kind: str, name: str) -> bool:
    if kind in ("kept", "staged"):
        return name in contracts.tables()
    return kind == "raw" or (SEEDS / kind / f"{name}.csv").exists()


def _rule(entry: dict[str, Any], known: list[Lookup]) -> Rule:
    texts = {
        f"{field}_{language}": entry[field][language] for field in ("wrong", "remedy") for language in ("zh", "en")
    }
    plain = {field: str(entry[field]).strip() for field in FIELDS if field not in ("wrong", "remedy")}
    asked = tuple(one for one in known if re.search(rf"\b{one.name}\.", plain["predicate"]))
    return Rule(**plain, **texts, per=entry.get("per", "row"), lookups=asked)
