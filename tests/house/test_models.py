"""Models keep the house: arrows point down, names say the layer, everything is described and has a key test."""

import re
from collections import defaultdict
from typing import Any

from hotline import contracts
from hotline.gate.reconciling import FACTS
from hotline.paths import MACROS, MODELS, PROJECT

LAYERS = {"staging": 0, "intermediate": 1, "marts": 2}
PREFIXES = {"staging": ("stg_",), "intermediate": ("int_",)}
MART_PREFIXES = {
    "core": ("dim_", "fct_"),
    "indicators": ("dim_", "agg_", "fct_"),
    "quality": ("fct_", "qc_", "dim_", "landed_"),
    "reports": ("rpt_",),
    "sharing": ("shr_",),
}
KEY_TESTS = {"key", "unique", "unique_combination"}
ONE_ENGINE_ONLY = re.compile(r"\b(qualify|unnest|exclude|list_\w+|strptime|epoch|regexp_\w+|hash)\b")

Nodes = dict[str, dict[str, Any]]


def _layer(node: dict[str, Any]) -> str:
    return node["path"].split("/")[0]


def _mart(node: dict[str, Any]) -> str:
    return node["path"].split("/")[1]


def _without_comments(code: str) -> str:
    return re.sub(r"--[^\n]*", "", re.sub(r"\{#.*?#\}", "", code, flags=re.DOTALL))


def _ancestors(models: Nodes, key: str) -> set[str]:
    parents = set(models[key]["depends_on"]["nodes"]) & set(models)
    return parents.union(*(_ancestors(models, parent) for parent in parents))


def test_top_level_of_the_house() -> None:
    expected = """README.md README.zh-CN.md CHANGELOG.md CONTRIBUTING.md LICENSE Makefile pyproject.toml
        requirements.lock dbt_project.yml profiles.yml models seeds macros feeds expectations dashboards hotline
        tests docs"""
    assert set(expected.split()) <= {file.name for file in PROJECT.iterdir()}


def test_every_model_has_a_yml_of_its_own() -> None:
    models = {file.with_suffix("") for file in MODELS.rglob("*.*") if file.suffix in (".sql", ".py")}
    described = {file.with_suffix("") for file in MODELS.rglob("*.yml") if not file.name.startswith("_")}
    assert models == described


def test_names_say_the_layer(models: Nodes) -> None:
    wrong = [
        node["path"]
        for node in models.values()
        if not node["name"].startswith(PREFIXES.get(_layer(node)) or MART_PREFIXES[_mart(node)])
    ]
    assert not wrong


def test_arrows_point_down(models: Nodes) -> None:
    def readable(node: dict[str, Any]) -> set[str]:
        # reports lie outside of all other marts
        return set(MART_PREFIXES) if _mart(node) == "reports" else {"core", _mart(node)}

    wrong = []
    for node in models.values():
        for parent in (models[key] for key in node["depends_on"]["nodes"] if key in models):
            if LAYERS[_layer(parent)] > LAYERS[_layer(node)]:
                wrong.append(f"{node['name']} <- {parent['name']}")
            if _layer(node) == _layer(parent) == "marts" and _mart(parent) not in readable(node):
                wrong.append(f"{node['name']} <- {parent['name']}: a mart reads core and its own")
    assert not wrong


def test_only_staging_reads_the_lake(models: Nodes) -> None:
    wrong = [
        node["name"]
        for node in models.values()
        for parent in node["depends_on"]["nodes"]
        if parent.startswith("source.") and parent.split(".")[2] not in ("gate", "ledger") and _layer(node) != "staging"
    ]
    assert not wrong


def test_nothing_reads_staging_past_the_quarantine(models: Nodes) -> None:
    wrong = [
        node["name"]
        for node in models.values()
        if _layer(node) != "staging" and re.search(r"ref\(\s*['\"]stg_", node["raw_code"])
    ]
    assert not wrong


