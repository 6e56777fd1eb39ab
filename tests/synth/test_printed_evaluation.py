"""Invitations to rate and what they brought, as document 003 prints them for 2023 and by its changes for 2022."""

import pytest

from tests.synth.counted import of_callbacks
from tests.synth.made import printed
from tests.synth.ratios import holds

FIGURES = printed("evaluation")


@pytest.mark.parametrize("name", FIGURES)
def test_evaluation_is_as_printed(huaian, name):
    part = name.removesuffix("_change")
    now, before = of_callbacks(huaian, part, 2023), of_callbacks(huaian, part, 2022)
    assert holds(FIGURES[name], now, before, huaian.scale), (now, before)


def test_an_invitation_belongs_to_one_ticket_and_comes_after_it(huaian):
    [(mixed, early, late)] = huaian.ask(
        "select (select count(*) from (select 1 from callbacks group by invitation_id"
        " having count(distinct ticket_id) + count(distinct invited_at) > 2)),"
        " count_if(invited_at < accepted_at), count_if(responded_at >= '2024-01-01' or responded_at < invited_at)"
        " from callbacks inner join tickets using (ticket_id)"
    )
    assert (mixed, early, late) == (0, 0, 0)


def test_a_second_round_is_rated_again(huaian):
    ordered = "select ticket_id from ticket_events where event_type = 'rework_ordered'"
    [(second, without_order)] = huaian.ask(
        f"select count(*), count_if(ticket_id not in ({ordered})) from callbacks where round = 2"
    )
    assert second > 0
    assert without_order == 0


def test_what_was_ordered_again_had_been_refused(huaian):
    [(unasked,)] = huaian.ask(
        "select count(*) from ticket_events as events where event_type = 'rework_ordered' and not exists ("
        "from callbacks where callbacks.ticket_id = events.ticket_id and subject = 'unit' and round = 1"
        " and satisfaction_code = 'dissatisfied' and responded_at < occurred_at)"
    )
    assert unasked == 0
