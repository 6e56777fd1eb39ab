"""Lands senders' files: each once, by content; every line of it is loaded, rejected or a duplicate."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hotline import lake
from hotline.errors import HotlineError
from hotline.landing import Source, land_source
from hotline.ledger import Entry
from hotline.lock import only_one
from hotline.paths import DataFolder
from hotline.words import say

Progress = Callable[[str, int, int], None]  # file, bytes read, bytes in all


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
                causes="".join(
                    f" · {say(f'land.causes.{cause}')} {count:,}" for cause, count in entry.rejected_by_cause.items()
                ),
            )
            for entry in self.landed
        ]
        return [*new, *self.skipped] or [say("land.nothing")]


def land(folder: DataFolder, files: list[Path] | None = None, progress: Progress | None = None) -> Landed:
    """Lands `files` (default: everything in the inbox); a file that cannot be read is refused, the others land."""
    result = Landed()
    with only_one(folder):
        lake.sweep(folder)
        for path in _inbox_files(folder) if files is None else files:
            name = _name(folder, path)
            try:
                entry, is_new = land_source(folder, Source(path, name), progress)
            except HotlineError as error:
                result.refused.append(str(error))
                continue
            if is_new:
                result.landed.append(entry)
            else:
                result.skipped.append(say("land.known", file=name, earlier=entry.file_name, at=entry.landed_at))
    return result


def _inbox_files(folder: DataFolder) -> Iterable[Path]:
    """Every file below the inbox, but those that file managers and Office leave lying about."""
    for path in sorted(folder.inbox.rglob("*")):
        parts = path.relative_to(folder.inbox).parts
        if path.is_file() and not any(part.startswith((".", "~$")) for part in parts):
            yield path


def _name(folder: DataFolder, path: Path) -> str:
    if path.is_relative_to(folder.inbox):
        return path.relative_to(folder.inbox).as_posix()
    return path.name
