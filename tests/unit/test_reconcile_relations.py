"""Each kind of relation on figures worked out by hand: kept, broken, and where it cannot be told."""

import pytest

from hotline.reconcile.judging import judge
from tests.unit.reports import figures, judged, line, relation, verdicts

BY_CHANNEL = relation("sum", of="requests", parts=["requests_phone", "requests_internet", "requests_assigned"])
TALK = relation(
    "mean",
    of="average_talk_seconds",
    means=["average_talk_seconds_inbound", "average_talk_seconds_outbound"],
    weights=["calls_inbound", "calls_outbound"],
)
PARTICIPATION = relation("ratio", of="participation_rate", over=["callbacks_rated"], under=["callbacks_invited"])


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("100", ("90", "7", "3"), "right"),
        ("101", ("90", "7", "3"), "error"),
        # 100,400 prints as 10.0 ten thousands, rounded or cut; 100,500 as 10.1 or 10.0; 101,999 as 10.2 or 10.1.
        ("10.0万", ("90000", "7000", "3400"), "right"),
        ("10.1万", ("90000", "7000", "3400"), "error"),
        ("10.0万", ("90000", "7000", "3500"), "right"),
        ("10.1万", ("90000", "7000", "3500"), "right"),
        ("10.1万", ("90000", "7000", "4999"), "right"),
        ("10.1万", ("90000", "7000", "5000"), "error"),
        # 9.0 ten thousands may be 89,500 to just below 91,000.
        ("101399", ("9.0万", "7000", "3400"), "right"),
        ("101400", ("9.0万", "7000", "3400"), "error"),
        ("99900", ("9.0万", "7000", "3400"), "right"),
        ("99899", ("9.0万", "7000", "3400"), "error"),
        # Nothing counted is nothing; a blank part can also be what is missing.
        ("97", ("90", "7", "—"), "right"),
        ("100", ("90", "7", "—"), "cannot_tell"),
        ("96", ("90", "7", "—"), "error"),
        ("—", ("90", "7", "3"), "warn"),
        ("97", ("—", "—", "—"), "cannot_tell"),
    ],
)
def test_sum(tmp_path, total, parts, expected):
    names = ("requests_phone", "requests_internet", "requests_assigned")
    lines = [line("requests", total), *(line(name, part) for name, part in zip(names, parts, strict=True))]
    assert judged(tmp_path, BY_CHANNEL, *lines) == {"requests": expected}


@pytest.mark.parametrize(
    ("change", "expected", "hint"),
    [
        # Last year 80 + 10 + 10 = 100 by the parts' changes (90 ↑12.5 %, 7 ↓30 %, 3 ↓70 %): no change at all.
        ("↑0.0%", "right", ""),
        ("↑0.1%", "error", ""),
        # 100 ÷ 90 − 1 = 11.1 %: the total of last year lacks 10. Which ten, internet or assigned, cannot be said.
        ("↑11.1%", "error", ""),
        # 100 ÷ 20 − 1 = 400 %: last year's total lacks the phone.
        ("↑400.0%", "error", "requests_phone"),
    ],
)
def test_sum_of_the_year_before(tmp_path, change, expected, hint):
    lines = [line("requests", "100", change), line("requests_phone", "90", "↑12.50%")]
    lines += [line("requests_internet", "7", "↓30.00%"), line("requests_assigned", "3", "↓70.00%")]
    found = {one.what: one for one in judge(figures(tmp_path, *lines), [BY_CHANNEL], [])}
    assert found["value"].verdict == "right"
    assert (found["change"].verdict, found["change"].hint) == (expected, hint)


def test_sum_can_judge_its_parts(tmp_path):
    of = relation("sum", of="requests", parts=["requests_consult", "requests_other"], judge="parts", scope_kind="")
    lines = [line("requests", "100"), line("requests_consult", "30"), line("requests_other", "60")]
    assert judged(tmp_path, of, *lines) == {"requests_consult": "error", "requests_other": "error"}


