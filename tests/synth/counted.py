"""What the figures of the telephone, the invitations and the exchange with 110 count, in plain SQL: (over, under)."""

from tests.synth.made import City
from tests.synth.ratios import Parts

INBOUND = "direction = 'inbound' and answered_at is not null"
REACHED = "direction = 'outbound' and answered_at is not null"
WAIT = "date_diff('second', queued_at, answered_at)"
TALK = "date_diff('second', answered_at, ended_at)"
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
RATED = "satisfaction_code <> 'none'"
CONTENT = "satisfaction_code in ('satisfied', 'basically_satisfied')"
VALID = f"subject = 'unit' and is_valid = 1 and {RATED}"
SOLVABLE = "subject = 'unit' and is_valid = 1 and is_reasonable = 1 and resolved_code <> 'none'"
CALLBACK_PARTS = {
    "invited": ("count(distinct invitation_id)", "1"),
    "rated": (f"count(distinct invitation_id) filter ({RATED})", "1"),
    "participation": (f"count(distinct invitation_id) filter ({RATED})", "count(distinct invitation_id)"),
    "satisfied_agents": (
        f"count_if(subject = 'agent' and {CONTENT})",
        f"count_if(subject = 'agent' and {RATED})",
    ),
    "satisfied_units": (f"count_if({VALID} and {CONTENT})", f"count_if({VALID})"),
    "resolved": (f"count_if({SOLVABLE} and resolved_code = 'resolved')", f"count_if({SOLVABLE})"),
}


def of_calls(city: City, name: str, year: int) -> Parts:
    """A figure of the telephone in `year`, chats left out."""
    return _parts(
        city, CALL_PARTS[name], f"calls where coalesce(seat_channel, 'phone') = 'phone' and year(entered_at) = {year}"
    )


def of_transfers(city: City, name: str, year: int) -> Parts:
    """A figure of the exchange with 110 in `year`."""
    return _parts(
        city,
        TRANSFER_PARTS[name],
        "police_transfers inner join tickets using (ticket_id)"
        f" where partner_code = '110' and year(transferred_at) = {year} and status_code <> 'cancelled'",
    )


def of_callbacks(city: City, name: str, year: int) -> Parts:
    """A figure of the invitations sent in `year`, over tickets of the lines that count."""
    return _parts(
        city,
        CALLBACK_PARTS[name],
        "callbacks inner join tickets using (ticket_id)"
        f" where line_code in ('general', 'enterprise') and status_code <> 'cancelled' and year(invited_at) = {year}",
    )


def _parts(city: City, parts: tuple[str, str], rows: str) -> Parts:
    [found] = city.ask(f"select {parts[0]}, {parts[1]} from {rows}")
    return found
