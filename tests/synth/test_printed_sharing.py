"""The register of sharing, line by line as document 003 prints it for 2023; only its tickets scale."""

import csv
import re
from datetime import date

import pytest

from hotline import contracts
from tests.synth.made import PRINTED, printed

FIGURES = printed("sharing")
with open(PRINTED / "sharing_lines.csv", encoding="utf-8", newline="") as FILE:
    LINES = list(csv.DictReader(FILE))

# periods that stand in the theme's own words
WORDED = {
    "2022—2023.3月噪音扰民工单": (date(2022, 1, 1), date(2023, 3, 31)),
    "2018年—2022年底所有工单数据": (date(2018, 1, 1), date(2022, 12, 31)),
    "2021—2022噪音扰民工单": (date(2021, 1, 1), date(2022, 12, 31)),
}
ROWS = """
    select if(shares.level = 'city', '市本级', districts.name), recipients, recipient_kinds, methods, theme,
        period_from, period_to, ticket_count, shared_at
    from shares left join districts on area_code = district_code
    where register_year = 2023 order by share_id
"""


def _period(theme: str) -> tuple[str, tuple[date | None, date | None]]:
    """A printed theme without the dates in brackets behind it, and its first and last day."""
    if found := re.fullmatch(r"(.*)\((\d+)\.(\d+)\.(\d+)—(\d+)\.(\d+)\.(\d+)\)", theme):
        first, last = (date(*(int(part) for part in found.groups()[start : start + 3])) for start in (1, 4))
        return found[1], (first, last)
    return theme, WORDED.get(theme, (None, None))


@pytest.mark.parametrize("number", range(len(LINES)))
def test_a_line_of_the_register_is_as_printed(huaian, number):
    line = LINES[number]
    area, recipients, _, methods, theme, first, last, tickets, shared_at = huaian.ask(ROWS)[number]
    names = {code: names[0] for code, names in contracts.codes("share_methods").items()}
    assert area == line["area"]
    assert recipients.split(";") == line["recipients"].split("、")
    assert [names[method] for method in methods.split(";")] == line["methods"].split("、")
    assert (theme, (first, last)) == _period(line["theme"])
    assert shared_at is None
    assert tickets == max(1, round(int(line["tickets"]) * huaian.scale))


def test_the_register_adds_up_as_printed(huaian):
    [(lines, tickets)] = huaian.ask("select count(*), sum(ticket_count) from shares where register_year = 2023")
    assert FIGURES["shares"].fits(lines, 1)
    # each line is rounded by itself, and none is empty
    slack = 0 if huaian.scale == 1 else len(LINES)
    assert abs(tickets - float(FIGURES["shared_tickets"].value) * huaian.scale) <= slack


def test_each_recipient_has_its_kind(huaian):
    kinds = contracts.codes("recipient_kinds").keys()
    for row in huaian.ask(ROWS):
        of_row = row[2].split(";")
        assert len(of_row) == len(row[1].split(";"))
        assert set(of_row) <= kinds
    assert huaian.number("select count(*) from shares where register_year <> 2023") == 0
