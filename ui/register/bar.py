"""The register's page bar: what matters in one sentence, and what can be done with the lesson."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries.register import Register, RegisterRow
from ui import theme
from ui.button import Button, Link
from ui.label import Label
from ui.menu import Menu
from ui.register.rowpaint import CALLS, must_call
from ui.tip import explain

HIGH = 44
SIDE, GAP = 18, 5


class RegisterBar(QWidget):
    """One sentence at the left, the deeds at the right.

    Signals:
        student_wanted(StudentId): the student who is to be called first was pressed.
    """

    student_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._first: StudentId | None = None
        self.sentence, self.call = Label(bold=True), Label(shade="ink2")
        self.first = Link("")
        self.after = Label(shade="ink2")
        self.copy = Button(_("Som forrige lektion"), icon="copy", kind="quiet", caps="Ctrl+D")
        self.copy_icon = Button("", icon="copy", kind="quiet", name=_("Som forrige lektion"))
        explain(self.copy_icon, _("Som forrige lektion"), "Ctrl+D")
        self.copy_icon.clicked.connect(self.copy.click)
        self.keys = Button(_("Taster"), kind="quiet", caps="F1")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        row.setSpacing(theme.px(GAP))
        for word in (self.sentence, self.call, self.first, self.after):
            row.addWidget(word)
        row.addStretch(1)
        for button in (self.copy, self.copy_icon, self.keys, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))
        self.first.clicked.connect(self._on_first)

    def show_register(self, register: Register) -> None:
        """Say who is missing and whom to call first."""
        urgent = [row for row in register.rows if must_call(row)]
        calls = urgent or [row for row in register.rows if row.why in CALLS and not row.contact]
        self._first = calls[0].student_id if calls else None
        for part in (self.sentence, self.call, self.after, self.more):
            part.setVisible(True)
        self.sentence.setText(_sentence(register))
        self.call.setText(_("· ring til") if calls else "")
        self.first.setText(calls[0].called_name if calls else "")
        self.first.setVisible(bool(calls))
        self.first.setAccessibleName(_first_name(calls))
        self.after.setText(_("først") if len(calls) > 1 else "")
        for button in (self.copy, self.copy_icon):
            button.setEnabled(bool(register.lessons))
        self._fit()

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as on a day without school."""
        for part in (self.sentence, *self._words(), *self._deeds(), self.more):
            part.setVisible(False)

    def _words(self) -> tuple[QWidget, ...]:
        return (self.call, self.first, self.after)

    def _deeds(self) -> tuple[QWidget, ...]:
        return (self.copy, self.copy_icon, self.keys)

    def _fit(self) -> None:
        """Let the words have their room, then the lesson before; what gives way is in the menu."""
        if self.more.isHidden():
            return
        words = tuple(one for one in (self.call, self.first, self.after) if one.text())
        shapes = (
            (*words, self.copy, self.keys),
            (*words, self.copy),
            (*words, self.copy_icon),
            (self.copy,),
        )
        least: tuple[QWidget, ...] = (self.copy_icon,)
        shape = next((one for one in shapes if self._needed(one) <= self.width()), least)
        for part in (*self._words(), *self._deeds()):
            part.setVisible(part in shape)

    def _needed(self, shape: tuple[QWidget, ...]) -> int:
        """Return the room, px, that some parts take with what always stands."""
        parts = (self.sentence, *shape, self.more)
        wide = sum(part.sizeHint().width() for part in parts)
        return wide + 2 * theme.px(SIDE) + len(parts) * theme.px(GAP)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no width: what has no room gives way."""
        return QSize(0, theme.px(HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_first(self) -> None:
        if self._first is not None:
            self.student_wanted.emit(self._first)


def _sentence(register: Register) -> str:
    missing = sum(any(m and m.kind.is_missing for m in row.marks) for row in register.rows)
    if missing:
        return plural(missing, _("{n} mangler"), _("{n} mangler"))
    if any(lesson.taken_at for lesson in register.lessons):
        return _("Alle er her")
    return plural(len(register.rows), _("{n} elev"), _("{n} elever"))


def _first_name(calls: list[RegisterRow]) -> str:
    return _("Gå til {name}").format(name=calls[0].name) if calls else ""
