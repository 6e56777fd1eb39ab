"""Slips of the pen: a count that sums hold is found when it is wrong by one; nothing printed breaks the judge."""

import csv
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.errors import HotlineError
from hotline.reconcile.command import reconcile_reports
from hotline.reconcile.judgement import ERROR
from hotline.reconcile.judging import judge
from hotline.reconcile.printed import number
from hotline.reconcile.reading import published, read
from hotline.reconcile.relation import relations
from tests.unit.reports import KINDS, written

(HUAIAN,) = [path for path in published() if path.stem == "huaian_2023"]
with HUAIAN.open(encoding="utf-8", newline="") as text:
    LINES = list(csv.DictReader(text))


FIGURES = read(HUAIAN, KINDS)
RELATIONS = relations(set(KINDS))


def errors(figures):
    judgements = judge(figures, RELATIONS, [])
    return {(one.figure.line, one.what) for one in judgements if one.verdict == ERROR}


@pytest.fixture(scope="module")
def known():
    return errors(FIGURES)


def is_held_to_the_last_digit(figure):
    """The counts of table 1, of calls, of transfers and of the register."""
    tables = ("表1 诉求", "表5 110", "共享数据情况")
    return figure.is_exact and (
        figure.unit == "通" or (figure.unit == "件" and any(table in figure.table_name for table in tables))
    )


SLIPS = [index for index, figure in enumerate(FIGURES) if is_held_to_the_last_digit(figure)]


def test_sums_hold_fifty_counts():
    assert len(SLIPS) == 21 + 3 + 3 + 23


@pytest.mark.parametrize("index", SLIPS)
def test_a_count_that_is_wrong_by_one_is_found(index, known):
    slipped = number(str(FIGURES[index].printed.value + 1), counts_whole=True)
    wrong = replace(FIGURES[index], as_printed=str(slipped.value), printed=slipped)
    assert errors([*FIGURES[:index], wrong, *FIGURES[index + 1 :]]) - known


PRINTED = ["0", "0%", "0万", "超5%", "3000余", "近190万", "—", "1.00%", "100", "999999999999", "半", "优秀", "2亿", ""]
CHANGES = ["", "↑0%", "↓0%", "↓100%", "↓99.99%", "↓250%", "↑9999%", "同比增长5%", "8%"]
slips = st.tuples(st.sampled_from(range(len(LINES))), st.sampled_from(PRINTED), st.sampled_from(CHANGES))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(slips, min_size=1, max_size=40), st.sampled_from(["percent", "points", "unclear"]))
def test_whatever_is_printed_is_judged_or_refused_in_words(tmp_path, changed, kind):
    lines = [dict(line) for line in LINES]
    for index, printed, change in changed:
        said = number(printed, counts_whole=False)
        lines[index] |= {"as_printed": printed, "value": repr(float(said.value)) if said else ""}
        lines[index] |= {"change_as_printed": change, "change_kind": kind if change else ""}
    try:
        shown = "\n".join(reconcile_reports(written(tmp_path, *lines), "text", every=True))
    except HotlineError as error:
        shown = str(error)
    assert not [word for word in ("inf", "nan", "Traceback") if word in shown]
