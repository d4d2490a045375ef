"""Who has been told that a student left: boxes to tick, with why somebody must be told."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gf2tracker.domain.notice import Informed
from gf2tracker.language import _
from ui import theme
from ui.choice import CheckBox
from ui.label import Label

COLUMNS = 3
LETTERS = {
    Informed.STUDENT: "L",
    Informed.GUARDIAN: "V",
    Informed.MUNICIPALITY: "K",
    Informed.COMPANY: "M",
    Informed.ADMINISTRATION: "D",
    Informed.NO_MUNICIPALITY: "I",
}
_SHORT = {
    Informed.ADMINISTRATION: _("SU og administration"),
    Informed.NO_MUNICIPALITY: _("kommune ikke nødvendig"),
}
_REQUIRED = {
    Informed.GUARDIAN: _("værge (under 18)"),
    Informed.MUNICIPALITY: _("kommunen (under 25)"),
}


class Ticks(QWidget):
    """Boxes in two rows; Alt and the letter of one ticks it from anywhere in the form.

    Signals:
        changed(): the user ticked a box, or took the tick away.
    """

    changed = Signal()

    def __init__(self, title: str, ticked: Collection[Informed] = ()) -> None:
        super().__init__()
        self.boxes = {one: CheckBox(_word(one), checked=one in ticked) for one in LETTERS}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(28))
        grid.setColumnStretch(COLUMNS, 1)
        grid.setVerticalSpacing(theme.px(4))
        for place, (who, box) in enumerate(self.boxes.items()):
            row, column = divmod(place, COLUMNS)
            grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignLeft)
            keys = QShortcut(QKeySequence(f"Alt+{LETTERS[who]}"), self)
            keys.activated.connect(partial(self._turn, box))
            box.setToolTip(_("Alt+{letter}").format(letter=LETTERS[who]))
            box.toggled.connect(self.changed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(4))
        rows.addWidget(Label(title, shade="ink2"))
        rows.addLayout(grid)

    def value(self) -> frozenset[Informed]:
        """Return who is ticked."""
        return frozenset(who for who, box in self.boxes.items() if box.isChecked())

    def require(self, must: Collection[Informed]) -> None:
        """Say beside a box why somebody must be told; others lose such words."""
        for who, box in self.boxes.items():
            box.setText(_REQUIRED.get(who, _word(who)) if who in must else _word(who))
            box.updateGeometry()
        needless = self.boxes[Informed.NO_MUNICIPALITY]
        needless.setVisible(Informed.MUNICIPALITY in must or needless.isChecked())

    def tick(self, who: Informed) -> None:
        """Tick a box."""
        self.boxes[who].setChecked(True)

    @staticmethod
    def _turn(box: CheckBox) -> None:
        if box.isEnabled():
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.toggle()


def _word(who: Informed) -> str:
    return _SHORT.get(who, who.label)
