"""A report is written whole or not at all, and a target that can't be is refused in Danish."""

import errno
import os
import resource
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.reports.table import write_tables
from gf2tracker.reports.tablesheet import TableSheet
from gf2tracker.reports.target import check_target, write_beside

TODAY = date(2026, 8, 21)
LARGE = TableSheet("Navne", ("Navn",), tuple((f"Navn {number}",) for number in range(5000)))


def files(folder):
    return sorted(one.name for one in folder.iterdir() if one.is_file())


@pytest.fixture
def old(tmp_path):
    target = tmp_path / "status.xlsx"
    target.write_bytes(b"old")
    return target


def test_a_file_is_written_and_nothing_else(tmp_path):
    write_beside(tmp_path / "status.xlsx", b"new")
    assert (tmp_path / "status.xlsx").read_bytes() == b"new"
    assert files(tmp_path) == ["status.xlsx"]


def test_an_old_file_is_replaced(old, tmp_path):
    write_beside(old, b"new")
    assert old.read_bytes() == b"new"
    assert files(tmp_path) == ["status.xlsx"]


def test_a_link_is_followed(old, tmp_path):
    link = tmp_path / "link.xlsx"
    link.symlink_to(old)
    write_beside(check_target(link, ".xlsx"), b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["status.xls", "status", "status.xlsx.pdf", ".xlsx"])
def test_another_suffix_is_refused(tmp_path, name):
    with pytest.raises(Refusal, match=r"slutte på \.xlsx") as refused:
        check_target(tmp_path / name, ".xlsx")
    assert refused.value.field == "target"


def test_capitals_in_the_suffix_do_not_matter(tmp_path):
    assert check_target(tmp_path / "A.XLSX", ".xlsx").name == "A.XLSX"


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(Refusal, match="findes ikke"):
        check_target(tmp_path / "nowhere" / "status.xlsx", ".xlsx")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_in_the_files_place_is_refused(tmp_path):
    (tmp_path / "status.xlsx").mkdir()
    with pytest.raises(Refusal, match="er ikke en fil"):
        check_target(tmp_path / "status.xlsx", ".xlsx")


def test_a_file_that_is_open_in_excel_is_refused_and_unchanged(old, tmp_path, monkeypatch):
    def held(self, target):
        raise PermissionError(errno.EACCES, "held by another program", str(target))

    monkeypatch.setattr(Path, "replace", held)  # as Windows does while Excel has the file
    with pytest.raises(Refusal) as refused:
        write_beside(old, b"new")
    assert refused.value.text == (
        "Kunne ikke skrive status.xlsx. Den gamle fil er uændret. "
        "Luk den i Excel, og prøv igen, eller vælg et andet navn."
    )
    assert old.read_bytes() == b"old"
    assert files(tmp_path) == ["status.xlsx"]


def test_a_pdf_that_is_open_elsewhere_is_not_said_to_be_in_excel(tmp_path, monkeypatch):
    def held(self, target):
        raise PermissionError(errno.EACCES, "held by another program", str(target))

    target = tmp_path / "moedeliste.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refusal, match="Luk den, hvor den er åben"):
        write_beside(target, b"new")
    assert target.read_bytes() == b"old"


# openpyxl's half-written sheet complains once more when it is thrown away
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("limit", [0, 1000, 20_000])
def test_a_full_disk_is_refused_and_the_old_file_unchanged(old, tmp_path, limit):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(Refusal) as refused:
            write_tables([LARGE], old, title="Navne", made_by="", today=TODAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.text == (
        "Kunne ikke skrive status.xlsx. Den gamle fil er uændret. "
        "Disken er fuld: ryd op, eller vælg et andet drev."
    )
    assert old.read_bytes() == b"old"
    assert files(tmp_path) == ["status.xlsx"]


@pytest.fixture
def open_folder():
    """A folder that everybody may look into, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def allowing(mode, path):
    """Let a file or folder be used as others may use it, by its owner too: not all tests are root's."""
    kept = path.stat().st_mode
    path.chmod(mode)
    yield
    path.chmod(kept)


def test_a_folder_of_somebody_else_is_refused(open_folder):
    with allowing(0o555, open_folder):
        told = as_nobody(lambda: write_beside(open_folder / "status.xlsx", b"new"))
    assert told == "Kunne ikke skrive status.xlsx. Vælg en anden mappe, hvor du må gemme."


def test_a_file_of_somebody_else_is_refused(open_folder):
    old = open_folder / "status.xlsx"
    old.write_bytes(b"old")
    with allowing(0o444, old):
        told = as_nobody(lambda: write_beside(old, b"new"))
    assert told.startswith("Kunne ikke skrive status.xlsx. Den gamle fil er uændret.")


def test_a_folder_that_cannot_be_looked_into_is_refused(tmp_path):
    with allowing(0o000, tmp_path):
        told = as_nobody(lambda: check_target(tmp_path / "status.xlsx", ".xlsx"))
    assert told.startswith("Kunne ikke skrive status.xlsx.")


def as_nobody(deed):
    """Return what a deed is refused with when another user does it; root may write anywhere."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            deed()
        except Refusal as refusal:
            os.write(writing, refusal.text.encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        return told.read().decode()
