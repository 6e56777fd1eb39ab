"""The cells of an xls, read in a process of its own with bounded memory (this module, run as a program).

Damage to an xls can make calamine ask for all the memory there is, and that ends the process it is in.
"""

import pickle
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

_MEMORY = 1 << 31
_HAS_PASSWORD = 3


@dataclass(frozen=True)
class XlsSheet:
    """A sheet's rows, with what we use of calamine's sheets."""

    name: str
    rows: list[list[object]]

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def iter_rows(self) -> Iterator[list[object]]:
        """The rows from the sheet's first."""
        return iter(self.rows)


class XlsBook:
    """An xls, with what we use of calamine's workbooks; CalamineError if it cannot be read."""

    def __init__(self, path: Path) -> None:
        done = subprocess.run([sys.executable, "-P", __file__, str(path)], capture_output=True, check=False)
        if done.returncode == _HAS_PASSWORD:
            raise PasswordError
        if done.returncode:
            raise CalamineError("xls")
        self._sheets: dict[str, list[list[object]]] = pickle.loads(done.stdout)

    @property
    def sheet_names(self) -> list[str]:
        """The sheets in their order."""
        return list(self._sheets)

    def get_sheet_by_name(self, name: str) -> XlsSheet:
        """A sheet that there is."""
        return XlsSheet(name, self._sheets[name])


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        with open(sys.argv[1], "rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            sheets = {name: list(book.get_sheet_by_name(name).iter_rows()) for name in book.sheet_names}
    except PasswordError:
        sys.exit(_HAS_PASSWORD)
    pickle.dump(sheets, sys.stdout.buffer)


if __name__ == "__main__":
    _main()
