"""Files as a whole: the hash of one, and one put in its place so that it is there whole or as it was."""

import hashlib
from contextlib import suppress
from pathlib import Path

from hotline.errors import HotlineError
from hotline.words import say


def sha256_of(path: Path) -> str:
    """The hash of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Writes the whole of `content` to `path`, readable as `mode` says; HotlineError where that cannot be."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.touch(mode)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise HotlineError(say("files.cannot_write", path=path, reason=error.strerror or error)) from error
