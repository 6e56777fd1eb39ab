"""The heavy bar of the main job: two years of a city within 5 minutes and 8 GiB, on a calm machine of two cores."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest

from hotline import publish
from hotline.paths import DataFolder
from hotline.synth.generate import synthesise

SECONDS, GIBIBYTES = 5 * 60, 8


@pytest.mark.prove
def test_two_years_of_a_city_within_five_minutes_and_eight_gibibytes():
    # pytest keeps the folders of its last runs; this one is too large to keep.
    with TemporaryDirectory() as root:
        # GIVEN the extracts of both years at full size
        folder = DataFolder(Path(root))
        list(synthesise(folder.inbox, "huaian", 1, 12345, years=(2022, 2023)))

        # WHEN they are landed, judged, built and published in a process of its own
        began = perf_counter()
        run = subprocess.Popen(
            [sys.executable, "-m", "hotline", "run"], env={**os.environ, "HOTLINE_DATA_DIR": str(folder.root)}
        )
        _, status, usage = os.wait4(run.pid, 0)
        seconds, gibibytes = perf_counter() - began, usage.ru_maxrss / 2**20
        processor = usage.ru_utime + usage.ru_stime
        print(f"\nhotline run: {seconds:.0f} s, {processor:.0f} s of processor, {gibibytes:.1f} GiB")

        # THEN it is whole, in time and within memory
        assert os.waitstatus_to_exitcode(status) == 0
        rows = publish.current(folder).manifest["rows"]["detail"]
        assert rows["fct_tickets"] > 2_800_000
        assert rows["fct_calls"] > 3_000_000
        assert seconds <= SECONDS
        assert gibibytes <= GIBIBYTES
