"""What cannot be landed is refused in one sentence that says why; nothing of it is left, and the other files land."""

import gzip
import io
import resource
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter

from hotline import ledger
from hotline.errors import HotlineError
from hotline.land import land
from hotline.lock import only_one
from hotline.paths import DataFolder

GOOD = "district_code,name,parent_code\n1,淮安,\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(cells):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("districts")
        for row, column, value in cells:
            sheet.write(row, column, value)
    return out.getvalue()


def encrypted_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("districts.csv", GOOD)
    content = bytearray(out.getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


HEADER_CELLS = [(0, column, name) for column, name in enumerate(["district_code", "name", "parent_code"])]
REFUSED = {
    "empty": ("districts.csv", b"", "空文件"),
    "password": ("districts.xlsx", OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "truncated xlsx": ("districts.xlsx", workbook(HEADER_CELLS)[:3000], "不是完好的 Excel"),
    "no xlsx at all": ("districts.xlsx", b"<html>", "不是完好的 Excel"),
    "truncated xls": ("districts.xls", OLE + bytes(3000), "不是完好的 Excel"),
    "html called xls": ("districts.xls", b"<html><table>", "认不出"),
    "cell far away": ("districts.xlsx", workbook([*HEADER_CELLS, (1048575, 16383, " ")]), "很远"),
    "truncated parquet": ("districts.parquet", b"PAR1" + bytes(100), "不是完好的 Parquet"),
    "truncated gz": ("districts.csv.gz", gzip.compress(GOOD.encode() * 99)[:-9], "不是完好的 zip/gz"),
    "no zip": ("districts.zip", b"PK\x03\x04", "不是完好的 zip/gz"),
    "zip with password": ("districts.zip", encrypted_zip(), "密码"),
    "JSON array": ("districts.jsonl", b'[{"district_code": "1"}]', "JSON 数组"),
    "unknown format": ("districts.docx", b"PK\x05\x06" + bytes(10), "认不出"),
    "unknown name": ("x.csv", GOOD.encode(), "改名为 districts.csv"),
    "unknown header": ("x.csv", "编号,内容\n1,2\n".encode(), "hotline feeds new"),
    "required column missing": ("districts.csv", b"district_code,parent_code\n1,\n", "缺少必填列 name"),
    "too many columns": ("districts.csv", b"district_code,name" + b"," * 3000 + b"\n1,a\n", "超过 2,000 列"),
    "no header": ("districts.csv", b"1,2,3\n4,5,6\n", "没有找到表头"),
}


@pytest.fixture
def folder(tmp_path):
    folder = DataFolder(tmp_path / "data")
    folder.inbox.mkdir(parents=True)
    return folder


def left(folder):
    """Everything in the lake that is no folder."""
    return [path.name for path in folder.lake.rglob("*") if path.is_file()]


@pytest.mark.parametrize("case", REFUSED)
def test_a_sentence_and_nothing_landed(folder, case):
    name, content, said = REFUSED[case]
    (folder.inbox / name).write_bytes(content)

    result = land(folder)

    assert [len(result.landed), len(result.refused)] == [0, 1]
    assert name in result.refused[0]
    assert said in result.refused[0]
    assert len(result.refused[0].splitlines()) == 1
    assert not left(folder)


def test_the_other_files_land(folder):
    (folder.inbox / "a_empty.csv").touch()
    (folder.inbox / "districts.csv").write_text(GOOD)
    (folder.inbox / "z.zip").write_bytes(b"")
    result = land(folder)
    assert [len(result.landed), len(result.refused)] == [1, 2]


def test_a_folder_and_a_missing_file_are_named(folder):
    result = land(folder, [folder.inbox, folder.inbox / "nowhere.csv"])
    assert "是文件夹" in result.refused[0]
    assert "nowhere.csv" in result.refused[1]


def test_a_file_that_changes_while_it_is_read(folder):
    file = folder.inbox / "districts.csv"
    file.write_text(GOOD)

    def somebody_writes(*_):
        file.write_text(GOOD + "2,洪泽,\n")

    result = land(folder, progress=somebody_writes)
    assert "被改动" in result.refused[0]
    assert not left(folder)

    # The next landing takes the file as it is now.
    assert land(folder).totals["loaded"] == 2


def test_a_full_disc(folder):
    rows = "".join(f"{number},{number * 7919 % 100_003},\n" for number in range(50_000))
    (folder.inbox / "districts.csv").write_text(GOOD + rows)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        result = land(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "磁盘空间不足" in result.refused[0]
    assert not left(folder)
    assert land(folder).totals["loaded"] == 50_001


def test_what_a_dead_landing_left_is_ignored_and_swept(folder):
    (folder.inbox / "districts.csv").write_text(GOOD)
    land(folder)
    orphan = folder.lake_table("districts") / "00000002-deadbeef.parquet"
    orphan.write_bytes(b"half")
    (folder.landing / "districts.parquet").write_bytes(b"half")

    assert [path.name for path in ledger.lake_files(folder, "districts")] != [orphan.name]
    land(folder)
    assert not orphan.exists()
    assert not any(folder.landing.iterdir())
    assert len(ledger.lake_files(folder, "districts")) == 1


def test_the_second_landing_says_who_is_running(folder):
    hold = (
        "import sys; from pathlib import Path\n"
        "from hotline.lock import only_one; from hotline.paths import DataFolder\n"
        f"with only_one(DataFolder(Path({str(folder.root)!r}))): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(HotlineError, match=f"pid {holder.pid}"):
            land(folder)
        holder.kill()
    # A process that died lets go of the lock.
    assert not land(folder).refused


def test_a_run_may_land_under_its_own_lock(folder):
    with only_one(folder):
        assert not land(folder).refused


def test_an_archive_lands_each_of_its_files_once(folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("2024/districts.csv", GOOD)
        package.writestr("2024/broken.xlsx", b"PK")
        package.writestr("districts_2.csv", GOOD.replace("淮安", "涟水"))
    (folder.inbox / "all.zip").write_bytes(out.getvalue())

    result = land(folder)
    assert [entry.file_name for entry in result.landed] == ["all.zip/2024/districts.csv", "all.zip/districts_2.csv"]
    assert "all.zip/2024/broken.xlsx" in result.refused[0]

    # Neither the archive under another name nor a file of it by itself lands again.
    (folder.inbox / "all.zip").rename(folder.inbox / "again.zip")
    (folder.inbox / "districts.csv").write_text(GOOD)
    again = land(folder)
    assert [len(again.landed), len(again.skipped)] == [0, 3]


def test_a_data_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(HotlineError, match="写不进去"):
        land(DataFolder(tmp_path / "data"))
