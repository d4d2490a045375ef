"""Several of a list in a form: a row for each that is picked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.language import _
from ui import theme
from ui.button import Button, Link
from ui.choice import ChoiceBox
from ui.chooser import Option
from ui.label import Label


class PickRows(QWidget):
    """What is picked, one under the other; more are added below, each is taken away at its right.

    Signals:
        changed(): another one is picked.
    """

    changed = Signal()

    def __init__(self, title: str, more: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._title, self._options = title, options
        self.rows: list[PickRow] = []
        self.more = Link(more, icon="plus")
        self.more.setEnabled(bool(options))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(Label(title, shade="ink2"))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more)

    def picked(self) -> tuple[str, ...]:
        """Return the keys of what is picked, each once."""
        return tuple(dict.fromkeys(key for row in self.rows if (key := row.box.value())))

    def pick(self, keys: Sequence[str]) -> None:
        """Pick these as well, those that are not yet."""
        for key in keys:
            if key not in self.picked():
                self._add(key)

    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def fit_rows(self, count: int) -> None:
        """Have so many rows, as a draft had."""
        for row in self.rows[count:]:
            self._on_removed(row)
        while len(self.rows) < count:
            self._add("")

    def _add(self, key: str) -> "PickRow":
        row = PickRow(self._title, self._options, key)
        row.removed.connect(self._on_removed)
        row.box.currentIndexChanged.connect(self.changed)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.show()
        return row

    def _on_more(self) -> None:
        self._add("").box.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_removed(self, row: "PickRow") -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.setParent(None)
        row.deleteLater()
        self.more.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()


class PickRow(QWidget):
    """One that is picked.

    Signals:
        removed(PickRow): the row is to go.
    """

    removed = Signal(object)

    def __init__(self, title: str, options: Sequence[Option], key: str) -> None:
        super().__init__()
        self.box = ChoiceBox([("", _("Vælg …")), *options], key)
        self.box.setAccessibleName(title)
        self.remove = Button("", icon="close", kind="quiet", name=_("Tag ud igen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.box, 1)
        row.addWidget(self.remove)
        self.remove.clicked.connect(self._on_remove)

    def _on_remove(self) -> None:
        self.removed.emit(self)
