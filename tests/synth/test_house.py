"""The house finds in the city what was printed: nothing is set aside, and its facts and indicators count the same."""

import shutil

import pytest

from hotline import publish
from hotline.paths import DataFolder
from hotline.run import run
from tests.synth.counted import of_callbacks, of_calls
from tests.synth.made import printed

REQUESTS = printed("requests")
HANDLING = printed("handling")
COUNTED_ALIKE = (
    ("calls_inbound", of_calls, "inbound"),
    ("calls_outbound", of_calls, "outbound"),
    ("answered_within_30s_rate", of_calls, "within_30_seconds"),
    ("average_wait_seconds", of_calls, "wait"),
    ("average_talk_seconds_inbound", of_calls, "talk_inbound"),
    ("average_talk_seconds_outbound", of_calls, "talk_outbound"),
    ("talk_over_10_minutes_rate", of_calls, "over_10_minutes"),
    ("callbacks_invited", of_callbacks, "invited"),
    ("participation_rate", of_callbacks, "participation"),
    ("agent_satisfaction_rate", of_callbacks, "satisfied_agents"),
    ("satisfaction_rate", of_callbacks, "satisfied_units"),
    ("resolution_rate", of_callbacks, "resolved"),
)


@pytest.fixture(scope="module")
def ask(huaian, tmp_path_factory):
    """Asks the snapshot that the main job makes of the city's files."""
    folder = DataFolder(tmp_path_factory.mktemp("house"))
    shutil.copytree(huaian.folder, folder.inbox / "huaian")
    said: list[str] = []
    run(folder, report=said.append)
    with publish.open_current(folder) as connection:
        yield lambda query: connection.execute(query).fetchall()


@pytest.mark.prove
@pytest.mark.parametrize("huaian", [0.01], indirect=True, ids=["small"])
class TestTheHouse:
    """One city for all, built once."""

    def test_no_ticket_is_lost(self, huaian, ask):
        query = (
            "select year(accepted_at), requester_kind, channel_code, answered_by, request_type_code = 'consult',"
            " count(*) from {} group by all order by all"
        )
        counted = "tickets where status_code <> 'cancelled' and line_code in ('general', 'enterprise')"
        assert ask(query.format("fct_tickets where is_counted")) == huaian.ask(query.format(counted))

    def test_units_have_what_was_printed(self, huaian, ask):
        busiest = ask(
            "select units.name, count(*) as many from fct_tickets inner join dim_units as units using (unit_code)"
            " where is_counted and answered_by = 'unit' and year(accepted_at) = 2023 and units.valid_to is null"
            " group by 1 order by 2 desc limit 5"
        )
        names = [name for name, figure in HANDLING.items() if figure.kind == "count"]
        assert [name for name, _ in busiest] == names
        assert all(HANDLING[name].fits(many, huaian.scale) for name, many in busiest)

    def test_indicators_are_as_printed(self, huaian, ask):
        values = dict(
            ask(
                "select indicator_id, value from fct_indicator_values where period_kind = 'year'"
                " and period_start = date '2023-01-01' and scope_kind = 'city' and scope_code = '320800'"
            )
        )
        for name in ("average_handling_days_consult", "average_handling_days_other"):
            assert HANDLING[name].fits(values[name], 1), (name, values[name])
        for name, figure in {
            "requests": "requests", "requests_phone": "requests_phone", "requests_internet": "requests_internet",
            "requests_assigned": "requests_assigned", "answered_by_agent": "requests_agent",
            "answered_by_specialist": "requests_specialist", "handled_by_units": "requests_unit",
            "requests_consult": "consult", "requests_other": "other",
        }.items():  # fmt: skip
            assert REQUESTS[figure].fits(values[name], huaian.scale), (name, values[name])
        assert 0.975 < values["on_time_completion_rate"] < 0.992
        assert 0.97 < values["on_time_signing_rate"] < 0.995

    def test_calls_and_invitations_are_counted_alike(self, huaian, ask):
        values = {
            indicator: (numerator, denominator)
            for indicator, numerator, denominator in ask(
                "select indicator_id, numerator, coalesce(denominator, 1) from fct_indicator_values"
                " where period_kind = 'year' and period_start = date '2023-01-01' and scope_kind = 'city'"
            )
        }
        for indicator, counted, figure in COUNTED_ALIKE:
            assert values[indicator] == counted(huaian, figure, 2023), indicator
