"""The contract in the form asked for, printed or written to a file."""

from collections.abc import Iterable
from pathlib import Path

from hotline import files
from hotline.contract import documents, models, workbook
from hotline.errors import HotlineError
from hotline.words import say

TEXTS = {"md": documents.markdown, "csv": documents.comma_separated}
FORMATS = ("xlsx", *TEXTS, "dbt")


def write(form: str, out: Path | None) -> Iterable[str]:
    """What to print: the text itself, or where it was written; HotlineError if there is no such form or place."""
    if form not in FORMATS:
        raise HotlineError(say("contract.unknown_format", form=form, known=", ".join(FORMATS)))
    if form == "dbt":
        return [say("contract.written", path=path) for path in models.write()]
    if form in TEXTS and out is None:
        return [TEXTS[form]().rstrip("\n")]
    path = out or Path("hotline-contract.xlsx")
    files.replace(path, workbook.render() if form == "xlsx" else TEXTS[form]().encode())
    return [say("contract.written", path=path)]
