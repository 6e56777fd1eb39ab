"""Lands senders' files: each once, by content; every line of it is loaded, rejected or a duplicate."""

import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import duckdb

from hotline import warehouse
from hotline.errors import HotlineError, is_of_full_disc
from hotline.files import sha256_of
from hotline.landing import lake
from hotline.landing.known import Known, Source, state_of
from hotline.landing.one_file import Landing, Progress
from hotline.ledger import Entry
from hotline.lock import only_one
from hotline.paths import DataFolder
from hotline.readers import archive
from hotline.words import say

# DuckDB holds a batch at a time; only taking out duplicates may need more, and then works on disc.
_MEMORY = "1GB"
# Reading a file keeps one core busy, and waits for the disc between.
_FILES_AT_ONCE = 2


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
            try:
                for path in _inbox_files(folder) if files is None else files:
                    job.take(path)
                job.settle()
            finally:
                job.close()
    return job.result


class _Job:
    """Reads some files at once; they are entered in the ledger one after the other, in the order they were taken."""

    def __init__(self, folder: DataFolder, connection: duckdb.DuckDBPyConnection, progress: Progress | None) -> None:
        self.result = Landed()
        self._connection = connection
        self._folder = folder
        self._known = Known(folder)
        self._progress = progress
        self._hands = ThreadPoolExecutor(_FILES_AT_ONCE)
        self._under_way: deque[tuple[Landing, Future[None]]] = deque()
        self._next_seq = self._known.next_seq

    def take(self, path: Path) -> None:
        """Begins to land a file, or every file in an archive."""
        name = self._name(path)
        with self._refusals(name), self._others_first():
            if path.is_dir():
                raise HotlineError(say("land.is_folder", file=name))
            before = state_of(path)
            known = self._known.untouched(before)
            if archive.is_archive(name):
                self._take_members(path, name, before, known.archive_sha256 if known else None)
            elif known:
                self._note(name, known, is_new=False)
            else:
                self._begin(Source(path, name, path, before), self._aside())

    def settle(self, at_most: int = 0) -> None:
        """Commits the files under way, the oldest first, until `at_most` are left."""
        while len(self._under_way) > at_most:
            landing, reading = self._under_way.popleft()
            with self._refusals(landing.source.name):
                try:
                    reading.result()
                    entry = landing.commit()
                finally:
                    landing.close()
                self._known.add(entry)
                self._note(entry.file_name, entry, is_new=True)

    def close(self) -> None:
        """Lets go of everything; files still under way have not landed."""
        for landing, _ in self._under_way:
            landing.give_up()
        self._hands.shutdown()
        for landing, _ in self._under_way:
            landing.close()

    def _take_members(self, path: Path, name: str, before: str, sha256: str | None) -> None:
        sha256 = sha256 or sha256_of(path)
        for member in archive.members(path, name):
            member_name = f"{name}/{member.name}"
            if earlier := self._known.member(sha256, member.name):
                self._note(member_name, earlier, is_new=False)
                continue
            with self._refusals(member_name), self._others_first():
                aside = self._aside()
                unpacked = aside / "member"
                member.unpack(unpacked)
                self._begin(Source(unpacked, member_name, path, before, sha256, member.name), aside)

    def _begin(self, source: Source, aside: Path) -> None:
        size = source.path.stat().st_size
        # Two files of one size may be the same file: the first must have landed before the second is looked at.
        is_unlike = all(landing.size != size for landing, _ in self._under_way)
        self.settle(at_most=_FILES_AT_ONCE - 1 if is_unlike else 0)
        if self._known.has_size(size) and (earlier := self._known.content(sha256_of(source.path))):
            self._note(source.name, earlier, is_new=False)
            shutil.rmtree(aside)
            return
        if not self._under_way:
            self._next_seq = self._known.next_seq
        landing = Landing(self._folder, source, aside, self._next_seq, self._connection.cursor())
        self._next_seq += 1
        self._under_way.append((landing, self._hands.submit(landing.read, self._progress)))

    def _aside(self) -> Path:
        return Path(mkdtemp(dir=self._folder.landing))

    def _note(self, name: str, entry: Entry, is_new: bool) -> None:
        if is_new:
            self.result.landed.append(entry)
        else:
            self.result.skipped.append(say("land.known", file=name, earlier=entry.file_name, at=entry.landed_at))

    @contextmanager
    def _others_first(self) -> Iterator[None]:
        """A file that cannot even be begun is refused after those before it have landed or been refused."""
        try:
            yield
        except Exception:
            self.settle()
            lake.empty_landing(self._folder)
            raise

    @contextmanager
    def _refusals(self, name: str) -> Iterator[None]:
        """What stops one file is told, and does not stop the next."""
        try:
            yield
        except HotlineError as error:
            self.result.refused.append(str(error))
        except (OSError, duckdb.Error) as error:
            reason = getattr(error, "strerror", None) or error
            sentence = "land.no_space" if is_of_full_disc(error) else "land.unreadable"
            self.result.refused.append(say(sentence, file=name, reason=reason, folder=self._folder.root))

    def _name(self, path: Path) -> str:
        is_in_inbox = path.is_relative_to(self._folder.inbox)
        return path.relative_to(self._folder.inbox).as_posix() if is_in_inbox else path.name


def _inbox_files(folder: DataFolder) -> Iterable[Path]:
    """Every file below the inbox, but those that file managers and Office leave lying about."""
    for path in sorted(folder.inbox.rglob("*")):
        parts = path.relative_to(folder.inbox).parts
        if path.is_file() and not any(part.startswith((".", "~$")) for part in parts):
            yield path
