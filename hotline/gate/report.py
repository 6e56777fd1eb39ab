"""The gate's report: a page for people and the same counts as JSON; never a value of a row."""

import json
from html import escape
from itertools import groupby
from typing import Any

import duckdb

from hotline import contracts, settings
from hotline.gate import results
from hotline.paths import DataFolder
from hotline.words import say

STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2rem; color: #1f2933 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e4e7eb; vertical-align: top }
td.count { text-align: right; font-variant-numeric: tabular-nums }
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
    title = escape(say("gate.report.title"))
    sections = "".join(
        _section(table, list(of_table), quarantined.get(table, 0))
        for table, of_table in groupby(rules, key=lambda rule: rule["table_name"])
    )
    return (
        f'<!doctype html><html lang="{settings.language()}"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style><h1>{title}</h1><p>{escape(say('gate.report.about'))}</p>{sections}</html>\n"
    )


def _section(table: str, rules: list[dict[str, Any]], quarantined: int) -> str:
    label = getattr(contracts.tables()[table], f"label_{settings.language()}")
    headings = ("rule", "wrong", "severity", "checked", "failed", "state", "remedy", "owner", "source")
    head = "".join(f"<th>{escape(say(f'gate.report.{heading}'))}</th>" for heading in headings)
    note = escape(say("gate.report.quarantined", rows=quarantined))
    rows = "".join(map(_row, rules))
    return f"<h2>{escape(label)} <small>{table}</small></h2><p>{note}</p><table><tr>{head}</tr>{rows}</table>"


def _row(rule: dict[str, Any]) -> str:
    language = settings.language()
    cells = (
        f"<td><code>{rule['rule_id']}</code></td>",
        f"<td>{escape(rule[f'wrong_{language}'])}</td>",
        f"<td>{escape(say('gate.report.severities.' + rule['severity']))}</td>",
        *(
            f'<td class="count">{"" if rule[name] is None else format(rule[name], ",")}</td>'
            for name in ("rows_checked", "rows_failed")
        ),
        f"<td>{escape(say('gate.report.states.' + rule['state']))}</td>",
        f"<td>{escape(rule[f'remedy_{language}'])}</td>",
        *(f"<td>{escape(rule[name])}</td>" for name in ("owner", "source")),
    )
    return f'<tr class="{rule["state"]} {rule["severity"]}">{"".join(cells)}</tr>'
