"""The contract says all it must about every table and column."""

import re

import pytest

from hotline import contracts
from hotline.contract import models
from hotline.paths import MODELS

TYPES = {"text", "code", "integer", "decimal", "timestamp", "date", "flag"}
PERSONAL = {"none", "requester", "free_text", "staff", "place"}
COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.name}")
    for table in contracts.tables().values()
    for column in table.columns
]


def test_every_table_of_the_contract_is_declared():
    assert " ".join(contracts.tables()) == (
        "tickets ticket_events callbacks inspections calls agents "
        "police_transfers live_sessions knowledge_items knowledge_tasks knowledge_uses policy_questions "
        "enterprise_services units districts populations categories category_crosswalk documents "
        "reported_figures shares"
    )


@pytest.mark.parametrize("table", contracts.tables().values(), ids=lambda table: table.name)
def test_a_table_has_a_key_of_required_columns_and_a_latest_row(table):
    assert table.key
    assert set(table.key) <= set(table.required)
    assert (table.latest_by == "updated_at") == ("updated_at" in {column.name for column in table.columns})
    assert re.search(r"[一-鿿].* / One row per", table.description)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_says_what_it_is_in_both_languages(table, column):
    assert column.type in TYPES
    assert column.personal in PERSONAL
    assert re.search(r"[一-鿿]", column.label_zh)
    assert re.match(r"[A-Z]", column.label_en)
    chinese, _, english = column.description.partition(" / ")
    assert chinese
    assert english


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_what_a_column_points_at_exists(table, column):
    if column.codes:
        assert contracts.codes(column.codes)
        assert column.example in {"", *contracts.codes(column.codes)}
    for pointer in filter(None, (column.references, column.listed_in)):
        parent, name = pointer.split(".")
        assert contracts.tables()[parent].column(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("requester_name", "requester"),
        ("requester_phone", "requester"),
        ("requester_id_number", "requester"),
        ("title", "free_text"),
        ("content", "free_text"),
        ("answer", "free_text"),
        ("place", "place"),
        ("agent_id", "staff"),
    ],
)
def test_personal_columns_of_a_ticket_are_marked(name, kind):
    assert contracts.tables()["tickets"].column(name).personal == kind


def test_unknown_names_are_key_errors():
    with pytest.raises(KeyError):
        contracts.codes("no_such_list")
    with pytest.raises(KeyError):
        contracts.tables()["tickets"].column("no_such_column")


@pytest.mark.parametrize("table", contracts.tables().values(), ids=lambda table: table.name)
def test_staging_models_say_what_the_contract_says(table):
    model = MODELS / "staging" / table.system / table.staging
    remedy = "run `hotline contract --format dbt`"
    assert model.with_suffix(".sql").read_text(encoding="utf-8") == models.sql(table), remedy
    assert model.with_suffix(".yml").read_text(encoding="utf-8") == models.properties(table), remedy
