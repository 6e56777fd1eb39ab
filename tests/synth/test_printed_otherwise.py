"""Another seed, another scale and 2023 alone: what is dealt out by rank is as printed all the same."""

import pytest

from hotline import warehouse
from hotline.synth.generate import synthesise
from tests.synth.counted import of_callbacks, of_calls, of_transfers
from tests.synth.made import City, load, printed
from tests.synth.ratios import holds

SCALE = 0.002
COUNTED = {"calls": of_calls, "evaluation": of_callbacks, "transfers": of_transfers}


@pytest.fixture(scope="module")
def otherwise(tmp_path_factory):
    folder = tmp_path_factory.mktemp("otherwise")
    list(synthesise(folder / "files", "huaian", SCALE, 99, years=[2023]))
    load(folder / "files", folder / "city.duckdb")
    with warehouse.connect(folder / "city.duckdb", read_only=True) as connection:
        yield City(folder, SCALE, lambda query: connection.execute(query).fetchall())


@pytest.mark.parametrize("theme", COUNTED)
def test_figures_hold_for_another_seed_scale_and_year(otherwise, theme):
    found = {
        name: COUNTED[theme](otherwise, name, 2023)
        for name, figure in printed(theme).items()
        if figure.kind in ("count", "mean", "rate")
    }
    assert found
    figures = printed(theme)
    assert not {name: parts for name, parts in found.items() if not holds(figures[name], parts, parts, SCALE)}
