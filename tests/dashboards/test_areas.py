"""How areas lie in each other, also where a sender's district list is thin."""

from collections import namedtuple

from dashboards.areas import is_all, parts, worth_choosing

Area = namedtuple("Area", ["scope_kind", "scope_code", "parent_code"])

PROVINCE = Area("province", "320000", None)
CITY = Area("city", "320800", "320000")
NEIGHBOUR = Area("city", "320700", "320000")
ABROAD = Area("city", "nyc", None)
DISTRICT = Area("district", "320803", "320800")
BOROUGH = Area("district", "bronx", None)


def test_the_province_of_one_city_is_not_worth_choosing() -> None:
    assert worth_choosing([PROVINCE, CITY, DISTRICT]) == [CITY, DISTRICT]
    assert worth_choosing([PROVINCE, CITY, NEIGHBOUR]) == [PROVINCE, CITY, NEIGHBOUR]


def test_what_holds_everything() -> None:
    assert is_all(CITY, [CITY, DISTRICT])
    assert is_all(PROVINCE, [PROVINCE, CITY, NEIGHBOUR])
    assert not is_all(DISTRICT, [CITY, DISTRICT])
    assert not is_all(CITY, [CITY, NEIGHBOUR])
    assert not is_all(PROVINCE, [PROVINCE, CITY, NEIGHBOUR, ABROAD])


def test_what_an_area_is_compared_within() -> None:
    everything = [PROVINCE, CITY, NEIGHBOUR, DISTRICT]
    assert parts(PROVINCE, everything) == ("city", "320000")
    assert parts(CITY, everything) == ("district", "320800")
    assert parts(DISTRICT, everything) == ("district", "320800")
    assert parts(ABROAD, [ABROAD, BOROUGH]) == ("district", None)
