"""What the telephone, the invitations to rate and the exchange with 110 count in each year, at the city's scale."""

from typing import Any

from hotline.synth.days import EPOCH, date
from hotline.synth.dealing import Deal, macros
from hotline.synth.profile import scaled

Rows = list[dict[str, Any]]

COUNTED = {
    "calls": (
        "answered", "asked", "left_in_menu", "answered_within_30_seconds", "answered_over_10_minutes",
        "outbound", "reached", "reached_over_10_minutes",
    ),
    "invitations": ("invitations", "ratings"),
    "transfers": ("outgoing", "other_outgoing", "other_incoming", "incoming_late", "incoming_dissatisfied"),
}  # fmt: skip
SHARES = ("satisfied_agents", "satisfied_units", "resolved")


def yearly(city: dict[str, Any], cells: Rows, scale: float) -> Rows:
    """A row a chosen year: what is counted, as a whole number, and the shares of those who were content.

    Some calls leave no ticket; whatever phone tickets the other calls cannot hold are second matters of one call.
    """
    rows: Rows = []
    for index, year in enumerate(city["years"]):
        if year not in city["chosen"]:
            continue
        row: dict[str, Any] = {"year": year, "begins_at": _seconds(year), "ends_at": _seconds(year + 1)}
        row |= {name: city["invitations"][name][index] for name in SHARES}
        for section, names in COUNTED.items():
            row |= {name: scaled(city[section][name][index], scale) for name in names}
        phone = sum(cell["tickets"] for cell in cells if cell["year"] == year and cell["channel"] == "phone")
        without = scaled(city["calls"]["without_ticket"][index], scale)
        row["second_matters"] = max(0, phone + without - row["answered"])
        row["without_ticket"] = row["answered"] - phone + row["second_matters"]
        # a part of the outbound calls are invitations to rate what a unit did
        row["phone_share"] = 1.4 * row["outbound"] / row["invitations"]
        rows.append(row)
    return rows


def value_macros(city: dict[str, Any], service: Rows) -> list[str]:
    """The macros that know how long the call of a rank waited and how long it was talked."""
    calls = city["calls"]
    statements = []
    for name, many, many_long in (
        ("wait_seconds", "answered", lambda row: row["answered"] - row["answered_within_30_seconds"]),
        ("talk_seconds", "answered", lambda row: row["answered_over_10_minutes"]),
        ("outbound_talk_seconds", "reached", lambda row: row["reached_over_10_minutes"]),
    ):
        means = dict(zip(city["years"], calls[name]["mean"], strict=True))
        deals = [Deal(row["year"], row[many], many_long(row), means[row["year"]]) for row in service]
        statements += macros(name, calls[name]["usual"], calls[name]["long"], deals)
    return statements


def _seconds(year: int) -> int:
    return (date(year, 1, 1) - EPOCH).days * 86400
