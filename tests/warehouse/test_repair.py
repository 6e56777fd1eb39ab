"""The whole way twice in one process: a row set aside, repaired by its sender, counts, and nothing else changes."""

import shutil

from hotline import publish
from hotline.paths import DataFolder
from hotline.run import run

REPAIRED = """ticket_id,city_code,accepted_at,channel_code,line_code,requester_kind,request_type_code,category_code,\
category_version,district_code,content,answered_by,status_code,updated_at
X01,320800,2023-03-06 09:00:00,phone,general,public,help,A11,small-1,320803,改好的一行。,unit,open,2023-03-06 09:00:00
"""


def figures(folder):
    with publish.open_current(folder) as connection:
        tickets = {row[0] for row in connection.execute("select ticket_id from fct_tickets").fetchall()}
        failed = connection.execute(
            "select sum(rows_failed) from fct_rule_results where rule_id = 'tickets_channel_code_unknown_code'"
        ).fetchall()
        requests = connection.execute(
            "select value from fct_indicator_values where indicator_id = 'requests' and period_kind = 'year' "
            "and period_start = date '2023-01-01' and scope_kind = 'city' and scope_code = '320800'"
        ).fetchall()
    return tickets, failed[0][0], requests[0][0]


def test_a_repaired_row_comes_in(built_city, tmp_path):
    # GIVEN the small city, with a ticket in quarantine for an unknown channel
    folder = DataFolder(tmp_path / "city")
    shutil.copytree(built_city.root, folder.root)
    before, failed, requests = figures(folder)
    assert "X01" not in before
    assert failed == 1

    # WHEN its sender repairs the row and sends it again, with the same time of update
    (folder.inbox / "tickets_repaired.csv").write_text(REPAIRED, encoding="utf-8")
    run(folder, report=print)

    # THEN it counts, and it alone; the quarantine has let it go
    after, failed, more_requests = figures(folder)
    assert after - before == {"X01"}
    assert before <= after
    assert failed == 0
    assert more_requests == requests + 1
