"""The one error that reaches a user as a sentence instead of a traceback, and what tells that a disc is full."""

import errno

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# DuckDB and dbt give no number, only the system's words.
_IN_WORDS = ("No space left on device", "Disk quota exceeded", "File too large")


class HotlineError(Exception):
    """Something the user can put right; the message names the place and the remedy."""


def is_of_full_disc(error: BaseException) -> bool:
    """Whether an error, of Python, DuckDB or dbt, says that there is no room to write."""
    return getattr(error, "errno", None) in _NO_SPACE or any(words in str(error) for words in _IN_WORDS)
