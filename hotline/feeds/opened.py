"""A file that a person names to `hotline feeds`, opened; of an archive the first file in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from hotline.errors import HotlineError
from hotline.readers import archive
from hotline.readers.opening import Reader, open_reader
from hotline.words import say


@contextmanager
def opened(path: Path) -> Iterator[tuple[str, Reader]]:
    """The file's name and its reader; HotlineError if it cannot be opened."""
    if path.is_dir():
        raise HotlineError(say("land.is_folder", file=path.name))
    try:
        path.open("rb").close()
    except OSError as error:
        raise HotlineError(say("land.unreadable", file=path.name, reason=error.strerror)) from None
    if not archive.is_archive(path.name):
        yield path.name, open_reader(path, path.name)
        return
    member = next(archive.members(path, path.name))
    with TemporaryDirectory() as folder:
        unpacked = Path(folder) / "unpacked"
        member.unpack(unpacked)
        name = PurePath(member.name).name
        yield name, open_reader(unpacked, name)
