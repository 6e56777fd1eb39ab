"""What is to land and what has landed: by content, by place in an archive, and by a look from outside."""

from dataclasses import dataclass
from pathlib import Path

from hotline import ledger
from hotline.ledger import Entry
from hotline.paths import DataFolder


@dataclass(frozen=True)
class Source:
    """A file to land, and what it is called below the inbox.

    What came out of an archive has that as its `origin`; `before` is the origin's state before anything was read.
    """

    path: Path
    name: str
    origin: Path
    before: str
    archive_sha256: str | None = None
    archive_member: str | None = None


class Known:
    """What has landed."""

    def __init__(self, folder: DataFolder) -> None:
        self._by_content: dict[str, Entry] = {}
        self._by_member: dict[tuple[str | None, str | None], Entry] = {}
        self._by_state: dict[str, Entry] = {}
        self._sizes: set[int] = set()
        self.next_seq = 1
        for entry in ledger.entries(folder):
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Takes a new entry."""
        self._by_content[entry.file_sha256] = entry
        self._by_member[entry.archive_sha256, entry.archive_member] = entry
        self._by_state[entry.state] = entry
        self._sizes.add(entry.bytes)
        self.next_seq = entry.file_seq + 1

    def content(self, sha256: str) -> Entry | None:
        """The landing of a file with this content."""
        return self._by_content.get(sha256)

    def member(self, archive_sha256: str, member: str) -> Entry | None:
        """The landing of a file out of an archive with this content."""
        return self._by_member.get((archive_sha256, member))

    def untouched(self, state: str) -> Entry | None:
        """The landing of this very file, or of one out of this very archive, if nobody has touched it since."""
        return self._by_state.get(state)

    def has_size(self, size: int) -> bool:
        """Whether a file of this size has landed; if not, none with this content has."""
        return size in self._sizes


def state_of(path: Path) -> str:
    """What is no longer the same when somebody has written to a file."""
    found = path.stat()
    return f"{found.st_size}-{found.st_ino}-{found.st_mtime_ns}-{found.st_ctime_ns}"
