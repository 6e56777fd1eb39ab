"""A clean row of every contract table, made of the contract's own examples, and rows that each break one rule."""

import csv
from datetime import date, timedelta
from pathlib import Path

import duckdb

from hotline import contracts
from hotline.contracts import Column, Table
from hotline.gate.rule import Rule
from hotline.synth.fault import common

Row = dict[str, str]


# Whose rows are broken: a ticket that nobody dispatched, an event that no rule of order looks at.
OWN = {
    "tickets": {"answered_by": "agent"},
    "ticket_events": {
        "event_type": "reminded",
        "occurred_at": "2023-05-04 10:00:00",
        "updated_at": "2023-05-08 16:40:00",
    },
}

# Rows without which the contract's examples would hang in the air.
SETTING: dict[str, list[Row]] = {
    "units": [{"unit_code": "U002"}, {"unit_code": "U003", "valid_from": "2023-06-01"}],
    "agents": [{"agent_id": "A0002", "valid_from": "2023-06-01"}],
    "ticket_events": [
        {
            "event_id": "completed",
            "event_type": "completed",
            "occurred_at": "2023-05-08 16:00:00",
            "updated_at": "2023-05-08 16:00:00",
        },
    ],
    "categories": [
        {"category_code": "01", "parent_code": "", "level": "1"},
        {"category_code": "0102", "parent_code": "01", "level": "2"},
        *(
            {
                "version": "2017",
                "category_code": code,
                "parent_code": "",
                "level": "1",
                "valid_from": "2010-01-01",
                "valid_to": "2019-12-31",
            }
            for code in ("0102", "0199")
        ),
    ],
    "districts": [
        {"district_code": "320000", "parent_code": ""},
        {"district_code": "320800", "parent_code": "320000"},
        {"district_code": "320682", "parent_code": "320000"},
        {"district_code": "320813", "parent_code": "320800"},
    ],
    "tickets": [
        {
            "ticket_id": "tickets-later",
            "accepted_at": "2023-06-01 09:00:00",
            "closed_at": "2023-06-02 09:00:00",
            "due_at": "",
            "updated_at": "2023-06-02 09:00:00",
            "answered_by": "agent",
        }
    ],
}

# Events of the broken row's own ticket, by name: type and time; each with what else it says.
DISPATCHED = {"event_type": "dispatched", "occurred_at": "2023-05-04 09:30:00"}
COMPLETED = {"event_type": "completed", "occurred_at": "2023-05-08 15:00:00"}
ARCHIVED = {"event_type": "archived", "occurred_at": "2023-05-08 16:40:00"}
OPEN = {"status_code": "open", "closed_at": "", "answer": "", "answered_by": "unit"}

