"""The telephone and the exchange with 110, as document 003 prints them for 2023 and by its changes for 2022."""

import pytest

from tests.synth.counted import INBOUND, WAIT, of_calls, of_transfers
from tests.synth.made import printed
from tests.synth.ratios import holds

CALLS = printed("calls")
TRANSFERS = printed("transfers")


@pytest.mark.parametrize("name", CALLS)
def test_calls_are_as_printed(huaian, name):
    part = name.removesuffix("_change")
    now, before = of_calls(huaian, part, 2023), of_calls(huaian, part, 2022)
    assert holds(CALLS[name], now, before, huaian.scale), (now, before)


@pytest.mark.parametrize("name", TRANSFERS)
def test_transfers_are_as_printed(huaian, name):
    found = of_transfers(huaian, name, 2023)
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