def test_every_model_says_its_grain(models: Nodes) -> None:
    assert not [node["name"] for node in models.values() if not node["description"].strip().startswith("One row per ")]


def test_every_column_is_described(manifest: dict[str, Any], models: Nodes) -> None:
    described = [*models.values(), *manifest["sources"].values()]
    wrong = [
        f"{node['name']}.{column['name']}"
        for node in described
        for column in node["columns"].values()
        if not column["description"].strip()
    ]
    assert not wrong
    assert not [node["name"] for node in described if not node["columns"]]


def test_every_table_has_a_key_test(manifest: dict[str, Any], models: Nodes) -> None:
    """A view's key is tested where its rows are stored, and a table's in the fact that its rows stand in one by one."""
    tests = defaultdict(set)
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and node.get("attached_node"):
            tests[node["attached_node"]].add((node.get("test_metadata") or {}).get("name"))
    keys = {node["name"]: key for key, node in models.items()}
    wrong = []
    for key, node in models.items():
        tested_in = keys[node["config"]["meta"].get("key_tested_in", node["name"])]
        if node["config"]["materialized"] != "view" and not tests[tested_in] & KEY_TESTS:
            wrong.append(f"{node['name']} has no key test")
        if tested_in != key and key not in _ancestors(models, tested_in):
            wrong.append(f"{node['name']} is no part of {models[tested_in]['name']}")
    assert not wrong


def test_models_are_short_and_portable(models: Nodes) -> None:
    wrong = []
    for node in models.values():
        code = _without_comments(node["raw_code"])
        if node["raw_code"].count("\n") > 130:
            wrong.append(f"{node['name']}: too long")
        if _layer(node) != "staging" and (found := ONE_ENGINE_ONLY.search(code)):
            wrong.append(f"{node['name']}: {found.group()}")
    assert not wrong


def test_a_model_ends_with_its_own_name(models: Nodes) -> None:
    wrong = [
        node["name"]
        for node in models.values()
        if _layer(node) != "staging"
        and node["language"] == "sql"
        and not node["raw_code"].rstrip().endswith(f"select * from {node['name']}")
    ]
    assert not wrong


def test_every_contract_table_has_a_core_table_made_of_its_rows(models: Nodes) -> None:
    keys = {node["name"]: key for key, node in models.items()}

    assert FACTS.keys() == contracts.tables().keys()
    for name, table in contracts.tables().items():
        fact = FACTS[name].split()[0]
        assert _mart(models[keys[fact]]) in ("core", "sharing"), name
        assert keys[table.staging] in _ancestors(models, keys[fact]), name


def test_at_most_eight_grains_of_aggregates(models: Nodes) -> None:
    assert sum(node["name"].startswith("agg_") for node in models.values()) <= 8


def test_what_readers_get_is_declared(models: Nodes) -> None:
    """Every mart says which database it is published to; nothing below the marts is published."""
    for node in models.values():
        published = node["config"]["meta"].get("published")
        expected = ("marts", "detail", "restricted") if _layer(node) == "marts" else (None,)
        assert published in expected, node["name"]


def test_personal_columns_are_given_on_only_masked(models: Nodes) -> None:
    """Of requesters, places and free text readers get what was masked; restricted.duckdb is not for readers."""
    staged = {table.staging: table for table in contracts.tables().values()}
    wrong = [
        f"{node['name']}.{column.name}"
        for node in models.values()
        if _layer(node) != "staging" and node["config"]["meta"].get("published") != "restricted"
        for staging in re.findall(r"kept\('(\w+)'\)", node["raw_code"])
        for column in (staged[staging].columns if staging in staged else ())
        if column.personal in ("requester", "place", "free_text") and column.name in node["columns"]
        if f"mask_text('{column.name}')" not in node["raw_code"]
    ]
    personal = {
        column.name
        for table in staged.values()
        for column in table.columns
        if column.personal in ("requester", "place", "free_text")
    }
    beside = [node for node in models.values() if _layer(node) == "staging" and node["name"] not in staged]
    wrong += [f"{node['name']}.{column}" for node in beside for column in node["columns"] if column in personal]
    assert not wrong