# How to break each rule of expectations/ over rows; the contract's own rules need no list.
FAULTS: dict[str, Row] = {
    "tickets_closed_before_accepted": {"closed_at": "2023-05-04 09:12:29"},
    "tickets_updated_before_accepted": {"updated_at": "2023-05-04 09:12:29"},
    "tickets_due_before_accepted": {"due_at": "2023-05-04 09:12:29"},
    "tickets_accepted_after_landing": {
        "accepted_at": "2126-05-04 09:12:30",
        "closed_at": "2126-05-05 09:12:30",
        "due_at": "",
        "updated_at": "2126-05-05 09:12:30",
    },
    "tickets_closed_without_time": {"closed_at": ""},
    "tickets_open_with_closing_time": {"status_code": "open"},
    "tickets_completed_without_answer": {"answer": ""},
    "tickets_content_without_words": {"content": "……!?"},
    "tickets_phone_malformed": {"requester_phone": "1380013800"},
    "tickets_id_number_malformed": {"requester_id_number": "32080319900101"},
    "tickets_coordinates_impossible": {"longitude": "191.4"},
    "tickets_district_of_another_city": {"district_code": "320682"},
    "tickets_agent_unknown_for_online_answer": {"agent_id": ""},
    "tickets_handled_but_never_dispatched": {"answered_by": "unit"},
    "ticket_events_before_acceptance": {"occurred_at": "2023-05-04 09:12:29"},
    "ticket_events_updated_before_occurrence": {"updated_at": "2023-05-04 09:59:59"},
    "ticket_events_dispatched_to_nobody": {"event_type": "dispatched", "unit_code": ""},
    "ticket_events_acted_before_dispatch": {"event_type": "signed", "occurred_at": "2023-05-04 09:20:00"},
    "ticket_events_extension_without_days": {
        "event_type": "extension_requested",
        "extension_working_days": "",
        "reason": "材料不齐",
    },
    "ticket_events_refusal_without_reason": {"event_type": "return_requested"},
    "ticket_events_round_below_one": {"round": "0"},
    "callbacks_responded_before_invited": {"responded_at": "2023-05-09 09:59:59"},
    "callbacks_invited_before_acceptance": {"invited_at": "2023-05-04 09:12:29"},
    "callbacks_rated_without_time": {"responded_at": ""},
    "callbacks_round_below_one": {"round": "0"},
    "inspections_ticket_orphan": {"subject_id": "nowhere"},
    "inspections_call_orphan": {"subject_kind": "call", "subject_id": "nowhere"},
    "inspections_score_out_of_range": {"score": "100.5"},
    "calls_queued_before_entered": {"queued_at": "2023-05-04 09:04:59"},
    "calls_answered_before_queued": {"answered_at": "2023-05-04 09:05:19"},
    "calls_ended_before_begun": {"ended_at": "2023-05-04 09:05:29"},
    "calls_answered_by_nobody": {"agent_id": ""},
    "calls_answered_without_queue": {"queued_at": ""},
    "calls_longer_than_four_hours": {"ended_at": "2023-05-04 13:05:01", "updated_at": "2023-05-04 13:05:01"},
    "agents_period_reversed": {"valid_to": "2022-12-31"},
    "tickets_updated_before_closed": {"updated_at": "2023-05-08 16:00:00"},
    "tickets_due_beyond_a_year": {"due_at": "2024-06-01 09:00:00"},
    "tickets_title_missing": {"title": ""},
    "tickets_content_placeholder": {"content": "同上"},
    "tickets_content_boilerplate": {"content": "来电人反映有关问题，请相关部门处理。"},
    "tickets_content_test_entry": {"content": "测试工单，请勿处理"},
    "tickets_answer_without_words": {"answer": "/"},
    "tickets_answer_boilerplate": {"answer": "已办理。"},
    "tickets_answer_names_an_officer": {"answer": "已到现场处理，经办民警警号012345。"},
    "tickets_id_number_check_digit": {"requester_id_number": "320803199001011238"},
    "tickets_id_number_rounded": {"requester_id_number": "320803199001010000"},
    "tickets_id_number_birth_date": {"requester_id_number": "320803199013011234"},
    "tickets_credit_code_check_digit": {"requester_kind": "enterprise", "requester_id_number": "91320800MA1MUY8R34"},
    "tickets_coordinates_zero": {"longitude": "0", "latitude": "0"},
    "tickets_coordinates_elsewhere": {"longitude": "116.40", "latitude": "39.90"},
    "tickets_category_not_in_its_version": {"category_code": "0199"},
    "tickets_category_not_valid_then": {"category_code": "0199", "category_version": "2017"},
    "tickets_category_not_a_leaf": {"category_code": "0102"},
    "tickets_parent_is_itself": {"ticket_id": "tickets-own-parent", "parent_ticket_id": "tickets-own-parent"},
    "tickets_parent_accepted_later": {"parent_ticket_id": "tickets-later"},
    "tickets_open_after_archiving": OPEN,
    "tickets_completed_without_completion": {"answered_by": "unit"},
    "tickets_closed_before_completion": {"answered_by": "unit", "closed_at": "2023-05-08 14:59:59"},
    "tickets_unclosed_without_mark": OPEN | {"status_code": "unclosed"},
    "tickets_answered_online_but_dispatched": {},
    "tickets_final_reply_without_answer": OPEN | {"is_final_reply": "1", "answered_by": "agent"},
    "tickets_enterprise_line_for_the_public": {"line_code": "enterprise"},
    "tickets_assigned_without_level": {"channel_code": "assigned", "source_level": ""},
    "tickets_agent_not_on_roster_then": {"agent_id": "A0002"},
    "tickets_repeats_another": {"requester_name": "例文", "content": "同一句话说了两遍的诉求。"},
    "ticket_events_acted_by_nobody": {"event_type": "signed", "unit_code": ""},
    "ticket_events_acted_without_dispatch": {"event_type": "signed", "unit_code": "U002", "suggested_unit_code": ""},
    "ticket_events_replied_before_signing": {"event_type": "replied"},
    "ticket_events_completed_before_dispatch": {"event_type": "completed", "occurred_at": "2023-05-04 09:20:00"},
    "ticket_events_acted_after_completion": {"event_type": "signed", "occurred_at": "2023-05-08 15:30:00"},
    "ticket_events_rework_before_completion": {"event_type": "rework_ordered", "occurred_at": "2023-05-08 14:59:59"},
    "ticket_events_unit_not_in_force_then": {"unit_code": "U003", "suggested_unit_code": ""},
    "ticket_events_second_extension": {
        "event_type": "extension_requested",
        "extension_working_days": "1",
        "reason": "材料不齐",
    },
    "ticket_events_after_archiving": {"occurred_at": "2023-05-08 16:40:00"},
    "ticket_events_archived_twice": ARCHIVED,
    "ticket_events_extension_decided_without_request": {"event_type": "extension_approved"},
    "ticket_events_return_decided_without_request": {"event_type": "return_rejected"},
    "ticket_events_round_without_rework": {"round": "2"},
    "ticket_events_extension_too_long": {
        "event_type": "extension_requested",
        "extension_working_days": "11",
        "reason": "材料不齐",
    },
    "ticket_events_expected_before_request": {"expected_at": "2023-05-04 09:59:59"},
    "ticket_events_assist_without_lead": {"event_type": "dispatched", "role": "assist"},
    "ticket_events_struck_off_without_listing": {"event_type": "key_struck_off"},
    "ticket_events_supervised_without_reason": {"event_type": "supervised"},
    "ticket_events_return_without_approver": {"event_type": "return_requested", "reason": "不属本单位职责"},
    "ticket_events_suggests_itself": {"suggested_unit_code": "U001"},
    "ticket_events_after_landing": {
        "expected_at": "",
        "occurred_at": "2126-05-04 10:00:00",
        "updated_at": "2126-05-04 10:00:00",
    },
    "callbacks_invited_before_completion": {"invited_at": "2023-05-08 14:00:00"},
    "callbacks_dissatisfied_without_reason": {"satisfaction_code": "dissatisfied"},
    "callbacks_responded_without_rating": {"satisfaction_code": "none", "resolved_code": "none"},
    "callbacks_updated_before_invitation": {"updated_at": "2023-05-09 09:59:59"},
    "callbacks_updated_before_rating": {"updated_at": "2023-05-09 10:10:00"},
    "callbacks_agent_asked_for_resolution": {"subject": "agent"},
    "callbacks_subject_asked_twice": {"invitation_id": "twice"},
    "callbacks_round_without_rework": {"round": "2"},
    "callbacks_invited_after_landing": {
        "invited_at": "2126-05-09 10:00:00",
        "responded_at": "",
        "satisfaction_code": "none",
        "resolved_code": "none",
        "updated_at": "2126-05-09 10:00:00",
    },
    "calls_waited_over_an_hour": {
        "answered_at": "2023-05-04 10:05:21",
        "ended_at": "2023-05-04 10:10:00",
        "updated_at": "2023-05-04 10:10:00",
    },
    "calls_updated_before_end": {"updated_at": "2023-05-04 09:08:59"},
    "calls_ticket_accepted_a_day_later": {"ticket_id": "tickets-later"},
    "calls_ticket_of_an_unanswered_call": {
        "ticket_id": "tickets-1",
        "answered_at": "",
        "agent_id": "",
        "agent_rating_code": "",
    },
    "calls_agent_of_an_unanswered_call": {"answered_at": "", "agent_rating_code": ""},
    "calls_rated_but_not_answered": {"answered_at": "", "agent_id": "", "agent_rating_code": "satisfied"},
    "calls_outbound_with_queue": {"direction": "outbound"},
    "calls_agent_not_on_roster_then": {"agent_id": "A0002"},
    "calls_entered_after_landing": {
        "entered_at": "2126-05-04 09:05:00",
        "queued_at": "",
        "answered_at": "",
        "ended_at": "2126-05-04 09:09:00",
        "agent_id": "",
        "agent_rating_code": "",
        "updated_at": "2126-05-04 09:09:00",
    },
    "agents_specialist_without_unit": {"seat_kind": "talent_specialist", "unit_code": ""},
    "agents_periods_overlap": {"agent_id": "twice", "valid_to": "2023-06-01"},
    "inspections_verdict_missing": {"measures_clear": ""},
    "inspections_score_missing": {"subject_kind": "call", "subject_id": "calls-1", "kind": "call_qc", "score": ""},
    "inspections_call_check_of_a_ticket": {"kind": "call_qc"},
    "inspections_before_its_ticket": {"inspected_at": "2023-05-04 09:12:29"},
    "inspections_updated_before_check": {"updated_at": "2023-05-10 14:59:59"},
    "police_transfers_completed_before_transfer": {"completed_at": "2023-05-01 00:00:00"},
    "police_transfers_due_before_transfer": {"due_at": "2023-05-01 00:00:00"},
    "police_transfers_incoming_without_limit": {"direction": "incoming", "due_at": ""},
    "police_transfers_rated_without_completion": {"completed_at": "", "satisfaction_code": "satisfied"},
    "police_transfers_after_landing": {
        "transferred_at": "2126-05-04 09:00:00",
        "due_at": "2126-05-05 09:00:00",
        "completed_at": "",
        "satisfaction_code": "",
        "updated_at": "2126-05-04 09:00:00",
    },
    "police_transfers_updated_before_transfer": {"updated_at": "2023-05-01 00:00:00"},
    "live_sessions_more_answered_than_received": {"answered_live": "9"},
    "live_sessions_more_satisfied_than_rated": {"satisfied": "7"},
    "live_sessions_more_rated_than_received": {"rated": "9"},
    "live_sessions_count_negative": {"topics_published": "-1"},
    "live_sessions_held_at_two_times": {
        "session_id": "live_sessions-1",
        "guest_id": "second",
        "held_at": "2023-05-12 10:00:00",
    },
    "knowledge_items_changed_before_creation": {"changed_at": "2023-02-28 10:00:00"},
    "knowledge_items_expired_before_creation": {"valid_to": "2023-02-28"},
    "knowledge_items_updated_before_change": {"updated_at": "2023-03-31 10:00:00"},
    "knowledge_items_kept_by_nobody": {"unit_code": ""},
    "knowledge_tasks_done_before_raised": {"done_at": "2023-05-04 08:59:59"},
    "knowledge_tasks_due_before_raised": {"due_at": "2023-05-04 08:59:59"},
    "knowledge_tasks_correction_without_item": {"kind": "correction", "item_id": ""},
    "knowledge_tasks_updated_before_done": {"updated_at": "2023-05-04 14:59:59"},
    "knowledge_uses_count_negative": {"uses": "-1"},
    "knowledge_uses_says_nothing": {"uses": "", "registered_users": ""},
    "policy_questions_answered_before_asked": {"answered_at": "2023-05-04 08:59:59"},
    "policy_questions_quoted_without_answer": {"is_quoted": "1", "answered_at": ""},
    "policy_questions_converted_but_unpublished": {"converted_item_id": "knowledge_items-1", "is_published": "0"},
    "policy_questions_count_negative": {"views": "-1"},
    "enterprise_services_quantity_negative": {"quantity": "-1", "amount_yuan": ""},
    "enterprise_services_deal_without_amount": {"kind": "tax_deal", "amount_yuan": ""},
    "enterprise_services_amount_of_no_deal": {"kind": "reach", "amount_yuan": "100"},
    "enterprise_services_amount_negative": {"kind": "tax_deal", "amount_yuan": "-100"},
    "units_period_reversed": {"valid_to": "2000-01-01"},
    "units_periods_overlap": {"unit_code": "twice", "valid_to": "2029-01-01"},
    "units_parent_is_itself": {"unit_code": "own-parent", "parent_code": "own-parent"},
    "districts_parent_is_itself": {"district_code": "own-parent", "parent_code": "own-parent"},
    "districts_code_too_short": {"district_code": "3208"},
    "populations_not_positive": {"residents": "0"},
    "populations_part_larger_than_whole": {"area_code": "320803", "year": "2023", "residents": "9999999"},
    "categories_period_reversed": {"version": "2020", "category_code": "x1", "valid_to": "2019-12-31"},
    "categories_parent_missing": {"version": "2020", "category_code": "x2", "parent_code": "99"},
    "categories_level_skipped": {"version": "2020", "category_code": "x3", "level": "4"},
    "category_crosswalk_from_version_unknown": {"from_version": "1999"},
    "category_crosswalk_to_version_unknown": {"from_version": "2017", "to_version": "2099"},
    "category_crosswalk_within_one_version": {"from_version": "2017", "to_version": "2017"},
    "category_crosswalk_from_code_unknown": {"from_version": "2017", "from_code": "0777"},
    "documents_title_missing": {"title": ""},
    "documents_reminder_to_nobody": {"kind": "reminder", "unit_code": ""},
    "documents_updated_before_issue": {"updated_at": "2023-06-29 09:00:00"},
    "documents_issued_after_landing": {"issued_at": "2126-06-30 00:00:00", "updated_at": "2126-06-30 09:00:00"},
    "reported_figures_says_nothing": {"value_text": ""},
    "reported_figures_says_two_things": {"value_number": "1"},
    "reported_figures_period_begins_elsewhere": {"period_start": "2023-01-02"},
    "shares_without_legal_basis": {"legal_basis": ""},
    "shares_without_agreement": {"agreement_no": ""},
    "shares_without_assessment": {"assessment_no": ""},
    "shares_without_approval": {"approver": ""},
    "shares_without_retention": {"retention_until": ""},
    "shares_without_fields": {"mask_profile": ""},
    "shares_without_file_hash": {"file_sha256": "abc"},
    "shares_destroyed_before_given": {"retention_until": "2023-07-09"},
    "shares_of_another_year": {"register_year": "2022"},
    "shares_period_reversed": {"period_to": "2021-12-31"},
    "shares_without_tickets": {"ticket_count": "0"},
    "shares_kinds_do_not_match": {"recipients": "市审计局;市纪委"},
}

