"""What a rule of the gate is."""

import re
from dataclasses import dataclass

DIMENSIONS = ("completeness", "validity", "uniqueness", "consistency", "accuracy", "timeliness")
SEVERITIES = ("quarantine", "warn")

PLACE = re.compile(r"\{(kept|staged)\.(\w+)\}")


@dataclass(frozen=True)
class Rule:
    """One rule over the rows of a contract table; `predicate` is SQL over `this`, true for a bad row.

    `{kept.<table>}` in it stands for the rows of another table that came in (of its own: all that arrived, since they
    are being judged), `{staged.<table>}` for all that arrived.
    """

    id: str
    table: str
    dimension: str
    severity: str
    source: str
    owner: str
    wrong_zh: str
    wrong_en: str
    remedy_zh: str
    remedy_en: str
    predicate: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The other tables the predicate looks at; where one is absent the rule is skipped."""
        return tuple(dict.fromkeys(table for _, table in PLACE.findall(self.predicate) if table != self.table))

    @property
    def judged_after(self) -> set[str]:
        """The tables that have to be judged before this rule can be."""
        return {table for kind, table in PLACE.findall(self.predicate) if kind == "kept"} - {self.table}
