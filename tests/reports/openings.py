"""Workbooks to test on: opened with openpyxl, and by LibreOffice."""

import subprocess
from pathlib import Path

from openpyxl import load_workbook

TIMEOUT = 50


def rows_of(path, sheet, first=1):
    """Return the values of a sheet's rows from one on."""
    book = load_workbook(path)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=first)]


def cells_of(path):
    """Yield every cell of a workbook that has a value, with its sheet's name."""
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell) for cell in row if cell.value is not None)


def converted(soffice, path: Path, folder: Path, kind: str) -> Path:
    """Return a file that LibreOffice has opened and written again as another kind."""
    home = (folder / "libreoffice").as_uri()
    command = [soffice, f"-env:UserInstallation={home}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(folder / "converted"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    made = folder / "converted" / f"{path.stem}.{kind.partition(':')[0]}"
    assert made.exists(), done.stderr
    return made
