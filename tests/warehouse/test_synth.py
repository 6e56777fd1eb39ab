"""The made-up city: same seed, same files; the contract holds; lives run in order; identifiers belong to nobody."""

import hashlib
from pathlib import Path

import pytest

from hotline import contracts, warehouse
from hotline.synth.generate import synthesise


def _digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Path:
    """Four thousand tickets, in files."""
    out = tmp_path_factory.mktemp("city")
    list(synthesise(out, 4000, 7))
    return out


@pytest.fixture(scope="module")
def ask(city):
    """Asks the city's files, all columns as text, a view a table."""
    with warehouse.connect() as connection:
        for name in contracts.tables():
            if list(city.glob(f"{name}*.csv")):
                files = [str(file) for file in city.glob(f"{name}*.csv") if file.stem.rstrip("0123456789_") == name]
                connection.execute(f"create view {name} as select * from read_csv({files!r}, all_varchar = true)")
        yield lambda query: connection.execute(query).fetchall()


def test_the_same_seed_gives_the_same_files_and_another_other_tickets(city, tmp_path):
    list(synthesise(tmp_path / "same", 4000, 7))
    list(synthesise(tmp_path / "other", 4000, 8))
    assert _digests(tmp_path / "same") == _digests(city)
    assert not set(_digests(tmp_path / "other").items()) & {
        item
        for item in _digests(city).items()
        if item[0].startswith(("tickets", "ticket_events", "callbacks", "calls"))
    }


def test_every_file_is_in_contract_layout(city, ask):
    for name, table in contracts.tables().items():
        if not list(city.glob(f"{name}*.csv")):
            continue
        columns = [row[0] for row in ask(f"describe {name}")]
        assert columns == [column.name for column in table.columns]
        for column in table.required:
            assert ask(f"select count(*) from {name} where coalesce({column}, '') = ''") == [(0,)], (name, column)
        keys = ", ".join(table.key)
        assert ask(f"select count(*) from (select 1 from {name} group by {keys} having count(*) > 1)") == [(0,)]
        for column in table.columns:
            if column.codes:
                used = {code for (code,) in ask(f"select distinct {column.name} from {name}") if code}
                assert used <= contracts.codes(column.codes).keys(), (name, column.name)


def test_nothing_points_into_the_void(ask):
    for child, parent in {
        "ticket_events.ticket_id": "tickets.ticket_id",
        "callbacks.ticket_id": "tickets.ticket_id",
        "calls.ticket_id": "tickets.ticket_id",
        "tickets.parent_ticket_id": "tickets.ticket_id",
        "tickets.agent_id": "agents.agent_id",
        "tickets.category_code": "categories.category_code",
        "tickets.district_code": "districts.district_code",
        "ticket_events.unit_code": "units.unit_code",
        "ticket_events.suggested_unit_code": "units.unit_code",
        "units.parent_code": "units.unit_code",
        "agents.unit_code": "units.unit_code",
    }.items():
        (table, column), (of_table, of_column) = child.split("."), parent.split(".")
        known = f"select {of_column} from {of_table}"
        orphans = ask(f"select count(*) from {table} where {column} <> '' and {column} not in ({known})")
        assert orphans == [(0,)], child


def test_identifiers_belong_to_nobody(ask):
    mobile = "'(?:^|[^0-9])(1[3-9][0-9]{9})(?:[^0-9]|$)'"
    for column in ("content", "answer", "requester_phone"):
        prefixes = {
            p for (p,) in ask(f"select distinct substr(regexp_extract({column}, {mobile}, 1), 1, 3) from tickets")
        }
        assert prefixes - {"", None}
        assert prefixes <= {"", None, "154", "161", "163", "164", "168", "169"}
    regions = ask("select distinct substr(requester_id_number, 1, 2) from tickets where requester_id_number <> ''")
    assert regions == [("99",)]
    assert ask("select count(*) from tickets where content like '%@%' and content not like '%@example.%'") == [(0,)]