# Shares that have been handed over say everything.
GIVEN = {
    "shared_at": "2023-07-10 09:00:00",
    "applicant": "例文",
    "approver": "例示",
    "agreement_no": "X1",
    "assessment_no": "P1",
    "retention_until": "2026-06-30",
    "fields": "ticket_id",
    "mask_profile": "standard",
    "file_sha256": "0" * 64,
}

# What the examples of a table leave out or do not fit to one another.
CLEAN = {
    "inspections": {"subject_id": "tickets-1"},
    "shares": GIVEN,
    "enterprise_services": {"kind": "tax_deal"},
    "documents": {"title": "专报"},
}

# What else a rule needs to be broken: rows of the same ticket, or of the same key, that are clean themselves.
BESIDE: dict[str, dict[str, list[Row]]] = {
    "tickets_open_after_archiving": {"ticket_events": [DISPATCHED, COMPLETED, ARCHIVED]},
    "tickets_completed_without_completion": {"ticket_events": [DISPATCHED]},
    "tickets_closed_before_completion": {"ticket_events": [DISPATCHED, COMPLETED]},
    "tickets_unclosed_without_mark": {"ticket_events": [DISPATCHED]},
    "tickets_answered_online_but_dispatched": {"ticket_events": [DISPATCHED]},
    "tickets_repeats_another": {
        "tickets": [
            {
                "ticket_id": "a-first",
                "requester_name": "例文",
                "content": "同一句话说了两遍的诉求。",
                "answered_by": "agent",
            }
        ]
    },
    "ticket_events_acted_before_dispatch": {"ticket_events": [DISPATCHED]},
    "ticket_events_acted_by_nobody": {"ticket_events": [DISPATCHED]},
    "ticket_events_acted_without_dispatch": {"ticket_events": [DISPATCHED]},
    "ticket_events_replied_before_signing": {
        "ticket_events": [DISPATCHED, {"event_type": "signed", "occurred_at": "2023-05-04 11:00:00"}]
    },
    "ticket_events_completed_before_dispatch": {"ticket_events": [DISPATCHED]},
    "ticket_events_acted_after_completion": {"ticket_events": [DISPATCHED, COMPLETED]},
    "ticket_events_rework_before_completion": {"ticket_events": [DISPATCHED, COMPLETED]},
    "ticket_events_second_extension": {
        "ticket_events": [
            DISPATCHED,
            {
                "event_type": "extension_requested",
                "occurred_at": "2023-05-04 09:40:00",
                "extension_working_days": "1",
                "reason": "材料不齐",
            },
        ]
    },
    "ticket_events_after_archiving": {
        "ticket_events": [DISPATCHED, COMPLETED, ARCHIVED | {"occurred_at": "2023-05-08 16:00:00"}]
    },
    "ticket_events_archived_twice": {"ticket_events": [DISPATCHED, COMPLETED, ARCHIVED | {"event_id": "a-first"}]},
    **{
        f"ticket_events_{name}": {"ticket_events": [DISPATCHED]}
        for name in (
            "extension_without_days",
            "refusal_without_reason",
            "extension_too_long",
            "return_without_approver",
        )
    },
    "ticket_events_assist_without_lead": {},
    "callbacks_invited_before_completion": {"ticket_events": [DISPATCHED, COMPLETED]},
    "callbacks_round_without_rework": {"ticket_events": [DISPATCHED]},
    "callbacks_subject_asked_twice": {"callbacks": [{"callback_id": "a-first", "invitation_id": "twice"}]},
    "agents_periods_overlap": {"agents": [{"agent_id": "twice", "valid_from": "2023-06-01"}]},
    "units_periods_overlap": {"units": [{"unit_code": "twice", "valid_from": "2029-01-01"}]},
}

