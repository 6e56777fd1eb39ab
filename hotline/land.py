"""Lands senders' files: each once, by content; every line of it is loaded, rejected or a duplicate."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from hotline import lake, warehouse
from hotline.errors import HotlineError
from hotline.known import Known, Source, sha256_of, state_of
from hotline.landing import Progress, land_source
from hotline.ledger import Entry
from hotline.lock import only_one
from hotline.paths import DataFolder
from hotline.readers import archive
from hotline.words import say

# DuckDB holds a batch at a time; only taking out duplicates may need more, and then works on disc.
_MEMORY = "1GB"
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass
class Landed:
    """What became of the files: entries of the new ones, a sentence for each one known already or refused."""

    landed: list[Entry] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def totals(self) -> dict[str, int]:
        """lines = loaded + rejected + duplicate, over the new files."""
        return {
            name: sum(getattr(entry, name) for entry in self.landed)
            for name in ("lines", "loaded", "rejected", "duplicate")
        }

    @property
    def summary(self) -> list[str]:
        """A line for each file that landed or was known."""
        new = [
            say(
                "land.landed",
                file=entry.file_name,
                feed=entry.feed,
                lines=entry.lines,
                loaded=entry.loaded,
                rejected=entry.rejected,
                duplicate=entry.duplicate,
            )
            + "".join(f" · {say(f'land.causes.{cause}')} {n:,}" for cause, n in entry.rejected_by_cause.items())
            + "".join(f" · {say('land.unread_sheet', sheet=sheet)}" for sheet in entry.unread_sheets)
            for entry in self.landed
        ]
        return [*new, *self.skipped] or ([] if self.refused else [say("land.nothing")])


def land(folder: DataFolder, files: list[Path] | None = None, progress: Progress | None = None) -> Landed:
    """Lands `files` (default: everything in the inbox); a file that cannot be read is refused, the others land."""
    with only_one(folder):
        try:
            lake.sweep(folder)
        except OSError as error:
            raise HotlineError(say("land.unwritable", folder=folder.lake, reason=error.strerror)) from None
        with warehouse.connect(scratch=folder.scratch) as connection:
            connection.execute(f"set memory_limit = '{_MEMORY}'")
            job = _Job(folder, connection, progress)
            for path in _inbox_files(folder) if files is None else files:
                job.take(path)
    return job.result


class _Job:
    def __init__(self, folder: DataFolder, connection: duckdb.DuckDBPyConnection, progress: Progress | None) -> None:
        self.result = Landed()
        self._connection = connection
        self._folder = folder
        self._known = Known(folder)
        self._progress = progress

    def take(self, path: Path) -> None:
        """Lands a file, or every file in an archive."""
        name = self._name(path)
        with self._refusals(name):
            if path.is_dir():
                raise HotlineError(say("land.is_folder", file=name))
            before = state_of(path)
            known = self._known.untouched(before)
            if archive.is_archive(name):
                self._take_members(path, name, before, known.archive_sha256 if known else None)
            elif known:
                self._note(name, known, is_new=False)
            else:
                self._land(Source(path, name, path, before))

    def _take_members(self, path: Path, name: str, before: str, sha256: str | None) -> None:
        sha256 = sha256 or sha256_of(path)
        for member in archive.members(path, name):
            member_name = f"{name}/{member.name}"
            if earlier := self._known.member(sha256, member.name):
                self._note(member_name, earlier, is_new=False)
                continue
            with self._refusals(member_name):
                unpacked = self._folder.landing / "member"
                member.unpack(unpacked)
                self._land(Source(unpacked, member_name, path, before, sha256, member.name))

    def _land(self, source: Source) -> None:
        entry, is_new = land_source(self._folder, source, self._known, self._connection, self._progress)
        self._note(source.name, entry, is_new)

    def _note(self, name: str, entry: Entry, is_new: bool) -> None:
        if is_new:
            self.result.landed.append(entry)
        else:
            self.result.skipped.append(say("land.known", file=name, earlier=entry.file_name, at=entry.landed_at))

    @contextmanager
    def _refusals(self, name: str) -> Iterator[None]:
        """What stops one file is told, and does not stop the next."""
        try:
            yield
        except HotlineError as error:
            self.result.refused.append(str(error))
        except (OSError, duckdb.Error) as error:
            no_space = getattr(error, "errno", None) in _NO_SPACE or "No space left" in str(error)
            reason = getattr(error, "strerror", None) or error
            sentence = "land.no_space" if no_space else "land.unreadable"
            self.result.refused.append(say(sentence, file=name, reason=reason, folder=self._folder.root))
        finally:
            lake.empty_landing(self._folder)

    def _name(self, path: Path) -> str:
        is_in_inbox = path.is_relative_to(self._folder.inbox)
        return path.relative_to(self._folder.inbox).as_posix() if is_in_inbox else path.name


def _inbox_files(folder: DataFolder) -> Iterable[Path]:
    """Every file below the inbox, but those that file managers and Office leave lying about."""
    for path in sorted(folder.inbox.rglob("*")):
        parts = path.relative_to(folder.inbox).parts
        if path.is_file() and not any(part.startswith((".", "~$")) for part in parts):
            yield path
