"""The head of a student's page: who it is, the number in large figures, what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.domain.people import called
from gf2tracker.language import _, date_long
from gf2tracker.queries.students import StudentDetails
from ui import theme
from ui.avatar import Avatar
from ui.button import Button, Link
from ui.chip import Chip
from ui.label import Label, title
from ui.menu import Menu
from ui.symbol import State

HIGH, AVATAR = 64, 40


class StudentHead(QWidget):
    """Name and facts at the left, phone and deeds at the right or, where it is narrow, below.

    A protected student stands by called name until [Vis navn og nummer] is pressed.

    Signals:
        revealed(bool): full name and number of a protected student are shown, or hidden again.
    """

    revealed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.student: StudentDetails | None = None
        self.is_revealed = False
        self.avatar, self.about = Avatar("", size=AVATAR), Label(shade="ink2", wraps=True)
        self.name = Label(size="title", bold=True, wraps=True)
        self.protected = Chip(_("beskyttet"), State.NONE, icon="lock")
        self.reveal = Link(_("Vis navn og nummer"))
        self.phone = title()
        self.call = Button(_("Log opkald"), icon="phone", kind="primary", keys="F4")
        self.note = Button(_("Ny note"), icon="note", caps="Ctrl+N")
        self.edit = Button(_("Ret"), icon="tool", keys="F2")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        self._build()
        self.reveal.clicked.connect(self._on_reveal)

    def _build(self) -> None:
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(theme.px(24), theme.px(10), theme.px(18), theme.px(8))
        self._whole.setSpacing(theme.px(14))
        who, words, second, deeds = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for layout in (who, second, deeds):
            layout.setSpacing(theme.px(12))
        deeds.setSpacing(theme.px(8))
        words.setSpacing(theme.px(1))
        words.addWidget(self.name)
        second.addWidget(self.protected)
        second.addWidget(self.about, 1)
        words.addLayout(second)
        who.addWidget(self.avatar)
        who.addLayout(words, 1)
        who.addWidget(self.reveal)
        who.addWidget(self.phone)
        for button in (self.call, self.note, self.edit, self.more):
            deeds.addWidget(button)
        deeds.addStretch(1)
        self._whole.addLayout(who, 1)
        self._whole.addLayout(deeds)
        self.setMinimumHeight(theme.px(HIGH))

    def fit(self, *, is_narrow: bool) -> None:
        """Stand in one row, or in two where there is little room."""
        directions = QBoxLayout.Direction
        self._whole.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        after = theme.px(24 if is_narrow else 18)  # beside the phone, or beside the button [more]
        self._whole.setContentsMargins(theme.px(24), theme.px(10), after, theme.px(8))

    def show_student(self, student: StudentDetails) -> None:
        """Show a student; another one is hidden again if protected."""
        is_other = self.student is None or self.student.id != student.id
        self.student = student
        self.is_revealed = not student.is_protected or (self.is_revealed and not is_other)
        self._show()

    def _show(self) -> None:
        student = self.student
        if student is None:
            return
        name = student.name if self.is_revealed else student.called
        self.name.setText(name)
        self.avatar.show_name(name)
        self.about.setText(_about(student))
        for part in (self.protected, self.reveal):
            part.setVisible(student.is_protected)
        words = _("Skjul navn og nummer") if self.is_revealed else _("Vis navn og nummer")
        self.reveal.show_words(words)
        self.phone.setText(student.phone if self.is_revealed else "")
        self.phone.setVisible(bool(self.phone.text()))

    def _on_reveal(self) -> None:
        self.is_revealed = not self.is_revealed
        self._show()
        self.revealed.emit(self.is_revealed)


def _about(student: StudentDetails) -> str:
    parts = []
    if student.called_name and not student.is_protected:
        name = called(student.first_name, student.called_name)
        parts.append(_("kaldes {name}").format(name=name))
    stay = student.present or (student.enrolments[-1] if student.enrolments else None)
    if stay is not None:
        parts.append(stay.class_code)
    if stay is not None and stay.leave_reason is not None and stay.last_day is not None:
        parts.append(_("udmeldt {date}").format(date=date_long(stay.last_day)))
    if student.age is not None:
        parts.append(_("{n} år").format(n=student.age))
    parts.append(str(student.track))
    if student.contact_teacher_name:
        parts.append(_("kontaktlærer {name}").format(name=student.contact_teacher_name))
    return " · ".join(parts)
