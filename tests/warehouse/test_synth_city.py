"""The made-up city: same seed, same files; the contract holds; shares, lives and texts are as a hotline knows them."""

import hashlib
from pathlib import Path

import pytest

from hotline import contracts, warehouse
from hotline.synth.generate import synthesise

SCALE = 0.003


def _digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("city")
    list(synthesise(out, "yunze", SCALE, 7, form="parquet", planted=out / "planted.csv"))
    return out


@pytest.fixture(scope="module")
def ask(city):
    """Asks the city's files, a view a table."""
    with warehouse.connect() as connection:
        for name in contracts.tables():
            files = [str(file) for file in city.glob("*.parquet") if file.stem.rstrip("0123456789_") == name]
            connection.execute(f"create view {name} as select * from read_parquet({files!r})")
        yield lambda query: connection.execute(query).fetchall()


def test_the_same_seed_gives_the_same_files_and_another_other_tickets(tmp_path):
    for folder, seed in {"one": 1, "same": 1, "other": 2}.items():
        list(synthesise(tmp_path / folder, "yunze", 0.0002, seed))
    assert _digests(tmp_path / "one") == _digests(tmp_path / "same")
    differ = [
        name for name, digest in _digests(tmp_path / "other").items() if digest != _digests(tmp_path / "one")[name]
    ]
    assert {"tickets_2022.csv", "ticket_events_2023.csv", "callbacks_2022.csv", "calls_2023.csv"} <= set(differ)


def test_every_table_is_in_contract_layout(ask):
    for name, table in contracts.tables().items():
        assert [row[0] for row in ask(f"describe {name}")] == [column.name for column in table.columns]
        for column in table.required:
            assert ask(f"select count(*) from {name} where {column} is null or {column}::varchar = ''") == [(0,)], (
                column
            )
        keys = ", ".join(table.key)
        assert ask(f"select count(*) from (select 1 from {name} group by {keys} having count(*) > 1)") == [(0,)], name
        for column in table.columns:
            if column.codes:
                found = [str(code) for (code,) in ask(f"select distinct {column.name} from {name}") if code is not None]
                used = {part for code in found for part in (code.split(";") if column.is_list else [code])}
                assert used <= contracts.codes(column.codes).keys(), (name, column.name)


@pytest.mark.parametrize(
    ("child", "parent"),
    {
        "ticket_events.ticket_id": "tickets.ticket_id",
        "callbacks.ticket_id": "tickets.ticket_id",
        "calls.ticket_id": "tickets.ticket_id",
        "police_transfers.ticket_id": "tickets.ticket_id",
        "tickets.parent_ticket_id": "tickets.ticket_id",
        "tickets.agent_id": "agents.agent_id",
        "calls.agent_id": "agents.agent_id",
        "tickets.category_code": "categories.category_code",
        "tickets.district_code": "districts.district_code",
        "districts.parent_code": "districts.district_code",
        "ticket_events.unit_code": "units.unit_code",
        "ticket_events.suggested_unit_code": "units.unit_code",
        "knowledge_items.unit_code": "units.unit_code",
        "knowledge_tasks.item_id": "knowledge_items.item_id",
        "policy_questions.converted_item_id": "knowledge_items.item_id",
        "units.parent_code": "units.unit_code",
        "agents.unit_code": "units.unit_code",
        "shares.area_code": "districts.district_code",
    }.items(),
)
def test_nothing_points_into_the_void(ask, child, parent):
    (table, column), (of_table, of_column) = child.split("."), parent.split(".")
    known = f"select {of_column} from {of_table}"
    assert ask(f"select count(*) from {table} where {column} not in ({known})") == [(0,)]
    assert ask(f"select count({column}) > 0 from {table}") == [(True,)]


