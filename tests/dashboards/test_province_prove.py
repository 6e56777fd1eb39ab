"""The heavy bars of the pages: what they ask at a province's size, and thirty readers at once."""

from time import process_time

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import data
from dashboards.navigation import PAGES
from hotline.bench import readers
from hotline.paths import DASHBOARDS, DataFolder

MILLISECONDS = 100
P95 = 3.0
GIBIBYTES = 4

pytestmark = pytest.mark.prove


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_asks_takes_a_tenth_of_a_second(
    page: str, province: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_DATA_DIR", str(province.root))
    asked: list[tuple[float, str]] = []
    ask = data.Reader.ask

    def timed(reader: data.Reader, query: str, **values: object) -> data.Rows:
        began = process_time()
        rows = ask(reader, query, **values)
        asked.append((1000 * (process_time() - began), query))
        return rows

    monkeypatch.setattr(data.Reader, "ask", timed)
    app = AppTest.from_file(str(DASHBOARDS / "app.py"), default_timeout=60).run()
    totals = []
    # others may be at work on the machine: the best of three, none of which knows an answer
    for _ in range(3):
        data._answer.clear()
        asked.clear()
        if page != PAGES[0]:
            app.switch_page(f"pages/{page}.py")
        app.run()
        assert not app.exception
        totals.append(sum(took for took, _ in asked))
    dearest = ", ".join(f"{query} {took:.0f}" for took, query in sorted(asked, reverse=True)[:5])
    print(f"\n{page}: {min(totals):.0f} ms of processor in {len(asked)} questions; of the last round {dearest}")
    assert min(totals) <= MILLISECONDS


def test_thirty_readers_at_once_while_snapshots_are_published(province: DataFolder) -> None:
    visits = readers.measure(province)
    slow = readers.share(visits.answered, 0.95)
    print(
        f"\n{len(visits.clicks)} answers, 95 % within {slow:.2f} s, "
        f"{visits.spent / len(visits.clicks):.3f} s of processor each, {visits.most_memory / 2**30:.1f} GiB"
    )
    assert visits.failures == []
    assert slow <= P95
    assert visits.most_memory <= GIBIBYTES * 2**30
