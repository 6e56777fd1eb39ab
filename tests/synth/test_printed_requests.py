"""Requests by requester, channel and answer, as document 003 prints them for 2023, and their change on 2022."""

import pytest

from tests.synth.made import printed

FIGURES = printed("requests")
# Print took these changes from a total of 2022 without 承办转办, which its own line of channels has.
WITHOUT_ASSIGNED = printed("without_assigned")

SUBJECTS = {
    "requests": "line_code in ('general', 'enterprise')",
    "public": "line_code in ('general', 'enterprise') and requester_kind = 'public'",
    "enterprise": "line_code in ('general', 'enterprise') and requester_kind = 'enterprise'",
    "consult": "line_code in ('general', 'enterprise') and request_type_code = 'consult'",
    "other": "line_code in ('general', 'enterprise') and request_type_code <> 'consult'",
    "talent": "line_code = 'talent'",
    "live": "line_code = 'live'",
}
PARTS = {
    "": "true",
    "phone": "channel_code = 'phone'",
    "assigned": "channel_code in ('assigned', 'police')",
    "internet": "channel_code not in ('phone', 'assigned', 'police')",
    "agent": "answered_by = 'agent'",
    "specialist": "answered_by = 'specialist'",
    "unit": "answered_by = 'unit'",
}


def tickets(city, figure: str, year: int) -> int:
    subject, _, part = figure.partition("_")
    return city.number(
        f"select count(*) from tickets where status_code <> 'cancelled' and year(accepted_at) = {year}"
        f" and {SUBJECTS[subject]} and {PARTS[part]}"
    )


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.kind == "count"])
def test_requests_are_as_printed(huaian, name):
    found = tickets(huaian, name, 2023)
    assert FIGURES[name].fits(found, huaian.scale), found


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.kind == "change"])
def test_requests_changed_as_printed(huaian, name):
    now, before = (tickets(huaian, name.removesuffix("_change"), year) for year in (2023, 2022))
    assert FIGURES[name].change_fits(now, before, huaian.scale), (now, before)


@pytest.mark.parametrize("name", WITHOUT_ASSIGNED)
def test_what_contradicts_itself_left_assigned_tickets_out_of_last_year(huaian, name):
    now, before, assigned = (
        tickets(huaian, *asked) for asked in ((name, 2023), (name, 2022), ("requests_assigned", 2022))
    )
    assert WITHOUT_ASSIGNED[name].change_fits(now, before - assigned, huaian.scale), (now, before)
    assert huaian.scale < 1 or not WITHOUT_ASSIGNED[name].change_fits(now, before, huaian.scale)


@pytest.mark.parametrize("year", [2022, 2023])
def test_parts_add_up(huaian, year):
    for subject in SUBJECTS:
        whole = tickets(huaian, subject, year)
        for parts in (("phone", "internet", "assigned"), ("agent", "specialist", "unit")):
            assert sum(tickets(huaian, f"{subject}_{part}", year) for part in parts) == whole
    for parts in (("public", "enterprise"), ("consult", "other")):
        assert sum(tickets(huaian, part, year) for part in parts) == tickets(huaian, "requests", year)
