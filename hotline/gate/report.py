"""The gate's report: a page for people and the same counts as JSON; never a value of a row."""

import json
from html import escape
from typing import Any

import duckdb

from hotline import contracts, settings
from hotline.gate import results
from hotline.paths import DataFolder
from hotline.words import say

STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2rem; color: #1f2933 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e4e7eb; vertical-align: top }
td:nth-child(3), td:nth-child(4), td:nth-child(5) { white-space: nowrap }
summary { cursor: pointer; color: #52606d }
tr.failed { background: #fff4e5 } tr.failed.quarantine { background: #fdecea } tr.skipped { color: #7b8794 }
"""


def write(folder: DataFolder, connection: duckdb.DuckDBPyConnection) -> None:
    """`index.html` and `results.json` in the gate's folder, from what stands in schema `gate`."""
    rules = results.per_rule(connection)
    quarantined = results.quarantined(connection)
    folder.gate_report.mkdir(parents=True, exist_ok=True)
    found = {"quarantined": quarantined, "rules": rules}
    (folder.gate_report / "results.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder.gate_report / "index.html").write_text(_page(rules, quarantined), encoding="utf-8")


def summary(folder: DataFolder) -> dict[str, Any]:
    """What the last judging found, for a snapshot's manifest; empty before the first."""
    file = folder.gate_report / "results.json"
    if not file.exists():
        return {}
    found = json.loads(file.read_text(encoding="utf-8"))
    states = [rule["state"] for rule in found["rules"]]
    return {
        **{state: states.count(state) for state in ("passed", "failed", "skipped")},
        "quarantined": found["quarantined"],
        "broken": {rule["rule_id"]: rule["rows_failed"] for rule in found["rules"] if rule["state"] == "failed"},
    }


def _page(rules: list[dict[str, Any]], quarantined: dict[str, int]) -> str:
    of_table = {table: [rule for rule in rules if rule["table_name"] == table] for table in contracts.tables()}
    judged = {table: of for table, of in of_table.items() if any(rule["state"] != "skipped" for rule in of)}
    title, about = escape(say("gate.report.title")), escape(say("gate.report.about"))
    sections = "".join(_section(table, of, quarantined.get(table, 0)) for table, of in judged.items())
    absent = escape(say("gate.report.absent", tables=", ".join(table for table in of_table if table not in judged)))
    return (
        f'<!doctype html><html lang="{settings.language()}"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style><h1>{title}</h1><p>{about}</p>{sections}<p>{absent}</p></html>\n"
    )


def _section(table: str, rules: list[dict[str, Any]], quarantined: int) -> str:
    """A table's broken rules for all to see, the others folded away."""
    label = getattr(contracts.tables()[table], f"label_{settings.language()}")
    broken = [rule for rule in rules if rule["state"] == "failed"]
    others = [rule for rule in rules if rule["state"] != "failed"]
    note = say(
        "gate.report.counts",
        rows=max(rule["rows_checked"] or 0 for rule in rules),
        quarantined=quarantined,
        broken=len(broken),
    )
    fold = escape(say("gate.report.others", rules=len(others)))
    return (
        f"<h2>{escape(label)} <small>{table}</small></h2><p>{escape(note)}</p>{_rules(broken) if broken else ''}"
        f"<details><summary>{fold}</summary>{_rules(others)}</details>"
    )


def _rules(rules: list[dict[str, Any]]) -> str:
    headings = ("rule", "wrong", "severity", "failed", "state", "remedy", "owner", "source")
    head = "".join(f"<th>{escape(say(f'gate.report.{heading}'))}</th>" for heading in headings)
    return f"<table><tr>{head}</tr>{''.join(map(_row, rules))}</table>"


def _row(rule: dict[str, Any]) -> str:
    language = settings.language()
    failed = "" if rule["rows_failed"] is None else f"{rule['rows_failed']:,}"
    texts = (
        rule[f"wrong_{language}"],
        say(f"gate.report.severities.{rule['severity']}"),
        failed,
        say(f"gate.report.states.{rule['state']}"),
        rule[f"remedy_{language}"],
        rule["owner"],
        rule["source"],
    )
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    return f'<tr class="{rule["state"]} {rule["severity"]}"><td><code>{rule["rule_id"]}</code></td>{cells}</tr>'
