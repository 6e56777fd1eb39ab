"""A standard changes: rows before and after are judged by the version of the categories in force on their day."""

import pytest

from hotline import contracts, gate, warehouse
from tests.rules.planting import clean_row
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


@pytest.fixture
def judged(data_folder):
    tickets = [
        TICKET
        | {
            "ticket_id": f"t{number}",
            "accepted_at": f"{day} 09:00:00",
            "closed_at": "",
            "due_at": "",
            "answered_by": "agent",
        }
        | {"status_code": "open", "updated_at": f"{day} 09:00:00", "category_code": code, "category_version": version}
        for number, (day, code, version) in enumerate(CASES)
    ]
    stage(data_folder, {"tickets": tickets, "categories": LISTED})
    gate.judge(data_folder)
    with warehouse.connect(data_folder.build_database) as connection:
        yield connection


def test_each_row_is_judged_by_the_version_of_its_day(judged):
    rules = [
        f"tickets_category_{name}" for name in ("not_valid_then", "not_in_its_version", "not_a_leaf", "code_unlisted")
    ]
    marks = judged.execute(f"select {', '.join(rules)} from gate.judged_tickets order by _line").fetchall()
    found = [next((rule for rule, mark in zip(rules, row, strict=True) if mark), None) for row in marks]
    assert found == list(CASES.values())
    assert all(sum(map(bool, row)) <= 1 for row in marks)
