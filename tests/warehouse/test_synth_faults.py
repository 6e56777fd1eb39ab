"""A faulty city, row by row against the ledger of its faults: each is found where it was planted, and nothing else."""

import csv
from collections import Counter
from datetime import datetime

import pytest

from hotline import contracts, gate, land, transform, warehouse
from hotline.errors import HotlineError
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from hotline.synth.fault import faults
from hotline.synth.generate import synthesise

SCALE, SEED = 0.003, 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A faulty city, landed, staged and judged."""
    folder = DataFolder(tmp_path_factory.mktemp("faulty"))
    list(synthesise(folder.inbox, "yunze", SCALE, SEED, faults=folder.root / "faults.csv"))
    assert not land.land(folder).refused
    transform.register_raw(folder)
    transform.stage(folder)
    gate.judge(folder)
    return folder


@pytest.fixture(scope="module")
def planted(folder):
    with (folder.root / "faults.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ask(folder):
    with warehouse.connect(folder.build_database, read_only=True) as connection:
        yield lambda query: connection.execute(query).fetchall()


def places(planted, *treatments):
    """File, line and rule of what the ledger lists with a treatment."""
    return {
        (row["file"], int(row["line"]), row["rule"])
        for row in planted
        if row["line"] and row["treatment"] in treatments
    }


def test_every_kind_of_fault_was_planted(planted):
    assert {fault.fault for fault in faults("csv")} <= {row["fault"] for row in planted}
    assert {rule.id for rule in rule_book()} & {fault.rule for fault in faults("csv")} <= {
        row["rule"] for row in planted
    }
    aside = {rule.id for rule in rule_book() if rule.severity == "quarantine"}
    assert {row["rule"] for row in planted if row["treatment"] == "quarantine"} == aside


def test_the_lines_that_cannot_be_read_are_rejected_and_no_others(ask, planted):
    rejected = ask("select file_name, line, cause from raw.rejected_lines join raw.landed_files using (file_seq)")
    assert set(rejected) == places(planted, "reject")
    assert {cause for *_, cause in rejected} == {"columns", "quote", "nul", "encoding", "blank", "header"}


def test_what_is_there_twice_is_taken_once(ask, planted):
    twice = Counter(row["file"] for row in planted if row["treatment"] == "duplicate")
    assert dict(ask("select file_name, duplicate from raw.landed_files where duplicate > 0")) == twice


def test_every_line_is_accounted_for(ask, folder):
    [(lines, loaded, rejected, duplicate)] = ask(
        "select sum(lines), sum(loaded), sum(rejected), sum(duplicate) from raw.landed_files"
    )
    written = sum(file.read_bytes().count(b"\n") - 1 for file in folder.inbox.iterdir())
    assert lines == loaded + rejected + duplicate == written


def test_what_cannot_be_used_is_set_aside_and_nothing_else(ask, planted):
    aside = ask(
        "select file_name, line, unnest(string_split(rule_ids, ',')) from gate.quarantine"
        " inner join raw.landed_files using (file_seq)"
    )
    assert set(aside) == places(planted, "quarantine")


def test_what_warns_is_marked_where_it_was_planted_and_elsewhere_only_in_what_belongs_to_it(ask, planted):
    spoilt = {(row["file"], row["line"]) for row in planted}
    named = " ".join(row["key"] + " " + row["before"] for row in planted)
    known = {rule.id: rule.table for rule in rule_book() if rule.severity == "warn"}
    found, of_others = set(), []
    for rule in sorted({row["rule"] for row in planted} & known.keys()):
        table = contracts.tables()[known[rule]]
        family = next((column.name for column in table.columns if column.name == "ticket_id"), table.key[0])
        for file, line, belongs_to, accepted in ask(
            f"select file_name, marks._line, {family}, {'accepted_at' if table.name == 'tickets' else 'null'}"
            f" from gate.judged_{table.name} as marks inner join staging.{table.staging} using (_row_id)"
            f" inner join raw.landed_files on file_seq = marks._file_seq where {rule}"
        ):
            found.add((file, line, rule))
            # what waits for its dispatch when the extracts are taken is warned of in a clean city, too
            waits = rule == "tickets_handled_but_never_dispatched" and accepted > datetime(2023, 12, 29)
            if not (waits or (file, str(line)) in spoilt or str(belongs_to) in named):
                of_others.append((file, line, rule))
    assert {place for place in places(planted, "warn") if place[2]} <= found
    assert not of_others


def test_of_a_key_that_comes_again_the_latest_row_wins(ask, planted):
    for row in planted:
        if row["fault"].startswith(("tickets_changed", "tickets_older")) and row["column_name"] == "title":
            [(title,)] = ask(f"select title from staging.stg_ticket__tickets where ticket_id = '{row['key']}'")
            assert (title == row["after"]) == (row["treatment"] == "keep"), row["fault"]


def test_untidy_values_are_read(ask, planted):
    untidy = {"tickets_code_with_blanks", "tickets_code_with_wide_blank", "tickets_time_with_slashes"}
    for row in (row for row in planted if row["fault"] in untidy):
        [(value,)] = ask(
            f"select {row['column_name']}::varchar from staging.stg_ticket__tickets where ticket_id = '{row['key']}'"
        )
        assert value == row["before"]


def test_the_same_seed_spoils_the_same_rows(tmp_path):
    for run in ("one", "two"):
        list(synthesise(tmp_path / run, "yunze", 0.001, 5, form="parquet", faults=tmp_path / f"{run}.csv"))
    one, two = ((tmp_path / f"{run}.csv").read_bytes() for run in ("one", "two"))
    assert one == two
    assert (tmp_path / "one" / "tickets_2023.parquet").read_bytes() == (
        tmp_path / "two" / "tickets_2023.parquet"
    ).read_bytes()


def test_a_ledger_that_would_be_landed_is_refused(tmp_path):
    with pytest.raises(HotlineError, match=r"faults\.csv"):
        list(synthesise(tmp_path, "yunze", 0.001, 5, faults=tmp_path / "faults.csv"))
