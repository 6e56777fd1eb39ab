"""The printed reports of the project: every figure is there with its id, and exactly the known errors come out."""

import csv
from collections import Counter

import pytest

from hotline.paths import SEEDS
from hotline.reconcile.command import judged
from hotline.reconcile.judgement import ERROR, WARN
from hotline.reconcile.reading import indicator_kinds, published, read
from hotline.reconcile.telling import explanation

FORM = "一、企业群众诉求办理 表1 诉求"
CALLS = "一、企业群众诉求办理 表2 话务"
TOP5 = "五、热线大数据 2.2023年诉求量TOP5类型"
XIAOSU = "二、特色热线公共服务 表4 晓苏"
KNOWLEDGE = "二、特色热线公共服务 表3 热线百科"
UNITS = "三、政府服务效能"
ZHENJIANG = "二（二）3.诉求办理"
ZHENJIANG_UNITS = "二（三）政府部门服务效能"
REGISTER = "五、热线大数据 3.2023年12345热线共享数据情况"

# document, table, row, column, value or change, as printed: each worked out by hand from the printed report.
ERRORS = {
    # 203 s and 89 s were added up; by 1,421,313 and 155,517 calls the mean is 191.8 s.
    ("淮安2023", CALLS, "总计", "平均通话时长(秒)", "value", "292"),
    # 231.0 s and 153.7 s a year before make 228.1 s: 15.9 % less.
    ("淮安2023", CALLS, "总计", "平均通话时长(秒)", "change", "↓23.76%"),
    # 128,080 ÷ 754,502 = 16.975 %.
    ("淮安2023", TOP5, "非咨询类", "住房保障·占比", "value", "16.01%"),
    # 302,015 + 153,544 = 455,559, which is 31.40 % of 1,450,699.
    ("淮安2023", TOP5, "总计", "民生保障·件", "value", "455426"),
    ("淮安2023", TOP5, "总计", "民生保障·占比", "value", "31.39%"),
    # Ten values under nine headings.
    ("淮安2023", "二、特色热线公共服务 表2 人才服务热线", "", "", "value", "213"),
    # 1,552,521 + 24,454 + 4,403 = 1,581,378 a year before is 9.02 % more; without the 4,403 it is 8.77 %.
    ("淮安2023", FORM, "群众诉求", "诉求总量(件)", "change", "↓8.77%"),
    ("淮安2023", FORM, "总计", "诉求总量(件)", "change", "↓8.81%"),
    # 1 ÷ 2 = half a ticket a year before.
    ("淮安2023", FORM, "企业诉求", "诉求来源(件)·承办转办", "change", "↑100%"),
    # (60.63 % × 718,550 + 77.94 % × 1,197) ÷ 719,747 = 60.66 %, and 39.34 %.
    ("镇江2020", ZHENJIANG, "合计", "解答办理·在线解答", "value", "60.76%"),
    ("镇江2020", ZHENJIANG, "合计", "解答办理·部门工单办理", "value", "39.24%"),
    # The table has 60.63 % and 39.37 % for the public; the text gives it the rates of all.
    ("镇江2020", "正文 一（一）群众诉求办理", "", "群众诉求在线解答率", "value", "60.76%"),
    ("镇江2020", "正文 一（一）群众诉求办理", "", "部门工单办理率", "value", "39.24%"),
    # 217,499 + 353,186 = 570,685; requests were 719,747.
    ("镇江2020", ZHENJIANG_UNITS, "咨询类", "诉求数量（件）", "value", "217499"),
    ("镇江2020", ZHENJIANG_UNITS, "非咨询类", "诉求数量（件）", "value", "353186"),
}
WARNINGS = {
    ("淮安2023", UNITS, "咨询类", "办理评价·群众有效参评满意率(问题实际解决率)(%)", "value", "87.97%"),
    # 1,951,197 invitations, 1,450,699 requests.
    ("淮安2023", UNITS, "咨询类", "办理评价·回访征集评价(件)", "value", "1951197"),
    ("淮安2023", KNOWLEDGE, "总计", "企业群众查询使用量·信息(条次)", "value", "—"),
    ("淮安2023", KNOWLEDGE, "总计", "企业群众查询使用量·问答(对次)", "value", "—"),
    ("淮安2023", XIAOSU, "市本级", "问答量·问答总量", "value", "—"),
    ("淮安2023", XIAOSU, "总计", "问答量·问答总量", "value", "—"),
    ("淮安2023", XIAOSU, "总计", "浏览量(次)", "value", "—"),
    ("淮安2023", XIAOSU, "总计", "推荐信息量(条)", "value", "—"),
    ("淮安2023", XIAOSU, "总计", "信息转化·转化量(条)", "value", "—"),
    # 2022 and 2023 alone had 1,590,853 + 1,450,699.
    (
        "淮安2023",
        REGISTER,
        "①/市本级/市审计局/U盘拷贝/全量(2020.1.1—2023.12.31)",
        "共享诉求数据量(件)",
        "value",
        "1784751",
    ),
    ("淮安2023", "六、平台基础保障能力", "全市(包含县市区平台)", "1.服务团队·民生接听员(人)", "value", "117"),
    ("淮安2023", CALLS, "接听", "平均等待时长(秒)", "change", "↑72.48%"),
    # 688,271 requests by phone, 681,764 calls answered.
    ("镇江2020", ZHENJIANG, "合计", "诉求来源·电话（件）", "value", "688271"),
    (
        "镇江2020",
        "二（一）平台服务供给",
        "每十万人座席数（全省数据）",
        "1.话务座席·话务人员总数",
        "value",
        "3.8",
    ),
}

