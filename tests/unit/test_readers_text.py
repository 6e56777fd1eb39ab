"""Encodings are told apart by their lines, and what is no text is shown, not lost."""

import pytest

from hotline.readers import text
from hotline.readers.delimited import Delimited
from hotline.readers.layout import Layout
from hotline.readers.text import blocks, detect, readable

ASCII = b"id,name\n" * 50_000


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"id,name\n1,a\n", "utf-8"),
        ("编号\n诉求\n".encode(), "utf-8"),
        ("编号\n诉求\n".encode("utf-8-sig"), "utf-8-sig"),
        ("编号\n诉求\n".encode("gb18030"), "gb18030"),
        ("编号\n诉求\n".encode("utf-16"), "utf-16"),
        ("编号\n𠮷\n".encode("gb18030"), "gb18030"),
        # A few lines in another encoding do not decide.
        ("诉求人反映\n".encode() * 20 + "诉求人反映\n".encode("gb18030") * 3, "utf-8"),
        ("诉求人反映\n".encode("gb18030") * 20 + "诉求人反映\n".encode() * 3, "gb18030"),
        # The only line that tells is far behind the beginning, and short.
        (ASCII * 60 + "诉\n".encode("gb18030") + ASCII, "gb18030"),
        ("诉".encode("gb18030"), "gb18030"),
    ],
)
def test_detect(tmp_path, content, encoding):
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    assert detect(file) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1 << 20])
def test_blocks_cut_no_character(tmp_path, monkeypatch, encoding, size):
    monkeypatch.setattr(text, "BLOCK", size)
    said = "编号,𠮷\n一二三,é\n" * 5
    file = tmp_path / "x.csv"
    file.write_bytes(said.encode(encoding))
    pieces = [piece for piece, _ in blocks(file, encoding)]
    joined = b"".join(pieces)
    assert joined.decode("utf-8").removeprefix("\ufeff") == said


@pytest.mark.parametrize(("encoding", "shown"), [("utf-8", "2,\\xff诉"), ("gb18030", "2,\\xff诉")])
def test_a_line_that_does_not_decode_is_shown_escaped(tmp_path, monkeypatch, encoding, shown):
    file = tmp_path / "x.csv"
    file.write_bytes("k,n\n1,诉\n2,".encode(encoding) + b"\xff" + "诉\n3,求\n".encode(encoding))
    monkeypatch.setattr(text, "BLOCK", 5)
    batches = list(Delimited(file, "x.csv").read(Layout(encoding=encoding)))
    assert [row["n"] for batch in batches for row in batch.table.to_pylist()] == ["诉", "求"]
    assert [(r.line, r.cause, r.raw) for batch in batches for r in batch.rejects] == [(3, "encoding", shown)]


def test_readable_leaves_text_as_it_is():
    assert readable("诉\\x41".encode()) == "诉\\x41"
