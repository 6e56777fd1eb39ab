"""What is printed of special lines, people, units and papers comes out of the indicators, whatever the scale."""

import pytest

from hotline import publish
from hotline.paths import DataFolder
from hotline.run import run
from hotline.synth.generate import synthesise
from tests.synth.made import Figure, printed

CITY, ITS_OWN, DISTRICTS = ("city", "320800"), ("level", "city"), ("level", "county")
FIGURES = printed("special_lines") | printed("institutions")
# printed figure, but for its change and its level → the indicator
INDICATORS = {
    "live_sessions": "live_sessions",
    "live_guests": "live_guests",
    "live_chiefs": "live_chief_guests",
    "live_requests": "live_requests",
    "live_answered": "live_answered",
    "live_supervised": "live_supervised",
    "live_satisfaction": "live_satisfaction_rate",
    "talent_seats": "talent_seats",
    "talent_specialists": "specialists_talent",
    "talent_items": "talent_items",
    "talent_qa": "talent_qa",
    "knowledge_units": "knowledge_units",
    "knowledge_specialists": "knowledge_information_specialists",
    "knowledge_items": "knowledge_items",
    "knowledge_qa": "knowledge_qa",
    "registered_users": "knowledge_users",
    "knowledge_uses": "knowledge_item_uses",
    "knowledge_qa_uses": "knowledge_qa_uses",
    "questions_quoted": "xiaosu_quoted",
    "questions_by_units": "xiaosu_answered_by_units",
    "questions": "xiaosu_questions",
    "question_views": "xiaosu_views",
    "questions_recommended": "xiaosu_recommended",
    "questions_converted": "xiaosu_converted",
    "conversion_rate": "xiaosu_conversion_rate",
    "staff": "staff",
    "agents": "agents",
    "enterprise_specialists": "specialists_enterprise",
    "staff_per_100k": "seats_per_100k_residents",
    "platforms": "platforms",
    "government": "member_units_government",
    "party": "member_units_party",
    "state_owned": "member_units_state_owned",
    "police_liaison": "police_seats",
    "special_reports": "reports_submitted",
    "special_reports_signed": "reports_signed",
    "coordination": "coordination_mechanisms",
    "standards": "standards_issued",
}
ENDINGS = {"city": ITS_OWN, "county": DISTRICTS, "all": CITY}
# where print has a dash, the house has no row
DASHES = [
    *(("live_topics", CITY), ("live_qa", CITY)),
    *((name, ITS_OWN) for name in ("knowledge_item_uses", "knowledge_qa_uses", "xiaosu_views", "xiaosu_recommended")),
    *((name, DISTRICTS) for name in ("knowledge_units", "knowledge_information_specialists", "knowledge_users")),
    *((name, DISTRICTS) for name in ("knowledge_items", "knowledge_qa")),
]


def _asked(figure: str) -> tuple[str, tuple[str, str]]:
    """The indicator that answers a printed figure, and its scope."""
    if figure in INDICATORS:
        return INDICATORS[figure], CITY
    stem, ending = figure.rsplit("_", 1)
    return INDICATORS[stem], ENDINGS[ending]


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
