"""What judging costs: it grows with the rows, and stays near one hand-written query a table that asks the same."""

import pytest

from hotline import gate
from hotline.bench.judging import compare, whole_year

# At a tenth, a second that others take of the machine would be ten of a year.
SCALE = 0.5
# For all rules over a year of 1.45 million tickets, on two cores.
SECONDS, MEMORY = 90, 6 << 30


@pytest.mark.prove
def test_judging_grows_with_the_rows_and_stays_near_one_query(tmp_path, capsys, monkeypatch):
    judge, found = gate.judge, []
    monkeypatch.setattr(gate, "judge", lambda folder: found.append(judge(folder)))
    steps = compare(tmp_path, SCALE)
    half, whole, half_by_hand, whole_by_hand = steps
    year, by_hand = whole_year(half, whole, SCALE), whole_year(half_by_hand, whole_by_hand, SCALE)
    with capsys.disabled():
        print(f"\na year of full size: {year:.0f} s, by hand {by_hand:.0f} s; of {[step.processor for step in steps]}")
    # a clean city breaks no rule
    assert {(result.failed_rules, result.quarantined) for result in found} == {(0, 0)}
    assert whole.processor < 2.2 * half.processor
    assert year < 3 * by_hand
    assert year < SECONDS
    assert max(step.memory for step in steps) < MEMORY