def test_no_requester_column_is_published_to_readers(models: Nodes) -> None:
    wrong = [
        f"{node['name']}.{column}"
        for node in models.values()
        if node["config"]["meta"].get("published") in ("marts", "detail")
        for column in node["columns"]
        if column.startswith("requester_") and column != "requester_kind"
    ]
    assert not wrong


def test_what_a_delta_touches_stays_apart(manifest: dict[str, Any], models: Nodes) -> None:
    """What holds touched rows alone is read by what computes touched rows alone; what keeps the others is incremental.

    A model that computes touched rows alone may read lists, which touch everything when they change, and tables that
    keep all rows; any other model that rows of a day can change has to say that its changes are followed.
    """
    touched = {key: node["config"]["meta"].get("touched_by") for key, node in models.items()}
    keeping = {key for key, node in models.items() if node["config"]["materialized"] == "incremental"}
    wrong = []
    for key, node in models.items():
        if _layer(node) == "staging":
            continue
        if key in keeping and not touched[key]:
            wrong.append(f"{node['name']} is incremental, but does not say by what it is touched (meta: touched_by)")
        for parent in (models[name] for name in node["depends_on"]["nodes"] if name in models):
            partial = touched[parent["unique_id"]] and parent["unique_id"] not in keeping
            if partial and not touched[key]:
                wrong.append(f"{node['name']} reads {parent['name']}, which holds touched rows alone: read a fact")
    assert not wrong


def test_what_decides_facts_from_afar_is_followed(models: Nodes) -> None:
    """A table that is always built whole, out of rows that a day brings, must not change facts that the day leaves."""
    by_day = {f"model.hotline.{table.staging}" for table in contracts.tables().values() if table.touched_by}
    touched = {key for key, node in models.items() if node["config"]["meta"].get("touched_by")}

    wrong = [
        f"{models[key]['name']} reads {models[parent]['name']}: say how its changes are followed (meta: followed)"
        for key in touched
        if models[key]["config"]["meta"]["touched_by"] != "counted_date"
        for parent in set(models[key]["depends_on"]["nodes"]) & set(models) - touched - by_day
        if _ancestors(models, parent) & by_day and not models[parent]["config"]["meta"].get("followed")
    ]
    assert not wrong


def test_aggregates_by_day_count_touched_days_alone(models: Nodes) -> None:
    """Each part of an aggregate that is touched by the day asks which days are, of those it held when it began."""
    texts = {
        column.name
        for table in contracts.tables().values()
        for column in table.columns
        if column.personal in ("free_text", "place")
    }
    for file in (MACROS / "indicators").glob("*_counts.sql"):
        counts = _without_comments(file.read_text(encoding="utf-8"))
        assert texts.isdisjoint(re.findall(r"\w+", counts)), file.name
    for node in models.values():
        if node["config"]["meta"].get("touched_by") == "counted_date":
            assert node["raw_code"].count("is_touched(") == node["raw_code"].count("group by all"), node["name"]
            assert any("hold_days" in hook["sql"] for hook in node["config"]["pre-hook"]), node["name"]
            # rows that differ in texts alone touch no day
            assert texts.isdisjoint(re.findall(r"\w+", node["raw_code"])), node["name"]
            # a row that only an unlisted day puts into a touched part would not be read
            asked = set(re.findall(r"is_touched\('([^']+)', 'counted_date'\)", node["raw_code"])) - {"counted_date"}
            read = re.findall(r"counted_rows\(.*?\[(.*?)\]", node["raw_code"], re.DOTALL)
            assert asked <= set(re.findall(r"'([^']+)'", " ".join(read))), node["name"]
