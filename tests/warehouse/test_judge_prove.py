"""What judging costs: it grows with the rows, and stays near one hand-written query a table that asks the same."""

import pytest

from hotline import gate
from hotline.bench.judging import compare

SCALE = 0.1
# For all rules over a year of 1.45 million tickets, on two cores.
SECONDS, MEMORY = 90, 6 << 30


@pytest.mark.prove
def test_judging_grows_with_the_rows_and_stays_near_one_query(tmp_path, capsys, monkeypatch):
    judge, found = gate.judge, []
    monkeypatch.setattr(gate, "judge", lambda folder: found.append(judge(folder)))
    steps = compare(tmp_path, SCALE)
    half, whole, by_hand = (step.processor for step in steps)
    with capsys.disabled():
        print(f"\njudging: {half:.1f} s, twice the rows {whole:.1f} s; by one query a table {by_hand:.1f} s")
    # a clean city breaks no rule
    assert {(result.failed_rules, result.quarantined) for result in found} == {(0, 0)}
    # what does not grow: half a thousand rules, their pages and their results
    fixed = 2 * half - whole
    assert whole < 2.2 * half
    assert whole < 3 * by_hand
    assert fixed + (whole - fixed) / SCALE < SECONDS
    assert max(step.memory for step in steps) < MEMORY
