"""A standard changes: rows before and after are judged by the version of the categories in force on their day."""

import shutil
from collections import Counter
from datetime import date

import pytest

from hotline import contracts, gate, land, transform, warehouse
from hotline.paths import PROJECT, DataFolder
from tests.rules.planting import Row, clean_row, write
from tests.rules.staging import stage

TICKET, CATEGORY = (clean_row(contracts.tables()[name]) | {"agent_id": ""} for name in ("tickets", "categories"))

# The old list ends, the new one begins: B is new in it, A is gone, C stays.
OLD = {"version": "2020", "parent_code": "", "level": "1", "valid_from": "2020-01-01", "valid_to": "2023-12-31"}
NEW = {"version": "2024", "parent_code": "", "level": "1", "valid_from": "2024-01-01", "valid_to": ""}
LISTED = [CATEGORY | OLD | {"category_code": code} for code in ("A", "C")] + [
    CATEGORY | NEW | {"category_code": code} for code in ("B", "C")
]

CASES = {
    ("2023-12-31", "A", "2020"): None,
    ("2023-12-31", "C", "2020"): None,
    ("2023-12-31", "C", ""): None,
    ("2024-01-01", "B", "2024"): None,
    ("2024-01-01", "C", "2024"): None,
    ("2024-01-01", "B", ""): None,
    ("2023-12-31", "B", "2024"): "tickets_category_not_valid_then",
    ("2023-12-31", "B", ""): "tickets_category_not_valid_then",
    ("2024-01-01", "A", "2020"): "tickets_category_not_valid_then",
    ("2024-01-01", "A", ""): "tickets_category_not_valid_then",
    ("2024-01-01", "C", "2020"): "tickets_category_not_valid_then",
    ("2024-01-01", "A", "2024"): "tickets_category_not_in_its_version",
    ("2023-12-31", "B", "2020"): "tickets_category_not_in_its_version",
}


TICKETS = [
    TICKET
    | {"ticket_id": f"t{number}", "accepted_at": f"{day} 09:00:00", "updated_at": f"{day} 09:00:00"}
    | {"closed_at": "", "due_at": "", "answered_by": "agent", "status_code": "open"}
    | {"category_code": code, "category_version": version}
    for number, (day, code, version) in enumerate(CASES)
]


def by_its_rows(folder: DataFolder, _: pytest.MonkeyPatch) -> None:
    """The old list's own rows say when it ended."""
    stage(folder, {"tickets": TICKETS, "categories": LISTED})


def by_a_line(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a city does it: the new list lands as a CSV beside the old one, and one line tells when the old one ended."""
    open_ended: list[Row] = [row | {"valid_to": ""} for row in LISTED]
    lists = {
        f"categories_{version}": [row for row in open_ended if row["version"] == version]
        for version in ("2020", "2024")
    }
    write(folder.inbox, {"tickets": TICKETS} | lists)
    project = folder.root / "project"
    project.mkdir(parents=True)
    for place in ("models", "macros", "tests", "dbt_project.yml", "profiles.yml"):
        (project / place).symlink_to(PROJECT / place)
    shutil.copytree(PROJECT / "seeds", project / "seeds")
    with (project / "seeds" / "rules" / "category_versions.csv").open("a", encoding="utf-8") as file:
        file.write("2020,2023-12-31,通知\n")
    monkeypatch.setattr(transform, "PROJECT", project)
    assert not land.land(folder).refused
    transform.register_raw(folder)
    transform.stage(folder)


@pytest.fixture(scope="module", params=[by_its_rows, by_a_line])
def judged(tmp_path_factory, request):
    folder = DataFolder(tmp_path_factory.mktemp("standard"))
    with pytest.MonkeyPatch.context() as patching:
        request.param(folder, patching)
    gate.judge(folder)
    with warehouse.connect(folder.build_database) as connection:
        yield connection


def test_each_row_is_judged_by_the_version_of_its_day(judged):
    rules = [
        f"tickets_category_{name}" for name in ("not_valid_then", "not_in_its_version", "not_a_leaf", "code_unlisted")
    ]
    marks = judged.execute(f"select {', '.join(rules)} from gate.judged_tickets order by _line").fetchall()
    found = [next((rule for rule, mark in zip(rules, row, strict=True) if mark), None) for row in marks]
    assert found == list(CASES.values())
    assert all(sum(map(bool, row)) <= 1 for row in marks)


def test_what_the_standard_costs_stands_in_the_results(judged):
    failed = judged.execute(
        "select rule_id, day, sum(rows_failed) from gate.rule_results"
        " where rows_failed > 0 and rule_id like 'tickets_category%' group by all"
    ).fetchall()
    expected = Counter((rule, date.fromisoformat(day)) for (day, *_), rule in CASES.items() if rule)
    assert {(rule, day): count for rule, day, count in failed} == expected
