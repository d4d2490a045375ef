"""A window that lists are brought into: chosen, dropped on it, pasted; and that reports leave."""

from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override


class FileWindow(QMainWindow):
    """What the program's window does with files; the window itself says how a page is opened.

    Attributes:
        stands: whether the first page has been shown with the store behind it; before that
            nothing is taken.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stands = False
        self.setAcceptDrops(True)

    def opened_page(self, name: str) -> Any:
        """Open a page by name and return it."""
        raise NotImplementedError

    def made_page(self, name: str) -> Any:
        """Return a page by name without opening it."""
        raise NotImplementedError

    def choose_import(self) -> None:
        """Choose a class list and show what it would change."""
        if self.stands:
            self.made_page("import").choose_file(self)

    def choose_report(self) -> None:
        """Ask where the status report goes, and write it."""
        if self.stands:
            self.opened_page("reports").choose_target()

    def open_file(self, path: str) -> None:
        """Show what a class list would change."""
        if self.stands:
            self.opened_page("import").open_file(path)

    def open_text(self, text: str) -> None:
        """Show what a pasted table would change."""
        if self.stands:
            self.opened_page("import").open_text(text)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_file(files[0])