SHARES = {
    "phone": ("tickets", "channel_code = 'phone'", 0.955, 0.98),
    "enterprise": ("tickets", "requester_kind = 'enterprise'", 0.007, 0.013),
    "consult": ("tickets", "request_type_code = 'consult'", 0.45, 0.49),
    "answered on the line": ("tickets", "answered_by <> 'unit'", 0.56, 0.60),
    "cancelled": ("tickets", "status_code = 'cancelled'", 0.001, 0.003),
    "unclosed": ("tickets", "status_code = 'unclosed'", 0.0005, 0.01),
    "weekend": ("tickets", "isodow(accepted_at) > 5", 0.15, 0.25),
    "night": ("tickets", "hour(accepted_at) < 7", 0.02, 0.08),
    "within 30 s": ("calls", "queued_at is not null and date_diff('second', queued_at, answered_at) <= 30", 0.70, 0.90),
    "answered": ("calls where queued_at is not null", "answered_at is not null", 0.93, 0.98),
    "outbound": ("calls", "direction = 'outbound'", 0.04, 0.11),
    "rated": ("callbacks", "satisfaction_code <> 'none'", 0.29, 0.36),
    "content with units": (
        "callbacks where subject = 'unit' and satisfaction_code <> 'none'",
        "satisfaction_code in ('satisfied', 'basically_satisfied')",
        0.82,
        0.93,
    ),
    "content with agents": (
        "callbacks where subject = 'agent' and satisfaction_code <> 'none'",
        "satisfaction_code in ('satisfied', 'basically_satisfied')",
        0.96,
        0.995,
    ),
    "returned": ("ticket_events", "event_type = 'return_accepted'", 0.001, 0.02),
    "mobile in a reply": ("tickets where answered_by = 'unit'", r"regexp_matches(answer, '\d{11}')", 0.01, 0.05),
    "mobile in a text": ("tickets", r"regexp_matches(content, '1\d{10}')", 0.015, 0.045),
    "repeat": ("tickets", "parent_ticket_id is not null", 0.001, 0.05),
}


@pytest.mark.parametrize("name", SHARES)
def test_shares_are_those_of_a_hotline(ask, name):
    table, condition, low, high = SHARES[name]
    [(share,)] = ask(f"select avg(coalesce({condition}, false)::integer) from {table}")
    assert low <= share <= high


def test_two_years_that_grow(ask):
    by_year = dict(ask("select year(accepted_at), count(*) from tickets group by 1"))
    assert by_year.keys() == {2022, 2023}
    assert by_year[2023] > by_year[2022]


def test_a_storm_and_a_rising_topic(ask):
    of_storms = "name in ('排水积水', '供电服务', '树木修剪', '防汛水利') and version = 'made-up-2022'"
    [(in_week, in_all)] = ask(
        "select count_if(accepted_at between '2023-07-17' and '2023-07-24'), count(*)"
        f" from tickets inner join categories using (category_code) where {of_storms}"
    )
    assert in_week > 4 * in_all / 104
    rising = ask(
        "select year(accepted_at), count(*) from tickets inner join categories using (category_code)"
        " where name = '充电桩安装' and version = 'made-up-2022' group by 1 order by 1"
    )
    assert rising[1][1] > 1.5 * rising[0][1]


def test_people_call_again_and_neighbours_about_the_same(ask):
    assert ask("select max(n) >= 4 from (select count(*) as n from tickets group by requester_phone)") == [(True,)]
    [(same,)] = ask(
        "select max(n) from (select count(distinct requester_phone) as n from tickets"
        " where request_type_code <> 'consult'"
        " group by category_code, split_part(place, '幢', 1), date_trunc('week', accepted_at))"
    )
    assert same >= 2


# {other} stands for: the same ticket has another event that …
LIFE_RULES = {
    "an event before its ticket": "occurred_at < accepted_at",
    "an event after the extract was taken": "occurred_at >= '2024-01-01'",
    "a unit acts that has no dispatch": """
        event_type in ('signed', 'replied', 'return_requested', 'extension_requested') and not {other}
        o.event_type = 'dispatched' and (o.unit_code, o.round) = (e.unit_code, e.round)
        and o.occurred_at <= e.occurred_at)""",
    "a reply before its signing": """
        event_type = 'replied' and {other}
        o.event_type = 'signed' and (o.unit_code, o.round) = (e.unit_code, e.round)
        and o.occurred_at > e.occurred_at)""",
    "a round completed before its reply": """
        event_type = 'completed' and {other}
        o.event_type = 'replied' and o.role = 'lead' and o.round = 1 and o.occurred_at > e.occurred_at)""",
    "anything of a ticket after archiving": """
        event_type <> 'archived' and {other} o.event_type = 'archived' and o.occurred_at < e.occurred_at)""",
    "a second round without an order": """
        round = 2 and event_type = 'dispatched' and not {other}
        o.event_type = 'rework_ordered' and o.occurred_at <= e.occurred_at)""",
    "an accepted return that leads nowhere": """
        event_type = 'return_accepted' and occurred_at < '2023-12-25' and not {other}
        o.event_type = 'dispatched' and o.unit_code <> e.unit_code and o.occurred_at > e.occurred_at)""",
    "a decision that nobody asked for": """
        event_type in ('extension_approved', 'extension_rejected') and not {other}
        o.event_type = 'extension_requested' and o.occurred_at <= e.occurred_at)""",
}


