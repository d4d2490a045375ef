"""A table of a page goes to Excel as it stands: the user says where, and it is written there."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from gf2tracker.errors import Refusal
from gf2tracker.language import _, number, plural
from gf2tracker.reports.table import SUFFIX, TableReport, write_tables
from gf2tracker.reports.tablesheet import TableSheet
from ui.table import Table
from ui.work import Progress

EXCEL = _("Excel-projektmappe (*.xlsx)")
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


class Exporting(QObject):
    """Writes the tables of one page.

    `page` is a ui.screen.Screen, which stands above this file and is not imported here.
    """

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page

    def choose_target(self, table: Table[Any]) -> None:
        """Ask where a table goes, then write it."""
        if not table.rows.items:
            self._page.told.emit(_("Der er ingen rækker at gemme. Vælg noget andet over tabellen."))
            return
        sheet = table.sheet()
        folder = folder_for(self._page.settings.report_folder)
        dialog = QFileDialog(self._page.window(), _("Gem tabellen i Excel"), str(folder), EXCEL)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(free_name(folder, sheet.name, self._page.focus_now.today))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(sheet, Path(name)))
        dialog.open()

    def write(self, sheet: TableSheet, target: Path) -> None:
        """Write a table to a file, on the lane of files, with progress and cancel."""
        today, made_by = self._page.focus_now.today, self._page.initials
        job = partial(_job, sheet, target, made_by, today)
        refused = partial(self._on_refused, sheet, target)
        self._page.work.write(job, self._on_written, refused, self._on_stopped)

    def _on_written(self, report: TableReport) -> None:
        self._page.settings.report_folder = str(report.file.parent)
        self._page.settings.write()
        rows = plural(report.rows, _("{n} række"), _("{n} rækker"))
        text = _("Tabellen er gemt: {name}, {rows}.").format(name=report.file.name, rows=rows)
        frame: Any = self._page.window()
        frame.offer(text, _("Åbn"), partial(_open, report.file))

    def _on_refused(self, sheet: TableSheet, target: Path, refusal: Refusal) -> None:
        self._page.refuse(refusal, partial(self.write, sheet, target))

    def _on_stopped(self) -> None:
        self._page.told.emit(_("Tabellen blev ikke gemt."))


def folder_for(last: str) -> Path:
    """Return where something was saved last, else the user's documents, else the user's folder."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    found = next((one for one in [last, *places] if one and Path(one).is_dir()), None)
    return Path(found) if found else Path.home()


def free_name(folder: Path, name: str, today: date) -> str:
    """Return a name that no file of a folder has: "Elever 2026-08-17.xlsx", then "... (2).xlsx"."""
    stem = f"{' '.join(name.translate(_NOT_IN_NAMES).split())} {today.isoformat()}"
    made, at = f"{stem}{SUFFIX}", 2
    while (folder / made).exists():
        made, at = f"{stem} ({at}){SUFFIX}", at + 1
    return made


def _job(
    sheet: TableSheet, target: Path, made_by: str, today: date, progress: Progress
) -> TableReport:
    text = _("Gemmer {name}")

    def told(done: int, of: int, name: str) -> None:
        progress(done, of, text.format(name=name))

    told(0, len(sheet.rows), sheet.name)
    title = f"{sheet.name} ({number(len(sheet.rows))})"
    return write_tables([sheet], target, title=title, made_by=made_by, today=today, progress=told)


def _open(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
