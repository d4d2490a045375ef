"""Paper out of the printer: Qt's own dialog, and pages painted on what was chosen there."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from gf2tracker.errors import Refusal
from gf2tracker.language import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SHARP_PPI = 300


def has_printer() -> bool:
    """Tell whether the computer knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # only printing needs it

    return bool(QPrinterInfo.availablePrinterNames())


def printer_for(title: str, *, is_wide: bool) -> "QPrinter":
    """Return the usual printer, ready for A4 pages without margins of its own."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  # only printing needs it

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF())
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def print_pages(printer: "QPrinter", pages: Sequence[QImage]) -> int:
    """Print the pages that were asked for and return how many; refused when it can't begin."""
    painter = QPainter()
    if not painter.begin(printer):
        text = _("Printeren svarer ikke. Prøv igen, eller gem som PDF.")
        raise Refusal(text, field="printer")
    chosen = list(_chosen(printer, pages))
    for at, page in enumerate(chosen):
        if at:
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), page)
    painter.end()
    return len(chosen)


def _chosen(printer: "QPrinter", pages: Sequence[QImage]) -> Iterator[QImage]:
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    yield from pages[first - 1 : last]
