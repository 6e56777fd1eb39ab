"""What is compared: the project's own models from the rows received to the values of indicators, and what they read."""

import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hotline import contracts, warehouse
from hotline.paths import DataFolder

RESULT = "fct_indicator_values"
MODELS, INDICATORS = "models.json", "compared_indicators"
# The rows received: what every side loads from the senders' files, without free text and what else nobody counts.
COLUMNS = {
    "tickets": "ticket_id city_code district_code line_code channel_code requester_kind request_type_code "
    "category_code category_version source_level answered_by status_code agent_id parent_ticket_id accepted_at "
    "closed_at due_at urgency_code is_reasonable is_on_site_required requester_phone requester_id_number",
    "ticket_events": "event_id ticket_id event_type occurred_at unit_code role round extension_working_days",
    "callbacks": "callback_id invitation_id ticket_id round subject method invited_at responded_at satisfaction_code "
    "resolved_code is_valid",
    "calls": "call_id city_code direction seat_channel line_code entered_at queued_at answered_at ended_at agent_id "
    "ticket_id hung_up_by agent_rating_code",
}
# Counts over other rows, and the masks of free text: empty on all sides.
LEFT_OUT = {
    "agg_institutions_by_day",
    "fct_handling_rounds",
    "fct_ticket_states",
    "int_shares_scoped",
    "int_tickets_texts_masked",
}
# Lists of places, categories and units, and the few facts that are no tickets or calls: every side is given them.
GIVEN = {
    "dim_categories",
    "dim_category_predecessors",
    "dim_districts",
    "dim_scope_members",
    "dim_units",
    "fct_inspections",
    "fct_knowledge_tasks",
    "fct_police_transfers",
    "int_cities_placed",
    "int_districts_nested",
}
# An indicator is compared if one of these carries it.
AGGREGATES = (
    "agg_tickets_by_day",
    "agg_tickets_by_unit_day",
    "agg_tickets_by_category_day",
    "agg_requests_and_calls_by_hour",
    "agg_calls_by_agent_day",
)
SCOPES = ("city", "province", "district", "channel", "line", "unit", "category", "hour", "agent")
KEY = ("indicator_id", "period_kind", "period_start", "scope_kind", "scope_code")

_QUARANTINED = re.compile(r"not exists \(\s*select 1\s*from \S+ as quarantine\s.*?\)", re.DOTALL)
_RELATION = re.compile(r'"\w+"\."\w+"\."(\w+)"')


@dataclass(frozen=True)
class Model:
    """A model as both databases make it: its SQL as dbt compiled it, over tables by their bare names."""

    name: str
    is_view: bool
    sql: str


def prepare(folder: DataFolder, work: Path) -> None:
    """Lays down what every side is given, from what a build of everything left: one of a delta leaves other SQL."""
    manifest = json.loads((folder.dbt_output / "manifest.json").read_text(encoding="utf-8"))
    nodes = manifest["nodes"] | manifest["sources"]
    models, given = _found(folder, nodes)
    (work / "given").mkdir(parents=True)
    (work / MODELS).write_text(json.dumps([asdict(model) for model in models]), encoding="utf-8")
    with warehouse.connect_built(folder, read_only=True) as house:
        schemas = {nodes[node]["name"]: f"{nodes[node]['database']}.{nodes[node]['schema']}" for node in nodes}
        rows = {name: f"from {schemas[name]}.{name} {'limit 0' if name in LEFT_OUT else ''}" for name in given}
        rows[INDICATORS] = f"from dim_indicators where {carried()}"
        for name, query in rows.items():
            house.execute(f"copy ({query}) to '{work / 'given' / name}.parquet'")


def carried() -> str:
    """Which rows of dim_indicators are compared."""
    return " or ".join(f"contains(aggregates, '{aggregate}')" for aggregate in AGGREGATES)


def models_in(work: Path) -> list[Model]:
    """The models to make, in order."""
    return [Model(**model) for model in json.loads((work / MODELS).read_text(encoding="utf-8"))]


def _found(folder: DataFolder, nodes: dict[str, Any]) -> tuple[list[Model], list[str]]:
    """The models to make, in order, and the tables that they read and that are given."""
    models: dict[str, Model] = {}
    given: list[str] = []
    received = {contracts.tables()[table].staging for table in COLUMNS}

    @cache
    def reads_rows(node_id: str) -> bool:
        """Whether a node reads the rows received, through whatever it reads."""
        node = nodes.get(node_id)
        return node is not None and (
            node["name"] in received or any(map(reads_rows, node.get("depends_on", {}).get("nodes", [])))
        )

    def add(node_id: str) -> None:
        node = nodes.get(node_id)
        if node is None or node["name"] in {*received, *given, *models}:
            return
        if not reads_rows(node_id) or node["name"] in GIVEN | LEFT_OUT:
            given.append(node["name"])
            return
        for read in node["depends_on"]["nodes"]:
            add(read)
        is_view = node["config"]["materialized"] == "view"
        models[node["name"]] = Model(node["name"], is_view, _compiled(folder, node))

    add(f"model.hotline.{RESULT}")
    return list(models.values()), given


def _compiled(folder: DataFolder, node: dict[str, Any]) -> str:
    """The rows received have no faults here: that nothing of them is in quarantine is known."""
    file = folder.dbt_output / "compiled" / "hotline" / node["original_file_path"]
    return _RELATION.sub(r"\1", _QUARANTINED.sub("true", file.read_text(encoding="utf-8")))
