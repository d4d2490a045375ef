"""What to know before a list is imported: the first remarks in words, the rest on a sheet."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf2tracker.language import _, plural
from ui import theme
from ui.button import Button, Link
from ui.label import Label
from ui.sheet import Sheet
from ui.symbol import State, StateSymbol

MOST = 3
MARGIN, AT = 24, 7
"""Where words begin, and where the symbol before them hangs."""


class Remarks(QWidget):
    """One paragraph; hidden while there is nothing to remark."""

    def __init__(self) -> None:
        super().__init__()
        self.all: tuple[str, ...] = ()
        self.words, self.more = Label(shade="ink2", wraps=True), Link("")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(AT), 0, theme.px(MARGIN), 0)
        row.setSpacing(0)
        row.addWidget(StateSymbol(State.WATCH), 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(theme.px(MARGIN - AT - 14))
        row.addWidget(self.words, 1)
        row.addSpacing(theme.px(12))
        row.addWidget(self.more)
        self.more.clicked.connect(self.open_all)

    def tell(self, remarks: Iterable[str]) -> None:
        """Show other remarks."""
        self.all = tuple(dict.fromkeys(map(_sentence, remarks)))
        shown = self.all if len(self.all) <= MOST else self.all[: MOST - 1]
        rest = len(self.all) - len(shown)
        self.words.setText(" ".join(shown))
        self.more.show_words(
            plural(rest, _("{n} bemærkning til …"), _("{n} bemærkninger til …")) if rest else ""
        )
        self.more.setVisible(bool(rest))
        self.setVisible(bool(self.all))

    def open_all(self) -> None:
        """Show every remark on a sheet of its own."""
        sheet = Sheet(_("Bemærkninger til listen"), self.window(), width=560)
        close = Button(_("Luk"), kind="primary", caps="Esc")
        for text in self.all:
            sheet.body.addWidget(Label(text, wraps=True))
        close.set_tall()
        close.clicked.connect(sheet.accept)
        sheet.finished.connect(sheet.deleteLater)
        sheet.foot.addStretch()
        sheet.foot.addWidget(close)
        sheet.open_over()


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
