"""What is odd for a person to look at: how much of each kind, and with whom most."""

from itertools import groupby

from dashboards.components import chart, frame, tables
from dashboards.components.frame import View
from dashboards.components.tables import Column
from dashboards.sheets import Sheet

# Tables of a kind; each row has a unit, of some an agent.
OF_AGENTS = ("qc_callbacks_all_satisfied",)
KINDS = (
    "qc_tickets_completed_at_once",
    "qc_tickets_completed_at_the_deadline",
    "qc_tickets_passed_around",
    "qc_answers_repeated",
    "qc_callbacks_satisfied_unresolved",
    "qc_extensions_at_the_last",
    "qc_tickets_recategorised",
    *OF_AGENTS,
)
NAMED = 3


def show(view: View) -> None:
    """Draws a line for each kind of which there is any."""
    words = view.words
    kinds = tuple(kind for kind in KINDS if view.reader.has(kind))
    frame.heading(words("quality.suspicious"), words("quality.suspicious_note"))
    odd = view.reader.ask("suspicious", shape={"kinds": kinds, "of_agents": OF_AGENTS}) if kinds else ()
    if not odd:
        frame.message(words("quality.nothing_odd_title"), words("quality.nothing_odd"))
        return
    rows = []
    for kind, group in groupby(odd, key=lambda row: row.kind):
        members = list(group)
        named = [words("quality.unit_cases", unit=row.name, cases=row.cases) for row in members[:NAMED]]
        cases = sum(row.cases for row in members)
        rows.append((words.of("odd", kind), f"{cases:,}", words.join(named), kind))
    columns = [
        Column(words("quality.columns.odd")),
        Column(words("quality.columns.cases"), is_number=True),
        Column(words("quality.columns.units"), is_wide_only=True),
        Column(words("quality.columns.where"), is_wide_only=True),
    ]
    tables.show(words("quality.suspicious"), columns, rows)
    chart.foot(view, None, Sheet("suspicious", words("quality.suspicious"), view.reader.id, odd[0]._fields, odd))