# The limit of deadline_rules that decides what an indicator counts, by the indicator and the figure's column.
LIMITS = {
    ("on_time_signing_rate", ""): "sign_working_hours",
    ("on_time_completion_rate", ""): "completion_working_days",
    ("late_returns", ""): "return_working_days",
    ("first_feedback_on_time_rate", ""): "first_feedback_hours",
    ("progress_feedback_on_time_rate", ""): "progress_feedback_working_days",
    ("void_extensions", "到期前提出延期申请"): "extension_notice_working_days",
    ("void_extensions", "延期后总办理时间不超过"): "extension_total_working_days",
}

# Lines of each table, blank cells included.
LINES = {
    "淮安2023": {
        FORM: 21,
        CALLS: 15,
        "二、特色热线公共服务 表1 政风行风热线": 9,
        "二、特色热线公共服务 表2 人才服务热线": 10,
        KNOWLEDGE: 21,
        XIAOSU: 21,
        "二、特色热线公共服务 表5 110双号互转": 6,
        UNITS: 18,
        "四、制度规范标准建设": 4,
        "五、热线大数据 1.2023年承办12345诉求量TOP5": 5,
        TOP5: 30,
        REGISTER: 23,
        "六、平台基础保障能力": 19,
    },
    "镇江2020": {
        "正文 一（一）群众诉求办理": 13,
        "正文 一（二）企业诉求办理": 9,
        "正文 一（三）平台基础支撑": 11,
        "正文 一（五）“市政风行风热线”管理运行": 4,
        "正文 创新工作举措": 1,
        "二（一）平台服务供给": 7,
        "二（二）1.话务服务": 15,
        ZHENJIANG: 15,
        ZHENJIANG_UNITS: 10,
        "二（四）“市政风行风热线”上线直播": 5,
        "二（五）制度规范建设": 9,
    },
    "江苏2024": {
        "正文 总量与渠道": 10,
        "正文 服务力量": 5,
        "正文 办理情况": 9,
        "正文 政风行风热线": 10,
        "正文 人才服务热线": 7,
        "正文 热线百科": 6,
        "正文 晓苏": 5,
        "正文 一企来办": 5,
        "正文 制度规范标准": 6,
    },
    "如皋2023": {
        "正文 一、工作目标": 7,
        "正文 二（一）1": 1,
        "正文 二（二）5": 3,
        "正文 二（三）7": 12,
        "正文 二（三）8": 2,
        "正文 二（三）11": 4,
        "正文 二（五）15": 1,
    },
    "江苏政务热线会议": {"正文 接得更快": 6, "正文 办得更实": 7, "正文 建一体化平台": 4},
}

SPOTS = [
    ("淮安2023", "320800", "requests_internet_enterprise", ("", ""), "6", "↓99.66%"),
    ("淮安2023", "320800", "average_handling_days_consult", ("", ""), "0.12", "↓45.45%"),
    ("淮安2023", "320800", "callbacks_rated", ("", ""), "603032", "↓19.74%"),
    ("淮安2023", "320800", "unit_requests", ("unit", "市卫健委"), "4747", ""),
    (
        "淮安2023",
        "320800",
        "shared_tickets",
        ("share", "涟水县/江苏省委巡视组/线下刻盘/2018年—2022年底所有工单数据"),
        "214510",
        "",
    ),
    ("淮安2023", "320800", "platform_security_state", ("", ""), "优秀", ""),
    ("镇江2020", "321100", "average_unit_handling_days_other", ("", ""), "4.40", ""),
    ("镇江2020", "321100", "requests_daily_peak", ("theme", "疫情"), "1394", ""),
    ("镇江2020", "321100", "category_classes", ("", ""), "1000多", ""),
    ("江苏2024", "320000", "enterprise_policy_reach", ("", ""), "14.28亿", ""),
    ("江苏2024", "320000", "seats_per_100k_residents_agents", ("", ""), "5.52", ""),
    ("江苏2024", "320000", "live_supervised", ("level", "设区市"), "9159", ""),
    ("如皋2023", "320682", "on_time_signing_rate", ("", ""), "98%以上", ""),
    ("如皋2023", "320682", "first_feedback_on_time_rate", ("urgency", "special_urgent"), "2", ""),
    ("江苏政务热线会议", "320000", "requests", ("", ""), "4854万", "同比增长52%"),
    ("江苏政务热线会议", "321000", "enterprise_joint_requests", ("", ""), "14886", ""),
]