IMPLIED = {
    "missing": "",
    "unreadable": "昨天",
    "unknown_code": "no_such_code",
    "before_calendar": "2003-12-31 23:59:59",
    "unlisted": "nowhere",
    "orphan": "nowhere",
}


def clean_row(table: Table) -> Row:
    """A row that breaks no rule: the contract's examples, and names where it gives none."""
    row = {column.name: column.example for column in table.columns}
    for column in table.columns:
        if column.references and column.required:
            row[column.name] = clean_row(contracts.tables()[column.references.split(".")[0]])[column.name]
        elif column.required and not column.example:
            row[column.name] = f"{table.name}-1"
    return row | CLEAN.get(table.name, {})


def setting(table: Table) -> list[Row]:
    """The clean rows that everything else hangs on, the contract's own first."""
    return [clean_row(table), *(clean_row(table) | row for row in SETTING.get(table.name, ()))]


def broken_row(table: Table, number: int, fault: Row) -> Row:
    """A clean row under a key of its own, with a fault."""
    row = clean_row(table) | OWN.get(table.name, {})
    own = _own_key_column(table)
    row[own.name] = {
        "date": str(date(2023, 6, 1) + timedelta(days=number)),
        "integer": str(3000 + number),
    }.get(own.type, f"{table.name}-broken-{number}")
    return row | fault


