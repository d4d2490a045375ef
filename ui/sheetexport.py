"""A day, a week or a course of absence goes to Excel: what a class has is asked, then written."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.reports.status import SUFFIX, Report
from ui.exporting import EXCEL, folder_for
from ui.work import Progress

KEYS = "Ctrl+Shift+E"


class SheetExport(QObject):
    """Writes what one view of a class's absence shows.

    `page` is a ui.screen.Screen, which stands above this file and is not imported here.
    """

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page

    def listen(self, deed: Callable[[], None]) -> None:
        """Do the view's deed by key, wherever the keyboard is on the page."""
        QShortcut(QKeySequence(KEYS), self._page).activated.connect(deed)

    def day(self, *, is_shown: bool) -> None:
        """Save a class's day: ask what there is, then where it goes, then write it.

        Where nothing is shown there is nothing to save, and that is said.
        """
        from gf2tracker.queries.absencesheet import of_day  # noqa: PLC0415  # few pages are saved

        focus = self._page.focus_now
        self._ask((), of_day, focus.class_id, focus.day, focus.today, is_shown=is_shown)

    def week(self, *, is_shown: bool) -> None:
        """Save the week that the page's day lies in."""
        from gf2tracker.queries.absencesheet import of_week  # noqa: PLC0415  # as above

        focus = self._page.focus_now
        self._ask((), of_week, focus.class_id, focus.day, focus.today, is_shown=is_shown)

    def course(self, order: Sequence[StudentId], *, is_shown: bool) -> None:
        """Save a class's course, its students in the order in which they are shown."""
        from gf2tracker.queries.absencesheet import of_course  # noqa: PLC0415  # as above

        focus = self._page.focus_now
        self._ask(order, of_course, focus.class_id, focus.today, is_shown=is_shown)

    def _ask(
        self, order: Sequence[StudentId], query: Callable[..., Any], *args: Any, is_shown: bool
    ) -> None:
        if is_shown:
            self._page.work.ask(
                lambda answer: self._choose_target(answer.value, order), query, *args
            )
        else:
            self._page.told.emit(_("Der er intet fravær at gemme her. Vælg noget andet øverst."))

    def _choose_target(self, sheet: Any, order: Sequence[StudentId]) -> None:
        from gf2tracker.reports.absence import proposed_name  # noqa: PLC0415  # as above

        folder = folder_for(self._page.settings.report_folder)
        dialog = QFileDialog(self._page.window(), _("Gem fraværet i Excel"), str(folder), EXCEL)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(_free_name(folder, proposed_name(sheet)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._write(sheet, order, Path(name)))
        dialog.open()

    def _write(self, sheet: Any, order: Sequence[StudentId], target: Path) -> None:
        """Write it on the lane of files, with progress and cancel."""
        job = partial(_job, sheet, order, target, self._page.initials)
        self._page.work.write(job, self._on_written, self._on_refused, self._on_stopped)

    def _on_written(self, report: Report) -> None:
        self._page.settings.report_folder = str(report.file.parent)
        self._page.settings.write()
        students = plural(report.students, _("{n} elev"), _("{n} elever"))
        text = _("Fraværet er gemt: {name}, {students}.")
        frame: Any = self._page.window()
        frame.offer(
            text.format(name=report.file.name, students=students),
            _("Åbn"),
            partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(report.file))),
        )

    def _on_refused(self, refusal: Refusal) -> None:
        self._page.work.refused.emit(refusal)

    def _on_stopped(self) -> None:
        self._page.told.emit(_("Fraværet blev ikke gemt."))


def _free_name(folder: Path, name: str) -> str:
    """Return the name, or one with a number that no file of the folder has."""
    stem, at = name.removesuffix(SUFFIX), 2
    while (folder / name).exists():
        name, at = f"{stem} ({at}){SUFFIX}", at + 1
    return name


def _job(
    sheet: Any, order: Sequence[StudentId], target: Path, made_by: str, progress: Progress
) -> Report:
    from gf2tracker.reports.absence import write_absence  # noqa: PLC0415  # as above

    words = _("Gemmer {name}").format(name=target.name)

    def told(done: int, of: int, _what: str) -> None:
        progress(done, of, words)

    told(0, 1, "")
    return write_absence(sheet, target, made_by=made_by, order=order, progress=told)
