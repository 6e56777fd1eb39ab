"""In how many ways each column of a sender's file writes its times: one file that mixes them has been through hands."""

from collections import Counter, defaultdict

import pyarrow as pa
import pyarrow.compute as pc

FORMS = {
    "iso": r"^\d{4}-\d{1,2}-\d{1,2}([ T]|$)",
    "slash": r"^\d{4}/\d{1,2}/\d{1,2}( |$)",
    "dot": r"^\d{4}\.\d{1,2}\.\d{1,2}( |$)",
    "chinese": r"^\d{4}年\d{1,2}月\d{1,2}日",
    "us": r"^\d{1,2}/\d{1,2}/\d{4}( |$)",
}


class TimeForms:
    """Counts the forms of times, batch by batch."""

    def __init__(self) -> None:
        self._found: dict[str, Counter[str]] = defaultdict(Counter)

    def note(self, lines: pa.Table) -> None:
        """Counts those of a batch of lines as they stand in the file."""
        for name in lines.column_names:
            if pa.types.is_string(lines.schema.field(name).type):
                for form, pattern in FORMS.items():
                    found = pc.sum(pc.match_substring_regex(lines[name], pattern)).as_py()
                    if found:
                        self._found[name][form] += found

    @property
    def mixed(self) -> list[str]:
        """The columns in which more than one form stands."""
        return [name for name, forms in self._found.items() if len(forms) > 1]
