"""The files that a rule of the gate keeps out as a whole: they stay landed, and nothing reads their rows."""

import dataclasses
import json
from dataclasses import dataclass

from hotline import files
from hotline.paths import DataFolder


@dataclass(frozen=True)
class Block:
    """A file, the rule it broke as the rule stood then, and how many of its rows were checked and broke it."""

    rule_id: str
    file_seq: int
    file_sha256: str
    file_name: str
    rows_checked: int
    rows_failed: int
    predicate: str


def read(folder: DataFolder) -> list[Block]:
    """What is kept out now."""
    if not folder.blocks.exists():
        return []
    return [Block(**fields) for fields in json.loads(folder.blocks.read_text(encoding="utf-8"))]


def add(folder: DataFolder, more: list[Block]) -> None:
    """Keeps more files out."""
    _write(folder, read(folder) + more)


def review(folder: DataFolder, predicates: dict[str, str]) -> None:
    """Lets go of what is kept out by a rule that is not among `predicates` as it was; it is judged again."""
    _write(folder, [block for block in read(folder) if predicates.get(block.rule_id) == block.predicate])


def _write(folder: DataFolder, blocks: list[Block]) -> None:
    folder.blocks.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([dataclasses.asdict(block) for block in blocks], ensure_ascii=False, indent=1)
    files.replace(folder.blocks, text.encode())
