"""A field of a form: its label above, a hint below, and at a fault what is wrong and what to do."""

import re
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui import paint, symbol, theme
from ui.choice import CheckBox, ChoiceBox
from ui.edit import LineEdit, NoteEdit
from ui.label import Label
from ui.symbol import State

Control = LineEdit | NoteEdit | ChoiceBox | CheckBox


def halves(text: str) -> tuple[str, str]:
    """Return the first sentence of a refusal (what is wrong) and the rest (what to do)."""
    found = re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ“])", text.strip(), maxsplit=1)
    return found[0], found[1] if len(found) > 1 else ""


class Field(QWidget):
    """A label, something to type or choose in, and a foot with hint or fault.

    A `&` in the label marks the letter that Alt goes to the field with.

    Signals:
        changed(): the user changed the value.
        fault_changed(): a fault came, went or became another.
    """

    changed = Signal()
    fault_changed = Signal()

    def __init__(self, name: str, label: str, control: Control, hint: str = "") -> None:
        super().__init__()
        self.name = name
        self.title = label.replace("&", "")
        self.control = control
        self.is_required = False
        self.foot = Foot(hint, self)
        self.label = Label(self.title, shade="ink2")
        self.label.setFixedHeight(theme.px(20))
        self.label.setBuddy(control)
        if "&" in label:
            QShortcut(QKeySequence.mnemonic(label), self).activated.connect(self.take_focus)
        control.setAccessibleName(self.title)
        self._describe()
        self._before = self.value_or_text()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.label)
        self._column.addSpacing(theme.px(2))
        self._column.addWidget(control)
        self._column.addStretch(1)
        self.take_foot()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def fault(self) -> str:
        """What is wrong with the value; "" is nothing."""
        return self.foot.fault

    def value(self) -> Any:
        """Return the value; refused is what has no meaning."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value; it counts as untouched."""
        raise NotImplementedError

    def value_or_text(self) -> object:
        """Return what tells one state of the field from another, whether it has a meaning or not."""
        return self.value()

    def is_dirty(self) -> bool:
        """Say whether the user changed the value."""
        return self.value_or_text() != self._before

    def keep(self) -> None:
        """Take the value shown as the untouched one."""
        self._before = self.value_or_text()

    def check(self) -> bool:
        """Say whether the value can be used; if not, the field says what is wrong."""
        try:
            value = self.value()
        except Refusal as refusal:
            self.show_fault(refusal.text)
            return False
        if self.is_required and value in {None, ""}:
            self.show_fault(_("{name} mangler.").format(name=self.title))
            return False
        self.show_fault("")
        return True

    def show_fault(self, text: str) -> None:
        """Show what is wrong and what to do; "" takes the fault away."""
        if text == self.fault:
            return
        self.foot.show_fault(text)
        self.label.set_shade("acttext" if text else "ink2", bold=bool(text))
        self.control.show_fault(fault=bool(text))
        self._describe()
        self.fault_changed.emit()

    def show_hint(self, hint: str, state: State | None = None) -> None:
        """Show another hint; a state gives it that state's colour and weight."""
        self.foot.show_hint(hint, state)
        self._describe()

    def take_foot(self) -> None:
        """Have the foot under the field, where a form has not spread it wider."""
        if self._column.indexOf(self.foot) < 0:
            self._column.insertWidget(self._column.count() - 1, self.foot)

    def take_focus(self) -> None:
        """Go to the field as a key would."""
        self.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(self.control, LineEdit):
            self.control.selectAll()

    def _describe(self) -> None:
        self.control.setAccessibleDescription(self.fault or self.foot.hint)

    def touch(self) -> None:
        """Forget the fault, because the user is mending it."""
        self.show_fault("")
        self.changed.emit()

    def leave(self) -> None:
        """Say what is wrong as the user goes on; an empty field waits until the form is saved."""
        if self.is_dirty() or self.fault:
            is_empty = self.value_or_text() in {None, ""}
            if not is_empty:
                self.check()


class Foot(QWidget):
    """What stands under a field: nothing, a small hint, or a fault with its symbol."""

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(parent)  # without one it would be shown as a window of its own
        self.hint = hint
        self.fault = ""
        self._hint = Label(hint, size="small", shade="ink3", wraps=True)
        self._wrong = Label("", bold=True, shade="acttext", wraps=True)
        self._mend = Label("", wraps=True)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(theme.px(4))
        for each in (self._hint, self._wrong, self._mend):
            self._rows.addWidget(each)
        self._rows.addStretch(1)
        self._arrange()

    def show_hint(self, hint: str, state: State | None) -> None:
        """Show another hint under the field."""
        self.hint = hint
        self._hint.setText(hint)
        self._hint.set_shade(state.text if state else "ink3", bold=state is not None)
        self._arrange()

    def show_fault(self, text: str) -> None:
        """Show a fault instead of the hint; "" shows the hint again."""
        self.fault = text
        wrong, mend = halves(text) if text else ("", "")
        self._wrong.setText(wrong)
        self._mend.setText(mend)
        self._arrange()

    def is_empty(self) -> bool:
        """Say whether nothing stands here."""
        return not self.hint and not self.fault

    def _arrange(self) -> None:
        left = theme.px(22) if self.fault else 0
        self._rows.setContentsMargins(left, theme.px(8 if self.fault else 6), 0, theme.px(1))
        self._hint.setVisible(bool(self.hint) and not self.fault)
        self._wrong.setVisible(bool(self.fault))
        self._mend.setVisible(bool(self._mend.text()))
        self.setVisible(not self.is_empty())
        self.updateGeometry()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fault:
            side = theme.px(14)
            top = self._wrong.y() + (self._wrong.fontMetrics().height() - side) / 2
            painter = paint.smooth(QPainter(self))
            symbol.draw(painter, State.ACT, QRectF(0, round(top), side, side))
