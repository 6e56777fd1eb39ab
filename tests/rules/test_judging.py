"""The gate at work: what it lets in, what goes with what, what it skips, and what it says of a rule that is wrong."""

import json

import pytest

from hotline import contracts, gate, warehouse
from hotline.errors import HotlineError
from hotline.gate import judging
from hotline.gate.rules import rule_book
from tests.rules.planting import clean_row
from tests.rules.staging import stage

TICKET, EVENT, CALL = (clean_row(contracts.tables()[name]) for name in ("tickets", "ticket_events", "calls"))
CALL["ticket_id"] = TICKET["ticket_id"]

RULE = """
- id: {id}
  table: calls
  dimension: consistency
  severity: {severity}
  source: test
  owner: test
  wrong: {{ zh: 错, en: wrong }}
  remedy: {{ zh: 改, en: repair }}
  predicate: "{predicate}"
"""


def quarantined(folder):
    with warehouse.connect(folder.build_database) as connection:
        held = connection.execute("select table_name, line, rule_ids from gate.quarantine order by all")
        return held.fetchall()


def results(folder, rule_id):
    with warehouse.connect(folder.build_database) as connection:
        found = connection.execute(
            "select file_seq, rows_checked, rows_failed, state from gate.rule_results where rule_id = ?", [rule_id]
        )
        return found.fetchall()


def test_what_hangs_on_a_quarantined_ticket_stays_out_with_it_and_comes_in_with_it(data_folder):
    # GIVEN a ticket that cannot be used, its event, and a call that led to it
    stage(data_folder, {"tickets": [TICKET | {"channel_code": "pigeon"}], "ticket_events": [EVENT], "calls": [CALL]})

    # WHEN it is judged
    result = gate.judge(data_folder)

    # THEN the event is an orphan, and the call, which can stand alone, only warns
    assert quarantined(data_folder) == [
        ("ticket_events", 1, "ticket_events_ticket_id_orphan"),
        ("tickets", 1, "tickets_channel_code_unknown_code"),
    ]
    assert result.quarantined == 2
    assert results(data_folder, "calls_ticket_id_orphan") == [(1, 1, 1, "failed")]

    # WHEN the ticket has been repaired
    stage(data_folder, {"tickets": [TICKET], "ticket_events": [EVENT], "calls": [CALL]})
    result = gate.judge(data_folder)

    # THEN all come in
    assert quarantined(data_folder) == []
    assert result.quarantined == 0


def test_rows_whose_fingerprints_meet_by_chance_are_compared(data_folder):
    # GIVEN rows of one fingerprint, of which two tickets and two callbacks say the same
    callback = clean_row(contracts.tables()["callbacks"])
    said = {"t1": "路灯不亮", "t2": "路面不平", "t3": "路面不平"}
    tickets = [
        TICKET | {"ticket_id": key, "content": content, "requester_name": "例文"} for key, content in said.items()
    ]
    asked = {"c1": "first", "c2": "second", "c3": "second"}
    callbacks = [callback | {"callback_id": key, "invitation_id": of} for key, of in asked.items()]
    stage(data_folder, {"tickets": tickets, "callbacks": callbacks}, fingerprint="cast(0 as ubigint)")

    # THEN these alone are found
    gate.judge(data_folder)
    assert results(data_folder, "tickets_repeats_another") == [(1, 3, 1, "failed")]
    assert results(data_folder, "callbacks_subject_asked_twice") == [(1, 3, 1, "failed")]


def test_a_rule_without_its_table_is_skipped_and_says_so(data_folder):
    stage(data_folder, {"tickets": [TICKET]})
    result = gate.judge(data_folder)
    assert results(data_folder, "tickets_agent_id_unlisted") == [(None, 0, 0, "skipped")]
    assert results(data_folder, "tickets_handled_but_never_dispatched") == [(None, 0, 0, "skipped")]
    assert results(data_folder, "tickets_closed_before_accepted") == [(1, 1, 0, "passed")]
    assert result.rules + result.skipped == len(rule_book())


def test_districts_are_known_from_the_reference_list_where_the_sender_brings_none(data_folder):
    stage(data_folder, {"tickets": [TICKET, TICKET | {"ticket_id": "t2", "district_code": "360105"}]})
    gate.judge(data_folder)
    assert results(data_folder, "tickets_district_code_unlisted") == [(1, 2, 1, "failed")]


