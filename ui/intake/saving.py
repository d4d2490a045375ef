"""What goes from an import to a workbook: the rows that can't be taken, and the differences."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from gf2tracker.intake.faults import fault_tables
from gf2tracker.intake.plan import AbsencePlan, Result
from gf2tracker.language import _, plural
from gf2tracker.reports.differences import write_differences
from gf2tracker.reports.faults import write_faults
from ui.work import Progress

EXCEL = _("Excel-projektmappe (*.xlsx)")


class Saving(QObject):
    """Asks where a workbook goes, and writes what the page Import shows at that moment.

    `page` is ui.screens.intake.IntakeScreen, which stands above this file and is not imported here.
    """

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page

    def choose_faults(self) -> None:
        """Ask where the faulty rows go, then write them."""
        self._choose(_("Gem fejlrækkerne"), _("fejl"), self.save_faults)

    def choose_apart(self) -> None:
        """Ask where the differences go, then write them."""
        self._choose(_("Gem forskellene"), _("forskelle"), self.save_apart)

    def save_faults(self, name: str) -> None:
        """Write the faulty rows to a workbook that can be mended and imported again."""
        plan, reading = self._page.plan, self._page.reading
        if plan is None or reading is None:
            return
        tables = fault_tables(plan.file, reading.layout)
        today, by = self._page.clock().date(), self._page.initials

        def job(progress: Progress) -> Any:
            progress(0, 1, _("Gemmer fejlrækkerne"))
            return write_faults(tables, Path(name), made_by=by, today=today)

        self._page.work.write(job, partial(self._on_faults_saved, plan.counts[Result.FAULT]))

    def save_apart(self, name: str) -> None:
        """Write those of whom the list says something else than our registers to a workbook."""
        plan, today, by = self._page.plan, self._page.clock().date(), self._page.initials
        if not isinstance(plan, AbsencePlan):
            return

        def job(progress: Progress) -> Any:
            progress(0, 1, _("Gemmer forskellene"))
            return write_differences(plan, Path(name), made_by=by, today=today)

        self._page.work.write(job, self._on_apart_saved)

    def _choose(self, title: str, what: str, save: Callable[[str], None]) -> None:
        """Ask where a workbook goes, beside the list that it came out of."""
        reading = self._page.reading
        path = reading.source.path if reading is not None else None
        name = f"{what}.xlsx"
        if path is not None:
            name = str(path.with_name(_("{name} – {what}").format(name=path.stem, what=name)))
        dialog = QFileDialog(self._page.window(), title, name, EXCEL)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(save)
        dialog.open()

    def _on_faults_saved(self, count: int, report: Any) -> None:
        text = plural(
            count,
            _("{n} fejlrække er gemt i {name}. Ret den dér, og importér filen."),
            _("{n} fejlrækker er gemt i {name}. Ret dem dér, og importér filen."),
        )
        self._page.told.emit(text.format(name=report.file.name))

    def _on_apart_saved(self, report: Any) -> None:
        text = plural(
            report.rows, _("{n} forskel er gemt i {name}."), _("{n} forskelle er gemt i {name}.")
        )
        self._page.told.emit(text.format(name=report.file.name))