@pytest.mark.parametrize(
    ("total", "complete", "expected"),
    [("30", True, "right"), ("31", True, "error"), ("31", False, "cannot_tell"), ("29", False, "error")],
)
def test_total_over_scopes(tmp_path, total, complete, expected):
    of = relation("total", of=["staff"], scope_kind="platform", complete=complete)
    parts = [line("staff", size, scope_kind="platform", scope_name=name) for name, size in (("甲", "10"), ("乙", "20"))]
    assert judged(tmp_path, of, line("staff", total), *parts) == {"staff": expected}


@pytest.mark.parametrize(("one", "other", "expected"), [("60.63%", "39.37%", "right"), ("60.66%", "39.37%", "error")])
def test_whole(tmp_path, one, other, expected):
    # Cut off on both sides 60.665 + 39.37 would still be 100.035 and more.
    of = relation("whole", parts=["online_answer_rate", "unit_handling_rate"])
    lines = [line("online_answer_rate", one), line("unit_handling_rate", other)]
    assert judged(tmp_path, of, *lines) == {"online_answer_rate": expected, "unit_handling_rate": expected}


@pytest.mark.parametrize(
    ("printed", "over", "expected"),
    [
        # 603,032 ÷ 1,951,197 = 30.9057 %: rounded 30.91, cut off 30.90.
        ("30.90%", "603032", "right"),
        ("30.91%", "603032", "right"),
        ("30.92%", "603032", "error"),
        ("30.89%", "603032", "error"),
        ("31%", "603032", "right"),
        ("30%", "603032", "right"),
        # 60.3 ten thousands are 602,500 to just below 604,000: 30.878 % to 30.956 %.
        ("30.89%", "60.3万", "right"),
        ("30.95%", "60.3万", "right"),
        ("30.96%", "60.3万", "right"),
        ("30.97%", "60.3万", "error"),
        ("30.86%", "60.3万", "error"),
    ],
)
def test_ratio(tmp_path, printed, over, expected):
    lines = [line("participation_rate", printed), line("callbacks_rated", over), line("callbacks_invited", "1951197")]
    assert judged(tmp_path, PARTICIPATION, *lines) == {"participation_rate": expected}


@pytest.mark.parametrize(
    ("change", "kind", "expected"),
    [
        # 40 of 100 this year; 60 (↓33.33 %) of 100 (↑0.00 %) last year: 20 points, or a third, less.
        ("↓20.00%", "points", "right"),
        ("↓33.33%", "percent", "right"),
        ("↓33.33%", "points", "error"),
        ("↓20.00%", "percent", "error"),
    ],
)
def test_ratio_of_the_year_before_in_points_and_in_percent(tmp_path, change, kind, expected):
    lines = [
        line("participation_rate", "40.00%", change, change_kind=kind),
        line("callbacks_rated", "40000", "↓33.33%"),
        line("callbacks_invited", "100000", "↑0.00%"),
    ]
    found = judged(tmp_path, PARTICIPATION, *lines)
    assert found == {"participation_rate": "right", "participation_rate/change": expected}


@pytest.mark.parametrize(("printed", "expected"), [("16.97%", "right"), ("16.98%", "right"), ("16.01%", "error")])
def test_share_of_the_whole_area(tmp_path, printed, expected):
    # 128,080 ÷ 754,502 = 16.9754 %.
    of = relation(
        "share", of="category_share_other", over=["requests_other"], under=["requests_other"], scope_kind="category"
    )
    housing = {"scope_kind": "category", "scope_name": "住房保障"}
    lines = [line("requests_other", "754502"), line("requests_other", "128080", **housing)]
    assert judged(tmp_path, of, *lines, line("category_share_other", printed, **housing)) == {
        "category_share_other/住房保障": expected
    }


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # (203 × 3 + 89 × 1) ÷ 4 = 174.5; with 202.5 to 204 and 88.5 to 90 it is 174 to 175.5.
        ("174", "right"),
        ("175", "right"),
        ("173", "error"),
        ("176", "error"),
        ("292", "error"),
    ],
)
def test_weighted_mean(tmp_path, printed, expected):
    lines = [line("average_talk_seconds", printed, unit="秒"), line("calls_inbound", "300")]
    lines += [line("average_talk_seconds_inbound", "203"), line("average_talk_seconds_outbound", "89")]
    assert judged(tmp_path, TALK, *lines, line("calls_outbound", "100")) == {"average_talk_seconds": expected}


