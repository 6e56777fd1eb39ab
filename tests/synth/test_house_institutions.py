"""What is printed of special lines, people, units and papers comes out of the indicators, whatever the scale."""

import pytest

from hotline import publish
from hotline.paths import DataFolder
from hotline.run import run
from hotline.synth.generate import synthesise
from tests.synth.made import Figure, printed

CITY, ITS_OWN, DISTRICTS = ("city", "320800"), ("level", "city"), ("level", "county")
FIGURES = printed("special_lines") | printed("institutions")
# printed figure, but for its change → the indicator and where it stands
INDICATORS = {
    "live_sessions": ("live_sessions", CITY),
    "live_guests": ("live_guests", CITY),
    "live_chiefs": ("live_chief_guests", CITY),
    "live_requests": ("live_requests", CITY),
    "live_answered": ("live_answered", CITY),
    "live_supervised": ("live_supervised", CITY),
    "live_satisfaction": ("live_satisfaction_rate", CITY),
    "talent_seats": ("talent_seats", CITY),
    "talent_specialists": ("specialists_talent", CITY),
    "talent_items": ("talent_items", CITY),
    "talent_qa": ("talent_qa", CITY),
    "knowledge_units": ("knowledge_units", None),
    "knowledge_specialists": ("knowledge_information_specialists", None),
    "knowledge_items": ("knowledge_items", None),
    "knowledge_qa": ("knowledge_qa", None),
    "registered_users": ("knowledge_users", None),
    "knowledge_uses": ("knowledge_item_uses", None),
    "knowledge_qa_uses": ("knowledge_qa_uses", None),
    "questions_quoted": ("xiaosu_quoted", None),
    "questions_by_units": ("xiaosu_answered_by_units", None),
    "questions": ("xiaosu_questions", None),
    "question_views": ("xiaosu_views", None),
    "questions_recommended": ("xiaosu_recommended", None),
    "questions_converted": ("xiaosu_converted", None),
    "conversion_rate": ("xiaosu_conversion_rate", None),
    "staff": ("staff", None),
    "agents": ("agents", None),
    "enterprise_specialists": ("specialists_enterprise", None),
    "staff_per_100k": ("seats_per_100k_residents", CITY),
    "platforms": ("platforms", None),
    "government": ("member_units_government", None),
    "party": ("member_units_party", None),
    "state_owned": ("member_units_state_owned", None),
    "police_liaison": ("police_seats", CITY),
    "special_reports": ("reports_submitted", CITY),
    "special_reports_signed": ("reports_signed", CITY),
    "coordination": ("coordination_mechanisms", CITY),
    "standards": ("standards_issued", CITY),
}
ENDINGS = {"_city": ITS_OWN, "_county": DISTRICTS, "_all": CITY}
# where print has a dash, the house has no row
DASHES = [
    *(("live_topics", CITY), ("live_qa", CITY)),
    *((name, ITS_OWN) for name in ("knowledge_item_uses", "knowledge_qa_uses", "xiaosu_views", "xiaosu_recommended")),
    *((name, DISTRICTS) for name in ("knowledge_units", "knowledge_information_specialists", "knowledge_users")),
    *((name, DISTRICTS) for name in ("knowledge_items", "knowledge_qa")),
]


def _asked(figure: str) -> tuple[str, tuple[str, str]]:
    """The indicator that answers a printed figure, and its scope."""
    for ending, scope in ENDINGS.items():
        if figure.endswith(ending) and figure not in INDICATORS:
            stem = figure.removesuffix(ending)
            return {"talent_specialists": "specialists_talent"}.get(stem) or INDICATORS[stem][0], scope
    indicator, scope = INDICATORS[figure]
    return indicator, scope or CITY


@pytest.fixture(scope="module")
def values(tmp_path_factory) -> dict[tuple[str, str, str], tuple[float, float, float, str]]:
    """Value, both changes and word of 2023 by indicator and scope, of both years at as small a scale as there is."""
    folder = DataFolder(tmp_path_factory.mktemp("house"))
    list(synthesise(folder.inbox, "huaian", 0.0004, 7))
    run(folder, report=print)
    with publish.open_current(folder) as connection:
        rows = connection.execute(
            "select indicator_id, scope_kind, scope_code, value, yoy_percent, yoy_points, value_text"
            " from fct_indicator_values where period_kind = 'year' and period_start = date '2023-01-01'"
        ).fetchall()
    return {tuple(row[:3]): tuple(row[3:]) for row in rows}


def _fits(figure: Figure, value: float) -> bool:
    return figure.fits(100 * value if figure.kind == "rate" else value, 1)


@pytest.mark.prove
def test_indicators_are_as_printed(values):
    wrong = {}
    for name, figure in FIGURES.items():
        if name.endswith("_points"):
            value, change = values["live_satisfaction_rate", *CITY][0], values["live_satisfaction_rate", *CITY][2]
            fits = figure.fits(change, 1)
        elif figure.kind == "change":
            indicator, scope = _asked(name.removesuffix("_change"))
            value, change = values[indicator, *scope][:2]
            fits = figure.change_fits(value, value / (1 + change / 100), 1)
        else:
            indicator, scope = _asked(name)
            value = values.get((indicator, *scope), (None,))[0]
            fits = value is not None and _fits(figure, value)
        if not fits:
            wrong[name] = (value, figure.value)
    assert not wrong
    assert len(FIGURES) > 60


@pytest.mark.prove
def test_a_dash_in_print_is_no_row(values):
    assert [dash for dash in DASHES if (dash[0], *dash[1]) in values] == []


@pytest.mark.prove
def test_the_state_of_security_is_a_word(values):
    assert values["platform_security_state", *CITY][3] == "优秀"


@pytest.mark.prove
def test_the_register_has_its_lines(values):
    assert values["shares", *CITY][0] == float(printed("sharing")["shares"].value)
