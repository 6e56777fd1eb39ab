"""Building day by day gives the same rows in every mart as building everything, whatever a day brings."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hotline import delta, gate, transform, warehouse
from hotline.land import land
from hotline.paths import DataFolder
from hotline.run import run
from hotline.words import say
from tests.warehouse.days import KEYS, TABLES, UPDATES, Change, put, rows
from tests.warehouse.held import marts

INBOX = Path(__file__).parents[1] / "small_city" / "inbox"

HOW = ("taken", "taken", "spoilt", "cancelled", "moved")
days = st.lists(
    st.lists(
        st.builds(
            Change,
            table=st.sampled_from((*TABLES[:4], *TABLES)),
            of=st.integers(0, 60),
            like=st.integers(0, 60),
            columns=st.integers(0, 2**20),
            how=st.sampled_from(HOW),
            key=st.sampled_from(KEYS),
            update=st.sampled_from(UPDATES),
        ),
        min_size=1,
        max_size=12,
    ),
    min_size=1,
    max_size=3,
)

# Events before their ticket, a ticket cancelled, one spoilt with all that hangs on it, one repaired, an event that goes
# to another ticket, a state older than the one known, and a call tomorrow, with which "now" moves on.
A_DAY = [
    Change("ticket_events", 3, 5, 0, "taken", "of a new ticket", None),
    Change("tickets", 2, 0, 0, "cancelled", "same", UPDATES[0]),
    Change("tickets", 7, 0, 1 << 2, "spoilt", "same", UPDATES[0]),
    Change("tickets", 9, 4, 1 << 2 | 1 << 6, "taken", "same", UPDATES[1]),
    Change("ticket_events", 12, 4, 1, "taken", "same", UPDATES[0]),
    Change("callbacks", 2, 6, 0b11, "taken", "same", UPDATES[0]),
    Change("calls", 1, 1, 25, "moved", "new", None),
    Change("inspections", 1, 2, 0b110, "taken", "new", None),
]
THE_NEXT = [
    Change("tickets", 5, 5, 0, "taken", "new", None),
    Change("tickets", 7, 7, 0, "taken", "same", "2031-01-01 00:00:00"),
    Change("callbacks", 4, 2, 0, "moved", "of a new ticket", None),
]


def day_by_day(city: DataFolder, many_days: list[list[Change]]) -> None:
    known = rows(INBOX)
    with TemporaryDirectory() as place:
        folder, anew = (DataFolder(Path(place) / name) for name in ("days", "anew"))
        shutil.copytree(city.root, folder.root)
        for number, day in enumerate(many_days):
            put(folder, number, day, known)
            said: list[str] = []
            run(folder, said.append)
            assert not any(line.startswith(say("run.everything", reason="")) for line in said), said
        assert gate.reconcile(folder, whole=True) == []
        shutil.copytree(folder.root, anew.root)
        run(anew, print, full=True)
        built, rebuilt = marts(folder), marts(anew)
        assert counts(folder) == counts(anew)
    assert built.keys() == rebuilt.keys()
    for table, expected in rebuilt.items():
        assert built[table] == expected, table


def counts(folder: DataFolder) -> dict[str, list[tuple[object, ...]]]:
    """What the gate counted by day, file, city and code."""
    with warehouse.connect(folder.build_database) as connection:
        return {
            name: connection.execute(f"from gate.counts_{name} order by all").fetchall()
            for name in ("tickets", "ticket_events", "callbacks", "calls")
        }


def test_what_asks_for_everything(built_city, tmp_path):
    folder = DataFolder(tmp_path / "city")
    shutil.copytree(built_city.root, folder.root)
    assert delta.plan(folder, full=True).is_full

    # GIVEN nothing new, nothing is to be done
    nothing = delta.plan(folder, full=False)
    assert (nothing.is_full, nothing.files) == (False, ())

    # WHEN a list comes on which every ticket depends
    shutil.copy(folder.inbox / "categories.csv", folder.inbox / "categories_2024.csv")
    with (folder.inbox / "categories_2024.csv").open("a", encoding="utf-8") as file:
        file.write("small-1,Z9,,1,新分类,2022-01-01,\n")
    land(folder)
    assert delta.plan(folder, full=False).reason == say("delta.list_changed", tables="categories")

    # WHEN a build begins and dies
    transform.register_raw(folder, nothing)
    assert delta.plan(folder, full=False).reason == say("delta.no_whole_build")


def test_nothing_new_takes_neither_dbt_nor_great_expectations_nor_a_snapshot(built_city, tmp_path):
    folder = DataFolder(tmp_path / "city")
    shutil.copytree(built_city.root, folder.root)
    published = folder.current.read_text(encoding="utf-8")
    code = """
import sys
from hotline.run import run
from hotline.settings import data_folder
run(data_folder(), print)
print(*sorted({"dbt", "great_expectations"} & sys.modules.keys()), sep="")
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HOTLINE_DATA_DIR": str(folder.root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines()[1:] == [say("run.nothing_new"), ""]
    assert folder.current.read_text(encoding="utf-8") == published


def test_two_days_are_built_as_everything_would_be(built_city):
    day_by_day(built_city, [A_DAY, THE_NEXT])


@pytest.mark.prove
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(many_days=days)
def test_any_days_are_built_as_everything_would_be(built_city, many_days):
    day_by_day(built_city, many_days)
