"""The telephone and the exchange with 110, as document 003 prints them for 2023 and by its changes for 2022."""

import pytest

from tests.synth.made import printed
from tests.synth.ratios import holds

CALLS = printed("calls")
TRANSFERS = printed("transfers")

INBOUND = "direction = 'inbound' and answered_at is not null"
REACHED = "direction = 'outbound' and answered_at is not null"
WAIT = "date_diff('second', queued_at, answered_at)"
TALK = "date_diff('second', answered_at, ended_at)"
# what is counted or summed, over what
CALL_PARTS = {
    "inbound": (f"count_if({INBOUND})", "1"),
    "outbound": ("count_if(direction = 'outbound')", "1"),
    "calls": (f"count_if({INBOUND}) + count_if(direction = 'outbound')", "1"),
    "within_30_seconds": (
        f"count_if({INBOUND} and {WAIT} <= 30)",
        "count_if(direction = 'inbound' and queued_at is not null)",
    ),
    "wait": (f"sum({WAIT}) filter ({INBOUND})", f"count_if({INBOUND})"),
    "talk_inbound": (f"sum({TALK}) filter ({INBOUND})", f"count_if({INBOUND})"),
    "talk_outbound": (f"sum({TALK}) filter ({REACHED})", f"count_if({REACHED})"),
    "over_10_minutes_inbound": (f"count_if({INBOUND} and {TALK} > 600)", f"count_if({INBOUND})"),
    "over_10_minutes_outbound": (f"count_if({REACHED} and {TALK} > 600)", f"count_if({REACHED})"),
    "over_10_minutes": (f"count_if({TALK} > 600)", f"count_if({INBOUND} or {REACHED})"),
}
INCOMING = "direction = 'incoming' and channel_code = 'police'"
TRANSFER_PARTS = {
    "both": ("count(*)", "1"),
    "outgoing": ("count_if(direction = 'outgoing' and channel_code = 'phone')", "1"),
    "incoming": (f"count_if({INCOMING})", "1"),
    "in_time": (f"count_if({INCOMING} and completed_at <= police_transfers.due_at)", f"count_if({INCOMING})"),
    "satisfied": (
        f"count_if({INCOMING} and satisfaction_code in ('satisfied', 'basically_satisfied'))",
        f"count_if({INCOMING})",
    ),
}


def of_calls(city, name, year):
    over, under = CALL_PARTS[name]
    [found] = city.ask(
        f"select {over}, {under} from calls"
        f" where coalesce(seat_channel, 'phone') = 'phone' and year(entered_at) = {year}"
    )
    return found


@pytest.mark.parametrize("name", CALLS)
def test_calls_are_as_printed(huaian, name):
    part = name.removesuffix("_change")
    now, before = of_calls(huaian, part, 2023), of_calls(huaian, part, 2022)
    assert holds(CALLS[name], now, before, huaian.scale), (now, before)


@pytest.mark.parametrize("name", TRANSFERS)
def test_transfers_are_as_printed(huaian, name):
    over, under = TRANSFER_PARTS[name]
    [found] = huaian.ask(
        f"select {over}, {under} from police_transfers inner join tickets using (ticket_id)"
        " where partner_code = '110' and year(transferred_at) = 2023 and status_code <> 'cancelled'"
    )
    assert holds(TRANSFERS[name], found, found, huaian.scale), found


def test_other_numbers_stand_beside(huaian):
    beside = huaian.ask(
        "select year(transferred_at), direction from police_transfers where partner_code in ('119', '120') group by all"
    )
    assert len(beside) == 4


def test_nearly_all_who_asked_for_a_person_were_answered(huaian):
    [(share,)] = huaian.ask(
        "select count(answered_at) / count(*) from calls where year(entered_at) = 2023 and queued_at is not null"
        " and direction = 'inbound' and seat_channel = 'phone'"
    )
    assert share == pytest.approx(0.97, abs=0.001)


def test_storm_days_wait_longer(huaian):
    [(storm, usual)] = huaian.ask(
        f"select avg({WAIT}) filter (entered_at between '2023-07-17' and '2023-07-24'), avg({WAIT}) from calls"
        f" where {INBOUND} and seat_channel = 'phone' and year(entered_at) = 2023"
    )
    assert storm > 1.2 * usual