@pytest.mark.parametrize(("printed", "expected"), [("150", "cannot_tell"), ("292", "error"), ("87", "error")])
def test_a_mean_without_weights_lies_between(tmp_path, printed, expected):
    lines = [line("average_talk_seconds_inbound", "203"), line("average_talk_seconds_outbound", "89")]
    assert judged(tmp_path, TALK, line("average_talk_seconds", printed), *lines) == {"average_talk_seconds": expected}


@pytest.mark.parametrize(
    ("change", "expected"), [("↓13.6%", "right"), ("↓13.5%", "right"), ("↓13.7%", "error"), ("↓24.2%", "error")]
)
def test_weighted_mean_of_the_year_before(tmp_path, change, expected):
    # This year (200 × 300 + 100 × 100) ÷ 400 = 175; last year (220 × 150 + 150 × 50) ÷ 200 = 202.5: ↓13.58 %.
    # The sum of the means would have fallen from 370 to 300, ↓18.9 %; their unweighted mean as much.
    lines = [
        line("average_talk_seconds", "175.00", change, unit="秒"),
        line("average_talk_seconds_inbound", "200.00", "↓9.091%"),
        line("average_talk_seconds_outbound", "100.00", "↓33.333%"),
        line("calls_inbound", "300", "↑100.00%"),
        line("calls_outbound", "100", "↑100.00%"),
    ]
    found = judged(tmp_path, TALK, *lines)
    assert found == {"average_talk_seconds": "right", "average_talk_seconds/change": expected}


def test_an_unclear_change_of_a_mean_is_not_judged(tmp_path):
    lines = [line("average_talk_seconds", "175.00", "↓50.0%", change_kind="unclear", unit="秒")]
    lines += [line(f"average_talk_seconds_{way}", "175.00", "↓1.00%") for way in ("inbound", "outbound")]
    lines += [line(f"calls_{way}", "100", "↑1.00%") for way in ("inbound", "outbound")]
    assert judged(tmp_path, TALK, *lines) == {"average_talk_seconds": "right"}


@pytest.mark.parametrize(("printed", "expected"), [("5682", "right"), ("10116", "error"), ("4434", "error")])
def test_max(tmp_path, printed, expected):
    of = relation("max", of="max_talk_seconds", parts=["max_talk_seconds_inbound", "max_talk_seconds_outbound"])
    lines = [line("max_talk_seconds_inbound", "5682"), line("max_talk_seconds_outbound", "4434")]
    assert judged(tmp_path, of, line("max_talk_seconds", printed), *lines) == {"max_talk_seconds": expected}


@pytest.mark.parametrize(
    ("now", "change", "expected"),
    [
        ("58", "↑7.41%", "right"),  # from 54
        ("26", "↓36.59%", "right"),  # from 41
        ("26", "↓36.58%", "right"),  # 36.585 cut off
        ("26", "↓36.60%", "error"),  # 41 gives 36.59; 41.01 is nobody
        ("1", "↑100%", "error"),  # from a half; from 0 there is no percent
        ("2", "↑100%", "right"),  # from 1
        ("0", "↓100%", "right"),  # from anything
        ("6", "↓99.66%", "right"),  # from 1,740 to 1,818
    ],
)
def test_whole_base(tmp_path, now, change, expected):
    assert judged(tmp_path, relation("base"), line("requests", now, change)) == {"requests/change": expected}