@pytest.fixture(scope="module")
def everything():
    return judged()[:2]


def found(judgements, verdict):
    return {
        (
            one.figure.document,
            one.figure.table_name,
            one.figure.row_name,
            one.figure.column_name,
            one.what,
            one.printed_text,
        )
        for one in judgements
        if one.verdict == verdict
    }


def test_exactly_the_known_errors(everything):
    assert found(everything[1], ERROR) == ERRORS


def test_exactly_the_known_warnings(everything):
    assert found(everything[1], WARN) == WARNINGS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_finding_is_explained(everything, language):
    for one in everything[1]:
        if one.verdict in (ERROR, WARN):
            text = explanation(one, language)
            assert one.working in text
            assert len(text) > len(one.working)


def test_the_register_of_22_lines_adds_up(everything):
    figures, judgements = everything
    lines = [one for one in figures if one.indicators == ("shared_tickets",) and one.scope[0] == "share"]
    assert len(lines) == 22
    (total,) = [one for one in judgements if one.figure.table_name == REGISTER and one.figure.row_name == "总计"]
    assert (total.verdict, total.computed_text) == ("right", "3386014")


def test_every_figure_judged_right_has_a_reason(everything):
    assert not [one for one in everything[1] if one.verdict != ERROR and not (one.working or one.reason)]


def test_every_table_has_all_its_lines(everything):
    counted: dict[str, Counter] = {}
    for figure in everything[0]:
        counted.setdefault(figure.document, Counter())[figure.table_name] += 1
    assert {document: dict(tables) for document, tables in counted.items()} == LINES


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot[0]}-{spot[2]}")
def test_figures_stand_as_printed(everything, spot):
    document, area, indicator, scope, printed, change = spot
    (one,) = [
        figure
        for figure in everything[0]
        if (figure.document, figure.area_code, figure.scope) == (document, area, scope)
        and indicator in figure.indicators
        and figure.as_printed == printed
    ]
    assert one.change_as_printed == change


FIGURES = [
    pytest.param(figure, id=f"{figure.document}-{figure.line}-{';'.join(figure.indicators)}")
    for path in published()
    for figure in read(path, indicator_kinds())
]


@pytest.mark.parametrize("figure", FIGURES)
def test_an_indicator_of_the_catalogue_answers_each_figure(figure):
    """One test a figure: the list of tests is the list of figures and what answers each."""
    assert set(figure.indicators) <= indicator_kinds().keys(), f"{figure.table_name} {figure.place} {figure.as_printed}"


def test_targets_and_limits_agree_with_the_rules_in_force():
    """The plan's targets and limits stand in seeds/rules, too; both say the same."""
    targets = {(line["area_code"], line["indicator_id"]): float(line["target"]) for line in _rules("targets")}
    limits = {
        (line["area_code"], line["rule"], line["request_type_code"], line["urgency_code"]): float(line["limit_value"])
        for line in _rules("deadline_rules")
    }
    scopes = {
        "咨询类": ["consult"],
        "求助建议类": ["help", "suggestion"],
        "投诉举报类": ["complaint", "report"],
        "": [""],
    }
    plan = [figure for figure in read(_report("rugao_2023"), indicator_kinds())]
    checked = 0
    for figure in plan:
        for indicator in figure.indicators:
            if figure.figure_kind == "target" and ("320682", indicator) in targets:
                assert targets["320682", indicator] == float(figure.printed.value)
                checked += 1
            types = scopes.get(figure.scope[1] if figure.scope[0] == "request_type" else "", [])
            urgency = figure.scope[1] if figure.scope[0] == "urgency" else ""
            for code in types:
                rule = LIMITS.get((indicator, figure.column_name), LIMITS.get((indicator, "")))
                if figure.figure_kind == "rule" and ("320682", rule, code, urgency) in limits:
                    assert limits["320682", rule, code, urgency] == float(figure.printed.value)
                    checked += 1
    assert checked >= 16


def _report(name):
    (path,) = [path for path in published() if path.stem == name]
    return path


def _rules(name):
    with (SEEDS / "rules" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
