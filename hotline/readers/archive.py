"""zip and gz: the files in them, unpacked one at a time."""

import gzip
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hotline.errors import HotlineError
from hotline.words import say


@dataclass(frozen=True)
class Member:
    """A file in an archive; `unpack` writes it to a path."""

    name: str
    unpack: Callable[[Path], None]


def is_archive(name: str) -> bool:
    """Whether a file is unpacked before it is read."""
    return name.lower().endswith((".zip", ".gz"))


def members(path: Path, name: str) -> Iterator[Member]:
    """The files in an archive; HotlineError if it is broken, protected or holds none."""
    with _broken_is_told(name):
        is_zip = name.lower().endswith(".zip")
        found = list(_zip_members(path, name)) if is_zip else [_gzip_member(path, name)]
    if not found:
        raise HotlineError(say("land.archive_empty", file=name))
    yield from found


def _gzip_member(path: Path, name: str) -> Member:
    def unpack(target: Path) -> None:
        with _broken_is_told(name), gzip.open(path) as source, target.open("wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)

    return Member(PurePosixPath(name).name[:-3], unpack)


def _zip_members(path: Path, name: str) -> Iterator[Member]:
    with zipfile.ZipFile(path) as package:
        for info in package.infolist():
            member = _decoded_name(info)
            parts = PurePosixPath(member).parts
            if info.is_dir() or any(part.startswith((".", "~$", "__MACOSX")) for part in parts):
                continue
            if info.flag_bits & 1:
                raise HotlineError(say("land.password", file=f"{name}/{member}"))
            yield Member(member, lambda target, info=info: _unpack(path, name, info, target))


def _unpack(path: Path, name: str, info: zipfile.ZipInfo, target: Path) -> None:
    with (
        _broken_is_told(name),
        zipfile.ZipFile(path) as package,
        package.open(info) as source,
        target.open("wb") as file,
    ):
        shutil.copyfileobj(source, file, 1 << 20)


def _decoded_name(info: zipfile.ZipInfo) -> str:
    """Chinese Windows writes names in GBK and does not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


@contextmanager
def _broken_is_told(name: str) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise HotlineError(say("land.broken", file=name, format="zip/gz", reason=error)) from None