@pytest.mark.parametrize(
    ("kind", "change", "expected"),
    [
        ("percent", "↑25.0%", "right"),
        ("percent", "↓25.0%", "error"),
        ("percent", "↑24.8%", "error"),
        ("points", "↑10.0%", "right"),
        ("unclear", "↑10.0%", "right"),
        ("unclear", "↑25.0%", "right"),
        ("unclear", "↑15.0%", "error"),
    ],
)
def test_change_on_the_printed_year_before(tmp_path, kind, change, expected):
    now = figures(tmp_path, line("satisfaction_rate", "50.000%", change, change_kind=kind))
    before = figures(
        tmp_path, line("satisfaction_rate", "40.000%", year="2022", document="试印2022"), name="before.csv"
    )
    assert verdicts(judge(now, [relation("change")], before)) == {"satisfaction_rate/change": expected}
    assert not judge(now, [relation("change")], [])


@pytest.mark.parametrize(("printed", "expected"), [("30.11%", "right"), ("30.2%", "error"), ("33.6%", "error")])
def test_growth(tmp_path, printed, expected):
    # (71.97 ÷ 3.98)^(1/11) − 1 = 30.106 %; with ten years it would be 33.6 %.
    of = relation("growth", of="requests_cagr", series="requests")
    lines = [
        line("requests", "71.97万", year="2020"),
        line("requests", "3.98万", year="2009", column_name="2009"),
        line("requests_cagr", printed, year="2020", counted_from="2009-09-22"),
    ]
    assert judged(tmp_path, of, *lines) == {"requests_cagr": expected}
    assert judged(tmp_path, of, lines[0], lines[2]) == {"requests_cagr": "cannot_tell"}


@pytest.mark.parametrize(
    ("text", "table", "expected"),
    [
        ("68.82万", "688271", "right"),
        ("68.83万", "688271", "right"),
        ("68.84万", "688271", "error"),
        ("60.76%", "60.63%", "error"),
    ],
)
def test_text_against_table(tmp_path, text, table, expected):
    lines = [line("requests_phone", text, table_name="正文 一", row_name="正文"), line("requests_phone", table)]
    found = judge(figures(tmp_path, *lines), [relation("equal")], [])
    assert [(one.figure.table_name, one.verdict) for one in found] == [("正文 一", expected)]


def test_one_figure_of_two_areas(tmp_path):
    lines = [line("staff", "127"), line("staff", "127", area_code="320000", row_name="全省数据")]
    found = judge(figures(tmp_path, *lines), [relation("one_area", "warn")], [])
    assert [(one.figure.row_name, one.verdict) for one in found] == [("全省数据", "warn")]


@pytest.mark.parametrize(
    ("printed", "limit", "expected"),
    [("100", "100", "right"), ("101", "100", "warn"), ("1.01万", "1.0万", "right"), ("1.2万", "1.0万", "warn")],
)
def test_at_most(tmp_path, printed, limit, expected):
    of = relation("at_most", "warn", of="callbacks_invited", limit="requests")
    lines = [line("requests", limit), line("callbacks_invited", printed)]
    assert judged(tmp_path, of, *lines) == {"callbacks_invited": expected}


@pytest.mark.parametrize(("shared", "expected"), [("150", "warn"), ("180", "right")])
def test_several_years_are_at_least_what_is_known_of_them(tmp_path, shared, expected):
    # 100 in 2023, ↑25 % from 80 in 2022; of 2021 nothing is known.
    of = relation("covers", "warn", of="shared_tickets", years=r"全量\((\d{4})—(\d{4})\)", parts=["requests"])
    lines = [
        line("requests", "100", "↑25.00%"),
        line("shared_tickets", shared, scope_kind="share", scope_name="全量(2021—2023)"),
        line("shared_tickets", "1", scope_kind="share", scope_name="噪声污染"),
    ]
    assert judged(tmp_path, of, *lines) == {"shared_tickets/全量(2021—2023)": expected}


def test_descending(tmp_path):
    of = relation("descending", of="unit_requests", scope_kind="unit")
    units = [("甲", "30"), ("乙", "20"), ("丙", "25")]
    lines = [line("unit_requests", size, scope_kind="unit", scope_name=name) for name, size in units]
    assert judged(tmp_path, of, *lines) == {"unit_requests/乙": "right", "unit_requests/丙": "error"}


