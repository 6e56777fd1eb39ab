"""The main job in one process: land what is new, judge it, build, check the totals, publish."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from hotline import gate, land, publish, transform
from hotline.lock import only_one
from hotline.paths import DataFolder
from hotline.publish import Snapshot
from hotline.words import say

Report = Callable[[str], None]


def run(folder: DataFolder, report: Report, progress: land.Progress | None = None) -> Snapshot:
    """Lands all of the inbox, builds and publishes; `report` is given a line for each step.

    HotlineError if a step fails; the snapshot readers have then stays the current one.
    """
    with only_one(folder):
        with _timed("run.landed", report) as said:
            landed = land.land(folder, progress=progress)
            said.update(
                files=len(landed.landed),
                skipped=len(landed.skipped),
                refused=len(landed.refused),
                **landed.totals,
            )
        for refusal in landed.refused:
            report(refusal)
        build(folder, report)
        with _timed("run.published", report) as said:
            snapshot = publish.publish(folder)
            said["snapshot"] = snapshot.id
    return snapshot


def build(folder: DataFolder, report: Report) -> None:
    """Stages, judges and models all that landed, without publishing it; HotlineError if a step fails."""
    with only_one(folder):
        _stage_and_judge(folder, report)
        with _timed("run.built", report) as said:
            built = transform.build(folder, transform.AFTER_GATE)
            said.update(tables=built.made, tests=built.tests_passed)


def _stage_and_judge(folder: DataFolder, report: Report) -> None:
    """Until no file is found that a rule keeps out: without it other rows are the latest, and other rows orphans."""
    gate.review_blocks(folder)
    while True:
        with _timed("run.staged", report) as said:
            transform.register_raw(folder)
            said["tables"] = transform.build(folder, transform.BEFORE_GATE).made
        with _timed("run.judged", report) as said:
            judged = gate.judge(folder)
            said.update(rules=judged.rules, failed=judged.failed_rules, quarantined=judged.quarantined)
        for block in judged.blocked:
            report(say("run.blocked", file=block.file_name, rule=block.rule_id))
        if not judged.blocked:
            return


@contextmanager
def _timed(sentence: str, report: Report) -> Iterator[dict[str, object]]:
    """Reports `sentence` with the values the step filled in and its seconds."""
    began = perf_counter()
    values: dict[str, object] = {}
    yield values
    report(say(sentence, seconds=f"{perf_counter() - began:.1f}", **values))
