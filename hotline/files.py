"""Files given to people: whole in their place, or the place as it was."""

from contextlib import suppress
from pathlib import Path

from hotline.errors import HotlineError
from hotline.words import say


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
