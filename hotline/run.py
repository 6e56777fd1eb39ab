"""The main job in one process: land what is new, judge it, build, check the totals, publish."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from time import perf_counter

from hotline import delta, gate, land, publish, touched, transform
from hotline.delta import EVERYTHING, Plan
from hotline.lock import only_one
from hotline.paths import DataFolder
from hotline.publish import Snapshot
from hotline.words import say

Report = Callable[[str], None]


def run(folder: DataFolder, report: Report, progress: land.Progress | None = None, *, full: bool = False) -> Snapshot:
    """Lands all of the inbox, builds what that touches, or everything, and publishes; `report` hears of each step.

    HotlineError if a step fails; the snapshot readers have then stays the current one, as it does if nothing is new.
    """
    with only_one(folder):
        with ThreadPoolExecutor(1) as beside:
            make_ready = cache(lambda: beside.submit(_make_ready, folder))

            def heard(file: str, done: int, size: int) -> None:
                make_ready()
                if progress:
                    progress(file, done, size)

            with _timed("run.landed", report) as said:
                landed = land.land(folder, progress=heard)
                said.update(
                    files=len(landed.landed),
                    skipped=len(landed.skipped),
                    refused=len(landed.refused),
                    **landed.totals,
                )
        for refusal in landed.refused:
            report(refusal)
        is_new = build(folder, report, full=full)
        if not is_new and (current := publish.of_last_build(folder)):
            return current
        with _timed("run.published", report) as said:
            snapshot = publish.publish(folder)
            said["snapshot"] = snapshot.id
    return snapshot


def build(folder: DataFolder, report: Report, *, full: bool = False) -> bool:
    """Stages, judges and models what landed, without publishing it; HotlineError if a step fails.

    Only what the rows that landed since the last build touch is computed, unless `full` or something else asks for
    everything, which is reported. Whether there was anything to do.
    """
    with only_one(folder):
        gate.review_blocks(folder)
        planned = delta.plan(folder, full=full)
        if planned.is_full:
            report(say("run.everything", reason=planned.reason))
        elif not planned.files:
            report(say("run.nothing_new"))
            return False
        changed = _stage_and_judge(folder, planned, report)
        with _timed("run.built", report) as said:
            built = transform.model(folder, changed)
            said.update(tables=built.made, tests=built.tests_passed)
        if changed is not None:
            report(say("run.touched", files=len(planned.files), **touched.count(folder)))
        delta.finish(folder)
    return True


def _stage_and_judge(folder: DataFolder, planned: Plan, report: Report) -> set[str] | None:
    """The tables of a delta whose rows came, or went to quarantine or left it; None where everything is built anew.

    Until no file is found that a rule keeps out: without it other rows are the latest, and other rows orphans. Such a
    file, and a change of what every ticket depends on, ask for everything.
    """
    with _timed("run.staged", report) as said:
        transform.register_raw(folder, planned)
        said["tables"] = transform.stage(folder, planned).made
    with _timed("run.judged", report) as said:
        judged = gate.judge(folder)
        said.update(rules=judged.rules, failed=judged.failed_rules, quarantined=judged.quarantined)
    for block in judged.blocked:
        report(say("run.blocked", file=block.file_name, rule=block.rule_id))
    changed = None
    if not planned.is_full and not judged.blocked:
        changed = {table.name for table in planned.tables} | touched.note(folder, planned)
    if judged.blocked or (changed and not changed.isdisjoint(delta.facts_depend_on(folder))):
        return _stage_and_judge(folder, EVERYTHING, report)
    return changed


def _make_ready(folder: DataFolder) -> None:
    """What takes seconds and needs no data, while landing waits for the disc: imports, and reading the models."""
    import hotline.gate.expecting  # noqa: F401, PLC0415

    transform.project(folder)


@contextmanager
def _timed(sentence: str, report: Report) -> Iterator[dict[str, object]]:
    """Reports `sentence` with the values the step filled in and its seconds."""
    began = perf_counter()
    values: dict[str, object] = {}
    yield values
    report(say(sentence, seconds=f"{perf_counter() - began:.1f}", **values))
