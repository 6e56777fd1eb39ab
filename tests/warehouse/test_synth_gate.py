"""The made-up city is clean: nothing of it is refused, rejected or set aside, and no rule warns without a reason."""

import pytest

from hotline import gate, land, transform, warehouse
from hotline.paths import DataFolder
from hotline.synth.generate import synthesise

# Days and months are only judged in cities that are not too small for it.
LARGE = [pytest.param(city, 0.1, marks=pytest.mark.prove) for city in ("yunze", "huaian")]


@pytest.mark.parametrize(("city", "scale"), [("yunze", 0.0006), *LARGE])
def test_a_clean_city_breaks_no_rule(tmp_path, city, scale):
    folder = DataFolder(tmp_path)
    list(synthesise(folder.inbox / "city", city, scale, 11))
    landed = land.land(folder)
    assert not landed.refused
    assert landed.totals["rejected"] == landed.totals["duplicate"] == 0

    transform.register_raw(folder)
    transform.stage(folder)
    judged = gate.judge(folder)

    with warehouse.connect(folder.build_database, read_only=True) as connection:
        broken = connection.execute(
            "select rule_id, sum(rows_failed) from gate.rule_results where rows_failed > 0 group by 1"
        ).fetchall()
    assert judged.quarantined == 0
    assert judged.blocked == []
    assert broken == []
