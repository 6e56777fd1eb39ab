"""Masks identifiers in free text, by the one list of patterns that the warehouse's models use too."""

import re
from functools import cache

from hotline import yml
from hotline.paths import PROJECT


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    project = yml.read(PROJECT / "dbt_project.yml")
    groups = project["vars"]["mask_patterns"].values()
    return [(re.compile(rule["find"]), rule["put"]) for rules in groups for rule in rules]


def mask_text(text: str) -> str:
    """`text` with every identifier masked; the same result as the SQL macro `mask_text`.

    Source: 个人信息保护法 51 (去标识化) and 73; DB34/T 4631.2 for the shapes of the masks.
    """
    for pattern, replacement in _patterns():
        text = pattern.sub(replacement, text)
    return text
