"""Every format reads what a person or a program writes in it, and nothing else, whatever the column mixes."""

from datetime import datetime, timedelta
from random import Random

import pytest

from hotline import warehouse
from hotline.feeds import dates

EPOCH = datetime(2004, 1, 1)


def written(time: datetime) -> dict[str, list[str]]:
    """The same instant as senders write it, by format; padded, unpadded and with a fraction."""
    y, m, d, h, n, s = time.timetuple()[:6]
    half, twelve = "AM" if h < 12 else "PM", (h + 11) % 12 + 1
    since = time - datetime(1899, 12, 30)
    return {
        "iso": [f"{time:%Y-%m-%d %H:%M:%S}", f"{time:%Y-%m-%dT%H:%M:%S}.123", f"{y}-{m}-{d} {h}:{n:02}:{s:02}"],
        "slash": [f"{time:%Y/%m/%d %H:%M:%S}", f"{y}/{m}/{d} {h}:{n:02}:{s:02}"],
        "dot": [f"{y}.{m}.{d} {h}:{n:02}:{s:02}"],
        "chinese": [f"{y}年{m}月{d}日 {h}:{n:02}:{s:02}", f"{y}年{m:02}月{d:02}日{h}时{n}分{s}秒"],
        "us": [f"{m:02}/{d:02}/{y} {twelve:02}:{n:02}:{s:02} {half}", f"{m}/{d}/{y} {h}:{n:02}:{s:02}"],
        "compact": [f"{time:%Y%m%d%H%M%S}", f"{time:%Y%m%d %H:%M:%S}"],
        "excel": [f"{since.days + since.seconds / 86400:.9f}"],
    }


@pytest.fixture(scope="module")
def samples() -> list[tuple[str, str, datetime]]:
    random = Random(2017)
    times = [EPOCH + timedelta(seconds=random.randrange(25 * 365 * 86400)) for _ in range(300)]
    times += [datetime(2024, 2, 29), datetime(2023, 12, 31, 23, 59, 59), datetime(2020, 1, 1, 12)]
    return [(form, text, time) for time in times for form, texts in written(time).items() for text in texts]


def read(texts: list[str], formats: tuple[str, ...]) -> list[datetime | None]:
    with warehouse.connect() as connection:
        rows = connection.execute(
            f"select {dates.read_sql('text', formats)} from (select unnest(?) as text)", [texts]
        ).fetchall()
    return [None if time is None else time.replace(microsecond=0) for (time,) in rows]


@pytest.mark.parametrize("form", dates.NAMES)
def test_a_format_reads_its_own(samples: list[tuple[str, str, datetime]], form: str) -> None:
    own = [(text, time) for name, text, time in samples if name == form]
    assert read([text for text, _ in own], (form,)) == [time for _, time in own]


@pytest.mark.parametrize("form", dates.NAMES)
def test_a_format_leaves_others_alone(samples: list[tuple[str, str, datetime]], form: str) -> None:
    others = [text for name, text, _ in samples if name != form]
    assert set(read(others, (form,))) == {None}


def test_a_column_may_mix_all_of_them(samples: list[tuple[str, str, datetime]]) -> None:
    assert read([text for _, text, _ in samples], dates.NAMES) == [time for _, _, time in samples]


@pytest.mark.parametrize(
    "text", ["", "2024", "13", "2024-13-01", "2023-02-29", "2024/5", "24:00", "x", "2024-05-01 25:00", "'; --", "%Y"]
)
def test_what_is_no_date_is_read_as_none(text: str) -> None:
    assert read([text], dates.NAMES) == [None]
