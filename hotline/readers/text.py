"""Text files as blocks of UTF-8, whatever their encoding; bytes that are no text stay recognisable as such."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa

BLOCK = 1 << 24  # large enough for bulk parsing, small enough for memory
_BEGINNING = 1 << 20
_MOST_LINES = 1 << 18
_LF = 10
_SAMPLES = 64
_SAMPLE_BYTES = 1 << 16
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def blocks(path: Path, encoding: str) -> Iterator[tuple[bytes, int]]:
    """The file's text as UTF-8 without byte order mark, with the number of bytes read so far.

    What the encoding does not allow comes out as bytes that are no UTF-8 either, so that one check finds both.
    """
    for text, done in _pieces(path, encoding, BLOCK):
        for part in _with_few_lines(text):
            yield part, done


def beginning(path: Path, encoding: str) -> tuple[bytes, bool]:
    """The first of the file's text, as `blocks` gives it, and whether that is all."""
    text, done = next(_pieces(path, encoding, _BEGINNING), (b"", 0))
    return text, done == path.stat().st_size


def _pieces(path: Path, encoding: str, size: int) -> Iterator[tuple[bytes, int]]:
    decoder = None if encoding.startswith("utf-8") else codecs.getincrementaldecoder(encoding)("surrogateescape")
    is_first = True
    with path.open("rb") as file:
        while piece := file.read(size):
            text = decoder.decode(piece).encode("utf-8", "surrogatepass") if decoder else piece
            yield (text.removeprefix(codecs.BOM_UTF8) if is_first else text), file.tell()
            is_first = False
        if decoder and (rest := decoder.decode(b"", final=True)):
            yield rest.encode("utf-8", "surrogatepass"), file.tell()


def _with_few_lines(text: bytes) -> Iterator[bytes]:
    """The text in parts of not too many lines: what is kept of each odd line would need more memory than the text."""
    if np.count_nonzero(np.frombuffer(text, np.uint8) == _LF) <= _MOST_LINES:
        yield text
    else:
        middle = len(text) // 2
        yield from _with_few_lines(text[:middle])
        yield from _with_few_lines(text[middle:])


def readable(raw: bytes) -> str:
    """Text for the eye: what is no text is shown as `\\xNN`."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return _escaped(raw.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")


def detect(path: Path) -> str:
    """The encoding by byte order mark, else by which of UTF-8 and GB18030 more lines of a sample are valid in."""
    with path.open("rb") as file:
        start = file.read(4)
        for mark, name in _BOMS.items():
            if start.startswith(mark):
                return name
        lines = _sample(file, path.stat().st_size) or _first_that_tell(file)
    as_utf8 = _valid(lines, "utf-8")
    return "utf-8" if as_utf8 * 2 >= len(lines) or as_utf8 >= _valid(lines, "gb18030") else "gb18030"


def _sample(file: BinaryIO, size: int) -> list[bytes]:
    """Lines from all over the file that are not plain ASCII."""
    lines: list[bytes] = []
    for offset in range(0, size, max(size // _SAMPLES, _SAMPLE_BYTES)):
        file.seek(offset)
        # The first and the last line of a sample may be cut.
        pieces = file.read(_SAMPLE_BYTES).split(b"\n")
        lines += [line for line in pieces[bool(offset) : -1] or pieces if not line.isascii()]
    return lines


def _first_that_tell(file: BinaryIO) -> list[bytes]:
    """The first lines that are not plain ASCII, wherever they are."""
    file.seek(0)
    while piece := file.read(BLOCK):
        if not piece.isascii():
            return [line for line in piece.split(b"\n") if not line.isascii()]
    return []


def _valid(lines: list[bytes], encoding: str) -> int:
    return sum(_is_valid(line, encoding) for line in lines)


def _is_valid(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _escaped(text: str) -> str:
    return "".join(f"\\x{ord(c) - 0xDC00:02x}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in text)


def invalid_positions(view: memoryview) -> np.ndarray:
    """Where lines begin that hold bytes that are no UTF-8."""
    if _is_utf8(view):
        return np.empty(0, np.int64)
    found = []
    position = 0
    for line in bytes(view).split(b"\n"):
        if not (line.isascii() or _is_valid(line, "utf-8")):
            found.append(position)
        position += len(line) + 1
    return np.array(found, np.int64)


def _is_utf8(data: memoryview) -> bool:
    # Arrow checks some ten times faster than Python decodes.
    offsets = pa.py_buffer(np.array([0, len(data)], np.int32))
    try:
        pa.Array.from_buffers(pa.binary(), 1, [None, offsets, pa.py_buffer(data)]).cast(pa.string())
    except pa.ArrowInvalid:
        return False
    return True
