"""What is not a ticket and never scales: yearly figures, the names of papers; and the register of sharing."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hotline.synth.profile import scaled

Rows = list[dict[str, Any]]

# a register without days of handing over tells nothing of how it came about either
OF_DATED_LINES = {
    "legal_basis": "依职责调取，数据安全法第三十八条",
    "approver": "分管负责人",
    "fields": "诉求编号；受理时间；分类；区县；标题（脱敏）；内容（脱敏）",
    "mask_profile": "standard",
}


def figures(city: dict[str, Any]) -> Rows:
    """The yearly numbers up to the last chosen year; `is_listed` tells those that are rows from those that are amounts.

    Years before the chosen ones stay in, for stocks count what was made then.
    """
    years = [min(city["years"]) - 1, *city["years"]]
    return [
        {"figure": figure, "year": year, "many": many, "is_listed": section == "records"}
        for section in ("records", "volumes")
        for figure, numbers in city[section].items()
        for year, many in zip(years, numbers, strict=True)
        if year <= max(city["chosen"])
    ]


def papers(city: dict[str, Any]) -> Rows:
    """The papers that have a title of their own, by kind, year and order."""
    return [
        {"figure": kind, "year": year, "ordinal": ordinal, "title": paper["title"],
         "reference_no": paper.get("reference_no")}
        for kind, of_years in city["papers"].items()
        for year, listed in of_years.items()
        for ordinal, paper in enumerate(listed, start=1)
    ]  # fmt: skip


def register(city: dict[str, Any], scale: float) -> Rows:
    """The lines of the register in contract layout; tickets scale, but no line is without one."""
    codes = {district["name"]: district["code"] for district in city["districts"]}
    rows = []
    for year, lines in city["register"].items():
        for number, line in enumerate(lines, start=1):
            on = line.get("on")
            row = {
                "share_id": f"S{year}{number:04d}", "city_code": city["code"], "register_year": year,
                "level": "county" if line["area"] in codes else "city",
                "area_code": codes.get(line["area"], city["code"]),
                "recipients": ";".join(line["to"]), "recipient_kinds": ";".join(line["to"].values()),
                "methods": ";".join(line["by"]), "theme": line["theme"],
                "period_from": line.get("from"), "period_to": line.get("until"),
                "ticket_count": max(1, scaled(line["tickets"], scale)), "shared_at": on and _morning(on),
                **{key: value if on else None for key, value in OF_DATED_LINES.items()},
                "applicant": f"经办员{1 + number % 20:02d}" if on else None,
                "agreement_no": f"XY{year}{number:03d}" if on else None,
                "assessment_no": f"PG{year}{number:03d}" if on else None,
                "retention_until": on and on + timedelta(days=3 * 366),
                # a printed register comes out when its year is over
                "updated_at": _morning(on) if on else datetime(year, 12, 31, 18),
            }  # fmt: skip
            rows.append(row)
    return rows


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(10))
