"""Requests by requester, channel and answer, as document 003 prints them for 2023."""

import pytest

from tests.synth.made import printed

FIGURES = printed("requests")

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


@pytest.mark.parametrize("name", FIGURES)
def test_requests_are_as_printed(huaian, name):
    subject, _, part = name.partition("_")
    found = huaian.number(
        "select count(*) from tickets where status_code <> 'cancelled' and year(accepted_at) = 2023"
        f" and {SUBJECTS[subject]} and {PARTS[part]}"
    )
    assert FIGURES[name].fits(found, huaian.scale), found
