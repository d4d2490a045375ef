"""The register's page bar: what matters in one sentence, and what can be done with the lesson."""

from PySide6.QtCore import Signal
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

HIGH = 44


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
        self.keys = Button(_("Taster"), kind="quiet", caps="F1")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        for word in (self.sentence, self.call, self.first, self.after):
            row.addWidget(word)
        row.addStretch(1)
        for button in (self.copy, self.keys, self.more):
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
        self.copy.setEnabled(bool(register.lessons))
        self._fit()

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as on a day without school."""
        for part in (self.sentence, self.call, self.first, self.after):
            part.setVisible(False)
        for button in (self.copy, self.keys, self.more):
            button.setVisible(False)

    def _fit(self) -> None:
        """Let the words have their room; what gives way is in the menu too."""
        if self.more.isHidden():
            return
        words = (self.sentence, self.call, self.first, self.after)
        room = self.width() - theme.px(18 + 18 + 8 * 5) - self.more.sizeHint().width()
        room -= sum(word.sizeHint().width() for word in words if not word.isHidden())
        for button in (self.copy, self.keys):
            room -= button.sizeHint().width()
            button.setVisible(room >= 0)

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
