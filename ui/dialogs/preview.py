"""A paper before it is printed: its pages to look at, and three ways on."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.reports.paper import SUFFIX, Paper, pictures, write_pdf
from ui import theme
from ui.button import Button
from ui.exporting import folder_for
from ui.label import Label
from ui.notice import Obstacle
from ui.preview import place, printer
from ui.preview.pages import GAP, PaperPages, Zoom
from ui.segments import Segments
from ui.sheet import Sheet
from ui.work import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NARROW, WIDE, ROOMY = 920, 1180, 700
BESIDE, AROUND = 40, 12
PDF = _("PDF (*.pdf)")

Variant = tuple[str, Paper]
"""What one way to see a paper is called, and the paper."""


class Preview(Sheet):
    """Shows a paper, or several variants of one; it is made off the GUI thread.

    `over` is a page or the window: it has work and settings.
    """

    def __init__(self, over: Any, variants: Sequence[Variant]) -> None:
        self._over, self._variants = over, tuple(variants)
        self._paper, self._is_waiting = self._variants[0][1], False
        self._wide = WIDE if self._paper.is_wide else NARROW
        self._wide = min(self._wide, round(over.window().width() / theme.px(100) * 100) - BESIDE)
        super().__init__(self._paper.title, over.window(), width=self._wide)
        self.pages = PaperPages()
        self.said, self.fault = Label(shade="ink2"), Obstacle()
        self.number = Label(shade="ink2")
        icons = ("print", "export", "eye") if self._wide >= ROOMY else ("", "", "")
        self.print = Button(_("Udskriv …"), icon=icons[0], kind="primary", keys="Ctrl+Enter")
        self.save = Button(_("Gem PDF …"), icon=icons[1], keys="Ctrl+S")
        self.open_pdf = Button(_("Åbn PDF"), icon=icons[2], keys="Ctrl+O")
        self.shut = Button(_("Luk"), kind="quiet", caps="Esc")
        self._fill()
        self._connect()
        self._make()

    def _fill(self) -> None:
        names = [(str(at), words) for at, (words, _paper) in enumerate(self._variants)]
        self.choice = Segments(_("Rækkefølge"), names)
        if len(names) < 2:
            self.choice.hide()  # shown before it has its place it would be a window of its own
        zooms = [(Zoom.WIDTH, _("Sidebredde")), (Zoom.PAGE, _("Hel side"))]
        self.zoom = Segments(_("Størrelse"), zooms)
        tools, row = QWidget(), QHBoxLayout()
        column = QVBoxLayout(tools)
        column.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(10))
        column.setSpacing(theme.px(10))
        column.addLayout(row)
        column.addWidget(self.fault)
        row.setSpacing(theme.px(12))
        row.addWidget(self.choice)
        row.addWidget(self.said)
        row.addStretch(1)
        row.addWidget(self.number)
        row.addWidget(self.zoom)
        self._rows.insertWidget(1, tools)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.pages)
        self.number.hide()
        self.foot.addStretch(1)
        for button in (self.shut, self.open_pdf, self.save, self.print):
            button.set_tall()
            self.foot.addWidget(button)
        self.shut.setVisible(self._wide >= ROOMY)  # the cross and Esc are there as well

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_variant)
        self.zoom.chosen.connect(self._on_zoom)
        self.pages.verticalScrollBar().valueChanged.connect(self._tell_number)
        self.print.clicked.connect(self.choose_printer)
        self.save.clicked.connect(self.choose_target)
        self.open_pdf.clicked.connect(self._on_open)
        self.shut.clicked.connect(self.reject)
        self.finished.connect(self._on_left)
        self._over.work.failed.connect(self._on_failed)
        for keys, zoom in (("+", Zoom.WIDTH), ("-", Zoom.PAGE)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, zoom))

    @override
    def open_over(self) -> None:
        super().open_over()
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _needed_height(self) -> int:
        over = self.parentWidget()
        return over.height() + theme.px(AROUND) if over is not None else NARROW

    # --- pages ------------------------------------------------------------------------------------

    def _make(self) -> None:
        self.pages.show_pages((), _("Siderne laves …"))
        wide = (theme.px(self._wide) - 2 * theme.px(GAP)) * self.devicePixelRatioF()
        self._write(partial(_images, self._paper, wide / self._paper.width), self._on_pages)

    def _on_pages(self, pages: Sequence[QImage]) -> None:
        self._is_waiting = False
        self.pages.show_pages(pages)
        self._tell_number()

    def _tell_number(self) -> None:
        words = _("Side {n} af {all}").format(n=self.pages.number, all=self.pages.count)
        self.number.setText(words)
        self.number.setVisible(self.pages.count > 1)
        self.pages.setAccessibleDescription(f"{self._paper.title}. {words}")

    def _on_variant(self, key: str) -> None:
        self._paper = self._variants[int(key)][1]
        self._make()

    def _turn(self, zoom: Zoom) -> None:
        self.zoom.choose(zoom)
        self._on_zoom(zoom)

    def _on_zoom(self, zoom: str) -> None:
        self.pages.show_at(Zoom(zoom))

    # --- on paper -----------------------------------------------------------------------------------

    def choose_printer(self) -> None:
        """Open the printer's dialog; a computer without one is shown the PDF instead."""
        if not printer.has_printer():
            self.show_pdf(_("Her er ingen printer. PDF'en åbnes, så den kan udskrives derfra."))
            return
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  # only printing needs it

        chosen = printer.printer_for(self._paper.title, is_wide=self._paper.is_wide)
        dialog = QPrintDialog(chosen, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.accepted.connect(partial(self.print_on, chosen))
        dialog.show()

    def print_on(self, chosen: "QPrinter") -> None:
        """Print on a printer, as sharp as printers are."""
        job = partial(_images, self._paper, printer.SHARP_PPI)
        self._write(job, partial(self._on_sharp, chosen))

    def _on_sharp(self, chosen: "QPrinter", pages: Sequence[QImage]) -> None:
        self._is_waiting = False
        try:
            count = printer.print_pages(chosen, pages)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._say(
            plural(
                count, _("{n} side er sendt til printeren."), _("{n} sider er sendt til printeren.")
            )
        )

    # --- in a file ----------------------------------------------------------------------------------

    def choose_target(self) -> None:
        """Ask where the PDF goes, then write it; the name offered is free."""
        folder = folder_for(self._over.settings.report_folder)
        dialog = QFileDialog(self, _("Gem PDF"), str(folder), PDF)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(place.free_name(folder, self._paper.name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_target)
        dialog.open()

    def _on_target(self, name: str) -> None:
        self.write_to(Path(name))

    def write_to(self, target: Path) -> None:
        """Write the PDF to a file, on the lane of files."""
        self._write(partial(_written, self._paper, target), self._on_written)

    def _on_written(self, file: Path) -> None:
        self._is_waiting = False
        self._over.settings.report_folder = str(file.parent)
        self._over.settings.write()
        self._say(_("Gemt: {name}").format(name=file.name))

    def _on_open(self) -> None:
        self.show_pdf()

    def show_pdf(self, why: str = "") -> None:
        """Open the PDF in the program that the computer has for it."""
        self._say(why)
        self._write(partial(_drafted, self._paper), self._on_draft)

    def _on_draft(self, file: Path) -> None:
        self._is_waiting = False
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            text = _(
                "Computeren har intet program til PDF. Gem filen, og tag den med et andet sted."
            )
            self._refuse(Refusal(text))

    # --- what is said -------------------------------------------------------------------------------

    def _write(self, job: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        self._is_waiting = True
        self.fault.tell("")
        self._over.work.write(job, then, self._refuse, self._on_stopped)

    def _say(self, words: str) -> None:
        self.fault.tell("")
        self.said.setText(words)
        self.said.show()

    def _refuse(self, refusal: Refusal) -> None:
        self._is_waiting = False
        self.said.hide()
        self.fault.tell(refusal.text)

    def _on_stopped(self) -> None:
        self._is_waiting = False
        self._say(_("Stoppet. Der er ikke gemt noget."))

    def _on_failed(self, _fault: object) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self.pages.show_pages((), _("Papiret kunne ikke laves."))

    def _on_left(self) -> None:
        self._is_waiting = False
        self.pages.show_pages(())  # pictures are large


def _images(paper: Paper, ppi: float, progress: Progress) -> tuple[QImage, ...]:
    progress(0, 1, _("Laver siderne"))
    made = tuple(QImage.fromData(page) for page in pictures(paper, ppi))
    progress(1, 1, _("Laver siderne"))
    return made


def _written(paper: Paper, target: Path, progress: Progress) -> Path:
    progress(0, 1, _("Gemmer {name}").format(name=target.name))
    return write_pdf(paper, target)


def _drafted(paper: Paper, progress: Progress) -> Path:
    return _written(paper, place.draft_place(paper.name), progress)