@pytest.mark.parametrize("name", LIFE_RULES)
def test_lives_run_in_order(ask, name):
    other = "exists (from ticket_events as o where o.ticket_id = e.ticket_id and"
    broken = f"ticket_events as e inner join tickets using (ticket_id) where {LIFE_RULES[name].format(other=other)}"
    assert ask(f"select count(*) from {broken}") == [(0,)]


def test_a_state_is_what_the_events_say(ask):
    states = ask(
        """
        with said as (
            select ticket_id, count_if(event_type = 'completed') > 0 as completed,
                max(if(event_type = 'archived', occurred_at, null)) as archived
            from ticket_events group by ticket_id
        )
        select count(*) from tickets left join said using (ticket_id)
        where answered_by = 'unit' and status_code not in ('cancelled', 'terminated') and (
            (status_code = 'archived') <> (archived is not null)
            or (status_code = 'completed') <> (coalesce(completed, false) and archived is null)
            or closed_at is distinct from archived
        )
        """
    )
    assert states == [(0,)]


def test_calls_open_the_tickets_they_belong_to(ask):
    wrong = "accepted_at not between answered_at and ended_at or entered_at > queued_at or queued_at > answered_at"
    joined = "calls inner join tickets using (ticket_id) where direction = 'inbound' and seat_channel = 'phone'"
    assert ask(f"select count(*) from {joined} and ({wrong})") == [(0,)]
    with_call = f"select ticket_id from {joined}"
    # but for second matters: the same person spoke to the same agent a moment before
    first = (
        "select 1 from tickets as first where first.requester_phone = second.requester_phone"
        f" and first.agent_id = second.agent_id and first.ticket_id in ({with_call})"
        " and second.accepted_at - first.accepted_at between interval 0 seconds and interval 2 minutes"
    )
    without = f"tickets as second where channel_code = 'phone' and ticket_id not in ({with_call})"
    assert ask(f"select count(*) > 10 from {without}") == [(True,)]
    assert ask(f"select count(*) from {without} and not exists ({first})") == [(0,)]


def test_no_text_repeats_more_than_chance_has_it(ask):
    for column, least in {"content": 0.995, "answer": 0.98}.items():
        assert ask(f"select count(distinct {column}) >= {least} * count({column}) from tickets") == [(True,)]
        assert ask(f"select count(*) from tickets where regexp_matches({column}, '[{{}}]')") == [(0,)]


def test_identifiers_belong_to_nobody(ask):
    for column in ("content", "answer", "requester_phone"):
        found = ask(
            f"select distinct substr(regexp_extract({column}, '(?:^|[^0-9])(1[3-9][0-9]{{9}})', 1), 1, 3) from tickets"
        )
        prefixes = {prefix for (prefix,) in found if prefix}
        assert prefixes
        assert prefixes <= {"154", "161", "163", "164", "168", "169"}
    assert ask("select distinct substr(requester_id_number, 1, 2) from tickets where requester_id_number <> ''") == [
        ("99",)
    ]
    assert ask("select count(*) from tickets where content like '%@%' and content not like '%@example.%'") == [(0,)]


def test_the_list_of_planted_identifiers_is_what_stands_in_the_texts(ask, city):
    planted = f"read_csv('{city / 'planted.csv'}', all_varchar = true)"
    assert ask(f"select count(*) > 100, count(distinct kind) from {planted}")[0][0]
    missing = "case column_name when 'content' then content else answer end not like '%' || value || '%'"
    assert ask(f"select count(*) from {planted} inner join tickets using (ticket_id) where {missing}") == [(0,)]
