"""Another seed makes other tickets and the same printed figures."""

import pytest

from hotline import warehouse
from hotline.synth.generate import synthesise
from tests.synth.made import load

COUNTED = "status_code <> 'cancelled' and line_code in ('general', 'enterprise')"
SAME = {
    "requests": """
        select year(accepted_at) as year, line_code, requester_kind, channel_code, answered_by, count(*)
        from tickets where status_code <> 'cancelled'
        group by grouping sets (
            (year, line_code, requester_kind, channel_code), (year, line_code, requester_kind, answered_by))
        order by all
    """,
    "categories": f"""
        select year(accepted_at), request_type_code = 'consult', category_code[:2], count(*)
        from tickets where {COUNTED} group by all order by all
    """,
    "busiest units": f"""
        select year, unit_code, many from (select year(accepted_at) as year, unit_code, count(*) as many
        from (select ticket_id, arg_max(unit_code, (occurred_at, event_id)) as unit_code from ticket_events
            where event_type = 'dispatched' and role = 'lead' and round = 1 group by ticket_id)
        inner join tickets using (ticket_id)
        where {COUNTED} and answered_by = 'unit'
        group by all)
        qualify row_number() over (partition by year order by many desc, unit_code) <= 4 order by all
    """,
}


@pytest.fixture(scope="module")
def two_seeds(tmp_path_factory):
    """Asks the same city made with two seeds."""
    connections = []
    for seed in (1, 2):
        base = tmp_path_factory.mktemp(f"seed_{seed}")
        list(synthesise(base / "city", "huaian", 0.003, seed))
        load(base / "city", base / "city.duckdb")
        connections.append(warehouse.connect(base / "city.duckdb", read_only=True))
    yield lambda query: [connection.execute(query).fetchall() for connection in connections]
    for connection in connections:
        connection.close()


@pytest.mark.parametrize("what", SAME)
def test_printed_figures_are_the_same(two_seeds, what):
    one, other = two_seeds(SAME[what])
    assert one == other


def test_tickets_are_others(two_seeds):
    for column in ("accepted_at", "requester_phone", "place"):
        one, other = (set(rows) for rows in two_seeds(f"select {column} from tickets"))
        assert len(one & other) < 0.5 * len(one)
