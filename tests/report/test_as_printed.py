"""At full size the made-up Huai'an's report is the printed one in every cell, but for the errors of print."""

import pytest

from hotline.report.annual import annual
from hotline.report.layout import layout
from tests.report.places import Place, filled, place, published

LAYOUT = "huaian_2023"

REQUESTS, CALLS = "一、企业群众诉求办理 表1 诉求", "一、企业群众诉求办理 表2 话务"
TALENT = "二、特色热线公共服务 表2 人才服务热线"
EFFECT, LARGEST = "三、政府服务效能", "五、热线大数据 2.2023年诉求量TOP5类型"
# What is right where print errs, worked out by hand (docs/reconciliation.md, docs/city.md).
RIGHT = {
    # last year's total left 承办转办 out: 1,438,746 / 1,581,432, 1,450,699 / 1,595,333 …
    Place(REQUESTS, "群众诉求", "诉求总量(件)"): "1438746 (↓9.02%)",
    Place(REQUESTS, "群众诉求", "部门办理(件)"): "600091 (↓21.84%)",
    Place(REQUESTS, "总计", "诉求总量(件)"): "1450699 (↓9.07%)",
    Place(REQUESTS, "总计", "部门办理(件)"): "605302 (↓21.78%)",
    Place(EFFECT, "非咨询类", "诉求数量(件)"): "754502 (↓25.58%)",
    # from none there is no change in percent
    Place(REQUESTS, "企业诉求", "诉求来源(件)·承办转办"): "1 (—)",
    # weighted, not 203 + 89
    Place(CALLS, "总计", "平均通话时长(秒)"): "192 (↓15.88%)",
    Place(LARGEST, "非咨询类", "住房保障·占比"): "16.97%",
    Place(LARGEST, "总计", "民生保障·件"): "455559",
    Place(LARGEST, "总计", "民生保障·占比"): "31.40%",
}


@pytest.mark.prove
def test_every_cell_is_as_printed(full_city):
    found = filled(layout(LAYOUT), annual(full_city, 2023, "320800", LAYOUT))
    expected = {}
    for row in published(LAYOUT):
        # the heading that print leaves out
        where = place(row) if row["column_name"] else Place(TALENT, "", "政策专员(位)")
        change = row["change_as_printed"]
        expected[where] = RIGHT.get(where, row["as_printed"] + (f" ({change})" if change else ""))
    assert not {where: (text, found.get(where)) for where, text in expected.items() if found.get(where) != text}
    assert found.keys() == expected.keys()