def test_a_warehouse_without_rows_is_judged_too(data_folder):
    stage(data_folder, {})
    result = gate.judge(data_folder)
    assert (result.rules, result.failed_rules, result.quarantined) == (0, 0, 0)


def test_the_report_holds_counts_and_no_values(data_folder):
    secret = "13800138000123"
    stage(data_folder, {"tickets": [TICKET | {"requester_phone": secret, "channel_code": "pigeon"}]})
    gate.judge(data_folder)
    page, data = ((data_folder.gate_report / name).read_text("utf-8") for name in ("index.html", "results.json"))
    for text in (page, data):
        assert "tickets_phone_malformed" in text
        assert secret not in text
        assert "pigeon" not in text
    assert "http" not in page
    assert json.loads(data)["quarantined"] == {"tickets": 1}
    # of a row that cannot be used everything is said that its other values tell
    assert gate.summary(data_folder)["broken"] == {"tickets_channel_code_unknown_code": 1, "tickets_phone_malformed": 1}


def test_nothing_staged_is_told(data_folder):
    data_folder.warehouse.mkdir(parents=True)
    with pytest.raises(HotlineError, match="hotline run"):
        gate.judge(data_folder)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULE.format(id="a", severity="panic", predicate="true"), "severity.*quarantine, warn"),
        (RULE.format(id="a", severity="warn", predicate="{kept.nowhere}"), "nowhere"),
        (RULE.format(id="calls_call_id_missing", severity="warn", predicate="true"), "calls_call_id_missing"),
        (RULE.format(id="a", severity="warn", predicate="true").replace("  owner: test\n", ""), "owner"),
        (RULE.format(id="a", severity="warn", predicate="true").replace(", en: wrong", ""), "wrong"),
        ("- id: [", "YAML"),
        ("- just a sentence", "1"),
    ],
)
def test_an_entry_that_cannot_be_a_rule_is_told(tmp_path, text, told):
    (tmp_path / "stg_call__calls.yml").write_text(text, encoding="utf-8")
    with pytest.raises(HotlineError, match=told):
        rule_book(tmp_path)


def test_a_file_that_is_no_staging_table_is_told(tmp_path):
    (tmp_path / "calls.yml").write_text("[]", encoding="utf-8")
    with pytest.raises(HotlineError, match="stg_call__calls"):
        rule_book(tmp_path)


def judge_by(monkeypatch, tmp_path, folder, predicate):
    (tmp_path / "stg_call__calls.yml").write_text(
        RULE.format(id="calls_of_mine", severity="quarantine", predicate=predicate), encoding="utf-8"
    )
    monkeypatch.setattr(judging, "rule_book", lambda: rule_book(tmp_path))
    return gate.judge(folder)


def test_a_predicate_that_cannot_be_run_is_told_with_its_rule(monkeypatch, tmp_path, data_folder):
    stage(data_folder, {"calls": [CALL]})
    with pytest.raises(HotlineError, match=r"calls_of_mine.*no_such_column"):
        judge_by(monkeypatch, tmp_path, data_folder, "this.no_such_column > 1")
    with pytest.raises(HotlineError, match="calls_of_mine") as told:
        judge_by(monkeypatch, tmp_path, data_folder, "cast(this.agent_id as bigint) > 1")
    assert CALL["agent_id"] not in str(told.value)


def test_tables_that_wait_for_one_another_are_told(monkeypatch, tmp_path, data_folder):
    stage(data_folder, {"calls": [CALL]})
    (tmp_path / "stg_ticket__tickets.yml").write_text(
        RULE.format(id="t", severity="warn", predicate="exists (from {kept.calls})").replace("calls\n", "tickets\n"),
        encoding="utf-8",
    )
    with pytest.raises(HotlineError, match="tickets"):
        judge_by(monkeypatch, tmp_path, data_folder, "true")


def test_a_city_that_is_stricter_changes_one_word(monkeypatch, tmp_path, data_folder):
    stage(data_folder, {"calls": [CALL, CALL | {"call_id": "late", "ended_at": "2023-05-04 14:00:00"}]})
    judge_by(monkeypatch, tmp_path, data_folder, "this.ended_at > this.entered_at + interval 4 hours")
    assert quarantined(data_folder) == [("calls", 2, "calls_of_mine")]