@pytest.mark.parametrize(("rate", "expected"), [("↑18.14%", "warn"), ("↓18.14%", "right")])
def test_opposed(tmp_path, rate, expected):
    of = relation("opposed", "warn", of="average_wait_seconds", to="answered_within_30s_rate")
    lines = [line("average_wait_seconds", "13.93", "↑72.48%"), line("answered_within_30s_rate", "92.30%", rate)]
    assert judged(tmp_path, of, *lines) == {"average_wait_seconds/change": expected}


@pytest.mark.parametrize(
    ("agents", "staff", "expected"),
    [("117", "252", {"agents": "warn"}), ("118", "252", {"agents": "right"}), ("117", "134", {})],
)
def test_together(tmp_path, agents, staff, expected):
    of = relation("together", "warn", **{"of": "agents", "with": "staff", "scope_kind": "platform"})
    own = {"scope_kind": "platform", "scope_name": "市本级"}
    lines = [line("agents", agents), line("staff", staff), line("agents", "117", **own), line("staff", "134", **own)]
    assert judged(tmp_path, of, *lines) == expected


def test_one_indicator_a_value(tmp_path):
    both = "satisfaction_rate;resolution_rate"
    lines = [line(both, "87.97%"), line(both, "95%以上", figure_kind="target", row_name="目标")]
    assert judged(tmp_path, relation("one_indicator", "warn"), *lines) == {both: "warn"}


def test_a_value_without_a_heading(tmp_path):
    lines = [line("talent_seats", "6"), line("specialists_talent", "213", column_name=""), line("talent_items", "206")]
    found = judge(figures(tmp_path, *lines), [relation("headings")], [])
    assert [(one.printed_text, one.verdict, one.working) for one in found] == [("213", "error", "3 > 2")]


@pytest.mark.parametrize(("printed", "expected"), [("2", "right"), ("3", "error")])
def test_items_listed(tmp_path, printed, expected):
    named = {"figure_kind": "item", "unit": "文字", "scope_kind": "standard"}
    items = [line("standards_issued", f"《{name}》", scope_name=name, **named) for name in ("甲", "乙")]
    of = relation("items", of="standards_issued")
    assert judged(tmp_path, of, line("standards_issued", printed), *items) == {"standards_issued": expected}


def test_the_worst_judgement_stands(tmp_path):
    lines = [line("requests", "100"), line("requests_phone", "90"), line("requests_internet", "7")]
    lines += [line("requests_assigned", "3"), line("requests_public", "80"), line("requests_enterprise", "10")]
    other = relation("sum", of="requests", parts=["requests_public", "requests_enterprise"])
    assert verdicts(judge(figures(tmp_path, *lines), [BY_CHANNEL, other], [])) == {"requests": "error"}


def test_a_year_before_of_less_than_nothing_is_an_error_that_says_so(tmp_path):
    # 100 ↑100 % from 50, but the others were 20 and 40 already: nothing is left for the phone's 90.
    of = relation("sum", of="requests", parts=["requests_phone", "requests_internet"], judge="parts")
    lines = [line("requests", "100", "↑100.00%"), line("requests_phone", "90", "↑10.00%")]
    found = judge(figures(tmp_path, *lines, line("requests_internet", "10", "↓90.00%")), [of], [])
    (change,) = [one for one in found if one.what == "change" and one.figure.column_name == "requests_phone"]
    assert (change.verdict, change.reason) == ("error", "base_of_nothing")


@pytest.mark.parametrize(("printed", "expected"), [("3100", "cannot_tell"), ("3099", "error")])
def test_parts_that_are_only_bounds(tmp_path, printed, expected):
    lines = [line("requests", printed), line("requests_phone", "3000余"), line("requests_internet", "100")]
    assert judged(tmp_path, BY_CHANNEL, *lines, line("requests_assigned", "0")) == {"requests": expected}
