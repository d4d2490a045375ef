"""The conflicts of all classes beside their board."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.language import _, join_words, plural
from gf2tracker.queries.clashes import ShownClash
from ui import theme
from ui.button import Button
from ui.column import Column
from ui.headline import Headline, pile
from ui.label import Label
from ui.table import Table
from ui.tableviews import TableViews

WIDE = 436


class ClashPanel(QWidget):
    """A line a conflict, by date; Enter goes to the activity, Esc back to the board.

    Signals:
        wanted(PlannedId): an activity is to be seen on the board.
        left: the board is to have the keyboard again.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table: Table[ShownClash] = Table(_columns(), _key, name=_("Sammenstød"))
        self.table.show_empty(_("Ingen sammenstød"))
        self.views = TableViews(self.table)
        self.close_button = Button("", icon="close", kind="quiet", name=_("Luk"), caps="Esc")
        self.head = Headline([self.views, self.close_button], of_section=True)
        self.text = Label(shade="ink2", wraps=True)
        self.text.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(12))
        pile(self, self.head, self.text, self.table)
        self.setContentsMargins(1, 0, 0, 0)  # the line at its left edge
        self.setFixedWidth(theme.px(WIDE))
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._tell)
        self.close_button.clicked.connect(self.left)
        self.hide()

    def show_clashes(self, clashes: Sequence[ShownClash]) -> None:
        """Show conflicts."""
        self.head.tell(plural(len(clashes), _("{n} sammenstød"), _("{n} sammenstød")))
        self.table.replace(clashes)
        if clashes and self.table.current() is None:
            self.table.choose(_key(clashes[0]))

    def _tell(self, chosen: Sequence[ShownClash]) -> None:
        self.text.setText(chosen[0].text if chosen else "")

    def _open(self, clash: ShownClash) -> None:
        self.wanted.emit(clash.one.planned_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 1, self.height(), theme.color("line2"))


def _columns() -> tuple[Column[ShownClash], ...]:
    return (
        Column(_("Dag"), lambda clash: clash.date, name="date", kind="day", width=76, gap=10),
        Column(_("Hvem"), _who, name="who", width=120, weight=1, gap=12),
        Column(_("Hold"), _codes, name="classes", width=146, gap=8, shade="ink2"),
        Column(_("Forklaring"), lambda clash: clash.text, name="text", width=320, is_hidden=True),
    )


def _codes(clash: ShownClash) -> str:
    both = dict.fromkeys(party.code for party in (clash.one, clash.other) if party is not None)
    return join_words(both)


def _who(clash: ShownClash) -> str:
    return clash.what if clash.other is not None else clash.kind.label.capitalize()


def _key(clash: ShownClash) -> tuple[str, str, int, int]:
    other = clash.other.planned_id if clash.other is not None else 0
    return str(clash.kind), clash.what, int(clash.one.planned_id), int(other)