def story(rule: Rule, number: int) -> dict[str, list[Row]]:
    """The rows that break a rule, and it alone: the broken one first, under its table, and those it needs beside it."""
    table = contracts.tables()[rule.table]
    broken = broken_row(table, number, fault_of(rule))
    rows = {rule.table: [broken]}
    beside = BESIDE.get(rule.id, {})
    if rule.id in BESIDE and rule.table in ("ticket_events", "callbacks"):
        # an open ticket of its own, so that what befell others does not matter
        ticket = f"of-{rule.id}"
        broken["ticket_id"] = ticket
        is_archived = any(other["event_type"] == "archived" for other in beside.get("ticket_events", ()))
        state = {} if is_archived else OPEN
        rows["tickets"] = [clean_row(contracts.tables()["tickets"]) | state | {"ticket_id": ticket}]
    for name, others in beside.items():
        for place, other in enumerate(others):
            row = clean_row(contracts.tables()[name])
            if name == "ticket_events":
                row |= {"event_id": f"{rule.id}-{place}", "ticket_id": broken["ticket_id"]}
                row["updated_at"] = other["occurred_at"]
            elif name == "callbacks":
                row["ticket_id"] = broken["ticket_id"]
            rows.setdefault(name, []).append(row | other)
    return rows


def fault_of(rule: Rule) -> Row:
    """What to change in a clean row to break the rule."""
    if rule.id in FAULTS:
        return FAULTS[rule.id]
    column, kind = next(
        (column.name, kind)
        for column in contracts.tables()[rule.table].columns
        for kind in IMPLIED
        if rule.id == f"{rule.table}_{column.name}_{kind}"
    )
    return {column: IMPLIED[kind]}


def consequences(rule: Rule, row: Row) -> set[str]:
    """The other rules that a row broken by `rule` cannot help breaking, as the made-up city's faults have them."""
    others = common()["consequences"].get(rule.table, {}).get(rule.id, {})
    filled = {name: value or None for name, value in row.items()}
    values = ", ".join(f"${name} as {name}" for name in filled)
    with duckdb.connect() as connection:
        return {
            other
            for other, where in others.items()
            if connection.execute(f"select {where} from (select {values})", filled).fetchall() == [(True,)]
        }


def write(inbox: Path, rows: dict[str, list[Row]]) -> None:
    """One file a name in contract layout."""
    inbox.mkdir(parents=True, exist_ok=True)
    for name, of_table in rows.items():
        with (inbox / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(of_table[0]))
            writer.writeheader()
            writer.writerows(of_table)


def _own_key_column(table: Table) -> Column:
    key = [table.column(name) for name in table.key]
    free = [column for column in key if column.type in ("text", "code") and not (column.codes or column.listed_in)]
    return (free or [column for column in key if column.type in ("date", "integer")])[-1]
