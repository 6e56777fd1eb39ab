"""A build that two models at a time leave without memory is finished one model at a time; any other failure is told."""

from types import SimpleNamespace

import pytest

from hotline import transform
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.transform import Built

MEMORY = "Runtime Error\n  Out of Memory Error: failed to pin block of size 256.0 KiB (8.3 GiB/8.3 GiB used)"
FIRST = {"dim_units": "success", "key_units": "pass", "fct_callbacks": ("error", MEMORY), "agg_calls": "skipped"}


def _result(nodes: dict[str, str | tuple[str, str]]) -> SimpleNamespace:
    told = {name: said if isinstance(said, tuple) else (said, "") for name, said in nodes.items()}
    results = [
        SimpleNamespace(node=SimpleNamespace(name=name), status=status, message=message)
        for name, (status, message) in told.items()
    ]
    is_done = all(status in ("success", "pass") for status, _ in told.values())
    return SimpleNamespace(result=SimpleNamespace(results=results), success=is_done, exception=None)


@pytest.fixture
def asked(monkeypatch, request) -> list[tuple[str, ...]]:
    """What dbt was asked; its answers are those of the test's parameter, one after the other."""
    answers, asked = iter(request.param), []
    monkeypatch.setattr(transform, "project", lambda folder: None)
    monkeypatch.setattr(
        transform, "_tried", lambda folder, manifest, *command: (asked.append(command), _result(next(answers)))[1]
    )
    return asked


@pytest.mark.parametrize(
    "asked", [[FIRST, {"fct_callbacks": "success", "agg_calls": "success", "key_calls": "pass"}]], indirect=True
)
def test_what_found_no_memory_is_made_one_at_a_time_with_all_that_waited_for_it(asked, tmp_path):
    assert transform.model(DataFolder(tmp_path)) == Built(made=3, tests_passed=2)
    whole, rest = asked
    assert "--threads" not in whole
    assert rest[-3:] == ("--select", "fct_callbacks", "agg_calls")
    assert rest[rest.index("--threads") + 1] == "1"
    assert "--full-refresh" in rest


@pytest.mark.parametrize(
    "asked", [[FIRST, {"fct_callbacks": ("error", MEMORY), "agg_calls": "skipped"}]], indirect=True
)
def test_what_finds_no_memory_alone_is_told(asked, tmp_path):
    with pytest.raises(HotlineError, match=r"fct_callbacks.*HOTLINE_MEMORY_LIMIT"):
        transform.model(DataFolder(tmp_path))


@pytest.mark.parametrize("asked", [[FIRST | {"dim_lines": ("error", "Binder Error: no such column")}]], indirect=True)
def test_what_failed_for_another_reason_is_told_at_once(asked, tmp_path):
    with pytest.raises(HotlineError, match="dim_lines"):
        transform.model(DataFolder(tmp_path))
    assert len(asked) == 1
