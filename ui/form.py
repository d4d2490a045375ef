"""A form: fields in rows, their faults, and whether anything was changed."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from gf2tracker.errors import Refusal
from ui import theme
from ui.field import Field
from ui.notice import Obstacle


class Form(QWidget):
    """Fields in one to three columns.

    Signals:
        changed(): the user changed a value.
        faults_changed(int): another number of fields must be mended.
    """

    changed = Signal()
    faults_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._obstacle = Obstacle()
        self._fault_count = 0
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(14))
        self._rows.addWidget(self._obstacle)
        self._rows.addStretch(1)  # what is added stands before it

    def row(self, *fields: Field) -> None:
        """Add fields side by side, equally wide."""
        for field in fields:
            self.fields[field.name] = field
            field.changed.connect(self._on_changed)
            field.fault_changed.connect(self._count)
        self.add(_Row(fields))

    def add(self, widget: QWidget) -> None:
        """Add something that is no field: a heading, a consequence."""
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def check(self) -> bool:
        """Say whether every value can be used; if not, go to the first fault."""
        self._obstacle.tell("")
        is_good = [field.check() for field in self.fields.values()]
        if all(is_good):
            return True
        self._go_to_first()
        return False

    def values(self) -> dict[str, Any]:
        """Return every field's value by its name; refused is what `check` found."""
        return {name: field.value() for name, field in self.fields.items()}

    def refuse(self, *refusals: Refusal) -> None:
        """Show refusals, each at the field it names, else over the form."""
        for refusal in refusals:
            field = self.fields.get(refusal.field or "")
            if field is not None:
                field.show_fault(refusal.text)
            else:
                self._obstacle.tell(refusal.text)
        self._go_to_first()

    def take_focus(self) -> None:
        """Go to the first field that can be changed."""
        for field in self.fields.values():
            if field.control.isEnabled():
                field.take_focus()
                return

    def _go_to_first(self) -> None:
        for field in self.fields.values():
            if field.fault:
                field.take_focus()
                return

    def _on_changed(self) -> None:
        self._obstacle.tell("")
        self.changed.emit()

    def _count(self) -> None:
        count = sum(bool(field.fault) for field in self.fields.values())
        if count != self._fault_count:
            self._fault_count = count
            self.faults_changed.emit(count)


class _Row(QWidget):
    """Fields side by side; a fault may use the room under its neighbours on the right."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        super().__init__()
        self._fields = fields
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(20))
        self._grid.setVerticalSpacing(0)
        for place, field in enumerate(fields):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(field, 0, place)
            self._grid.setColumnStretch(place, 1)
            field.fault_changed.connect(self._spread)

    def _spread(self) -> None:
        for place, field in enumerate(self._fields):
            room = _room_after(self._fields[place + 1 :]) if field.fault else 0
            if room:
                self._grid.addWidget(field.foot, 1, place, 1, room + 1)
            else:
                field.take_foot()


def _room_after(fields: tuple[Field, ...]) -> int:
    room = 0
    for field in fields:
        if not field.foot.is_empty():
            break
        room += 1
    return room
