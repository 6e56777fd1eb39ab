"""A faulty city, row by row against the ledger of its faults: each is found where it was planted, and nothing else."""

import csv
from collections import Counter, defaultdict

import pytest

from hotline import blocks, contracts, gate, land, transform, warehouse
from hotline.errors import HotlineError
from hotline.gate.examples import HIDDEN, LONGEST, MOST, shown_of
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from hotline.run import run
from hotline.synth.fault import faults
from hotline.synth.generate import synthesise
from hotline.verify import verify
from tests.rules.ageing import three_days_ago

SEED = 3


@pytest.fixture(scope="module", params=[0.003, pytest.param(0.1, marks=pytest.mark.prove)])
def scale(request):
    return request.param


@pytest.fixture(scope="module")
def folder(tmp_path_factory, scale):
    """A faulty city, landed on two days, staged and judged until no file is kept out any more."""
    folder = DataFolder(tmp_path_factory.mktemp("faulty"))
    list(synthesise(folder.inbox, "yunze", scale, SEED, faults=folder.root / "faults.csv"))
    assert not land.land(folder).refused
    three_days_ago(folder, lambda name: "_late" not in name)
    while True:
        transform.register_raw(folder)
        transform.stage(folder)
        if not gate.judge(folder).blocked:
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


def found(ask):
    """File, line and rule of every mark."""
    return {
        (file, line, rule.id)
        for rule in rule_book()
        if rule.per == "row"
        for file, line in ask(
            f"select file_name, _line from gate.broken_{rule.table} inner join raw.landed_files"
            f" on file_seq = _file_seq where {rule.id}"
        )
    }


def test_every_kind_of_fault_was_planted(planted, scale):
    assert {fault.fault for fault in faults("csv")} <= {row["fault"] for row in planted}
    assert len({row["fault"] for row in planted if row["rule"]}) > 60
    # what a day or a share of codes usually is can only be told of a city that is not too small
    told = ("row", "file") if scale < 0.1 else ("row", "file", "day", "month", "code")
    # and files in contract layout write times in one form
    rules = {rule.id for rule in rule_book() if rule.per in told} - {"tickets_mixed_time_forms"}
    assert rules <= {row["rule"] for row in planted}
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


def test_every_fault_is_found_by_its_rule_and_no_rule_finds_anything_else(ask, planted):
    rules = {rule.id: rule for rule in rule_book()}
    aside = defaultdict(list)
    for file, line, rule in places(planted, "quarantine"):
        aside[file, line].append(rules[rule])
    # by a value that cannot be used nothing else is judged
    warned = {
        (file, line, rule)
        for file, line, rule in places(planted, "warn", "keep")
        if rule and not any(why.silences(rules[rule]) for why in aside[file, line])
    }
    assert found(ask) == warned | places(planted, "quarantine")


def test_days_and_months_are_found_and_no_others(ask, planted):
    stretches = {(row["rule"], row["key"]) for row in planted if not row["line"]}
    marked = ask(
        "select rule_id, day::varchar from gate.rule_results inner join gate.rules using (rule_id)"
        " where per in ('day', 'month', 'code') and rows_failed > 0"
    )
    assert set(marked) == stretches


def test_a_file_that_is_not_what_it_says_is_nowhere(ask, planted, folder):
    blocked = {(row["file"], row["rule"]) for row in planted if row["treatment"] == "block"}
    assert {(block.file_name, block.rule_id) for block in blocks.read(folder)} == blocked
    assert (
        set(
            ask(
                "select file_name, rule_id from gate.rule_results inner join raw.landed_files using (file_seq)"
                " where state = 'blocked' and is_blocked"
            )
        )
        == blocked
    )
    for table in contracts.tables().values():
        for relation in (f"raw.{table.name}", f"staging.{table.staging}"):
            rows = f"{relation} inner join raw.landed_files on file_seq = _file_seq where is_blocked"
            assert ask(f"select count(*) from {rows}") == [(0,)], relation


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


@pytest.mark.prove
def test_a_faulty_city_adds_up_and_is_published(tmp_path):
    folder = DataFolder(tmp_path)
    list(synthesise(folder.inbox, "yunze", 0.003, SEED, faults=folder.root / "faults.csv"))
    assert run(folder, lambda _: None).folder.exists()
    assert not verify(folder)[1]


def test_the_same_seed_spoils_the_same_rows(tmp_path):
    for name in ("one", "two"):
        list(synthesise(tmp_path / name, "yunze", 0.001, 5, form="parquet", faults=tmp_path / f"{name}.csv"))
    one, two = ((tmp_path / f"{name}.csv").read_bytes() for name in ("one", "two"))
    assert one == two
    assert (tmp_path / "one" / "tickets_2023.parquet").read_bytes() == (
        tmp_path / "two" / "tickets_2023.parquet"
    ).read_bytes()


def test_a_ledger_that_would_be_landed_is_refused(tmp_path):
    with pytest.raises(HotlineError, match=r"faults\.csv"):
        list(synthesise(tmp_path, "yunze", 0.001, 5, faults=tmp_path / "faults.csv"))


def test_examples_show_every_broken_rule_and_nobody(ask):
    examples = ask("select rule_id, cells from gate.examples")
    of_rule = Counter(rule_id for rule_id, _ in examples)
    assert of_rule.keys() == {rule_id for *_, rule_id in found(ask)}
    assert max(of_rule.values()) <= MOST
    shown = "\n".join(cells for _, cells in examples)
    for table in contracts.tables().values():
        for column in table.columns:
            if column.personal == "requester":
                assert f'"{column.name}"' not in shown
                values = ask(f"select distinct {column.name} from raw.{table.name} where length({column.name}) > 7")
                assert not [value for (value,) in values if value in shown]


def test_a_cell_is_shown_without_what_tells_who_a_person_is():
    tickets = contracts.tables()["tickets"]
    channel, content = tickets.column("channel_code"), tickets.column("content")
    # WHEN the columns of a file have slipped, THEN nobody's name or number is shown in place of a code
    assert shown_of(channel, "fax") == "fax"
    assert shown_of(channel, "张小三") == "＊＊＊"
    assert shown_of(channel, "13800138000") == HIDDEN
    assert shown_of(channel, "320802199001011234") == HIDDEN
    assert shown_of(channel, None) is None
    assert shown_of(content, "手机13800138000") == "手机138****8000"
    assert len(shown_of(content, "长" * 10_000) or "") == LONGEST
