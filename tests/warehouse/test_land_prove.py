"""The heavy bars of landing: a 5 GB file within 2 GiB of memory, GB18030 within 2.5 times the time of UTF-8.

HOTLINE_PROVE_GB makes the file smaller. Figures are printed (`-s` shows them).
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb
import pytest

from hotline import contracts, ledger
from hotline.paths import DataFolder

GIGABYTES = float(os.environ.get("HOTLINE_PROVE_GB", "5"))
ROWS = int(GIGABYTES * 1e9 / 420)

pytestmark = pytest.mark.prove

FILLED = {
    "ticket_id": "'T' || lpad(i::varchar, 12, '0')",
    "city_code": "'320800'",
    "accepted_at": "strftime(timestamp '2023-01-01' + i * interval 1 second, '%Y-%m-%d %H:%M:%S')",
    "channel_code": "case i % 7 when 0 then 'internet' else 'phone' end",
    "line_code": "'12345'",
    "requester_kind": "'person'",
    "request_type_code": "'help'",
    "category_code": "'01' || lpad((hash(i) % 997)::varchar, 4, '0')",
    "category_version": "'v2'",
    "district_code": "'32080' || hash(i + 1) % 9",
    "place": "'淮安市清江浦区长东街道' || hash(i + 2) % 1000 || '号'",
    "requester_name": "'王' || hash(i + 3) % 100",
    "requester_phone": "'138' || lpad((hash(i + 4) % 100000000)::varchar, 8, '0')",
    "title": "'反映某小区噪声扰民问题' || i",
    "content": """case when i % 3 = 0 then '市民来电:楼下"烧烤店"油烟,' || chr(10) || '请核实' || i
        else repeat('市民来电反映小区夜间施工噪声，请相关部门核实。', 1 + (hash(i + 5) % 5)::int) || hash(i) end""",
    "answered_by": "'agent'",
    "agent_id": "'A' || i % 500",
    "status_code": "'archived'",
    "closed_at": "'2023-05-01 10:00:00'",
    "updated_at": "'2023-05-02 10:00:00'",
}


class Cost(NamedTuple):
    """What landing a file took."""

    seconds: float
    peak_mebibytes: float


@pytest.fixture(scope="module")
def place():
    # pytest keeps the folders of its last runs; these are too large to keep.
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def tickets(place):
    file = place / "tickets.csv"
    names = [column.name for column in contracts.tables()["tickets"].columns]
    columns = ", ".join(f"{FILLED.get(name, 'null')} as {name}" for name in names)
    with duckdb.connect(config={"memory_limit": "2GB"}) as connection:
        connection.execute(f"copy (select {columns} from range({ROWS}) as t(i)) to '{file}' (header)")
    return file


def landing(file: Path, folder: DataFolder) -> Cost:
    """Lands the file in a process of its own, as `hotline land` would."""
    code = (
        "import resource, sys; from pathlib import Path; from time import perf_counter\n"
        "from hotline import contracts; from hotline.land import land; from hotline.paths import DataFolder\n"
        "contracts.tables(); began = perf_counter()\n"
        "landed = land(DataFolder(Path(sys.argv[1])), [Path(sys.argv[2])])\n"
        "assert not landed.refused, landed.refused\n"
        "print(perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", code, str(folder.root), str(file)]
    seconds, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Cost(float(seconds), float(peak))


def test_five_gigabytes_within_two_gibibytes(place, tickets):
    folder = DataFolder(place / "large")
    cost = landing(tickets, folder)
    size = tickets.stat().st_size
    speed = size / 1e6 / cost.seconds
    print(f"\n{size / 1e9:.1f} GB: {cost.seconds:.0f} s, {speed:.0f} MB/s, {cost.peak_mebibytes:.0f} MiB")
    assert cost.peak_mebibytes < 2048
    (entry,) = ledger.entries(folder)
    assert (entry.lines, entry.loaded, entry.rejected) == (ROWS, ROWS, 0)


def test_near_to_a_plain_copy(place, tickets):
    """A DuckDB copy of the same file to Parquet knows neither lines nor rejects nor duplicates: the floor."""
    code = (
        "import duckdb, sys; from time import perf_counter; began = perf_counter()\n"
        "with duckdb.connect(config={'memory_limit': '2GB'}) as connection:\n"
        "    connection.execute(f\"copy (from read_csv('{sys.argv[1]}', all_varchar = true)) to '{sys.argv[2]}' "
        '(format parquet, compression zstd)")\n'
        "print(perf_counter() - began)"
    )
    command = [sys.executable, "-c", code, str(tickets), str(place / "floor.parquet")]
    floor = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])
    cost = landing(tickets, DataFolder(place / "near"))
    print(f"\nland {cost.seconds:.0f} s, plain copy {floor:.0f} s: {cost.seconds / floor:.2f} times")
    assert cost.seconds < 3 * floor


def test_gb18030_within_two_and_a_half_times_utf8(place, tickets):
    file = place / "gb18030" / "tickets.csv"
    file.parent.mkdir()
    with tickets.open(encoding="utf-8", newline="") as source, file.open("w", encoding="gb18030", newline="") as target:
        while text := source.read(1 << 24):
            target.write(text)
    utf8 = landing(tickets, DataFolder(place / "utf8"))
    gb18030 = landing(file, DataFolder(place / "gb"))
    print(f"\nGB18030 {gb18030.seconds:.0f} s, UTF-8 {utf8.seconds:.0f} s: {gb18030.seconds / utf8.seconds:.2f} times")
    assert gb18030.seconds < 2.5 * utf8.seconds
    assert ledger.entries(DataFolder(place / "gb"))[0].loaded == ROWS
