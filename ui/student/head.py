"""The head of a student's page: who it is, the number in large figures, what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.domain.people import called, full_name
from gf2tracker.language import _, date_long
from gf2tracker.queries.students import StudentDetails
from ui import theme
from ui.avatar import Avatar
from ui.button import Button
from ui.chip import Chip
from ui.label import Label, title
from ui.symbol import State

HIGH = 64


class StudentHead(QWidget):
    """Name and facts at the left, phone and deeds at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.avatar, self.name, self.about = Avatar(""), title(), Label(shade="ink2")
        self.protected = Chip(_("beskyttet"), State.NONE, icon="lock")
        self.phone = title()
        self.call = Button(_("Log opkald"), icon="phone", kind="primary", keys="F4")
        self.note = Button(_("Ny note"), icon="note", caps="Ctrl+N")
        self.edit = Button(_("Ret"), icon="tool", keys="F2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(6))
        row.setSpacing(theme.px(10))
        words, upper = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        upper.setSpacing(theme.px(10))
        upper.addWidget(self.name)
        upper.addWidget(self.protected)
        upper.addStretch(1)
        words.addLayout(upper)
        words.addWidget(self.about)
        row.addWidget(self.avatar)
        row.addSpacing(theme.px(4))
        row.addLayout(words, 1)
        row.addWidget(self.phone)
        row.addSpacing(theme.px(6))
        for button in (self.call, self.note, self.edit):
            row.addWidget(button)
        self.setMinimumHeight(theme.px(HIGH))

    def show_student(self, student: StudentDetails) -> None:
        """Show a student; a protected one by called name, with the number only on this page."""
        whole = full_name(student.first_name, student.last_name)
        self.name.setText(whole)
        self.avatar.show_name(whole)
        self.protected.setVisible(student.is_protected)
        self.about.setText(_about(student))
        self.phone.setText(student.phone)


def _about(student: StudentDetails) -> str:
    parts = []
    if student.called_name:
        kaldes = called(student.first_name, student.called_name)
        parts.append(_("kaldes {name}").format(name=kaldes))
    stay = student.present or (student.enrolments[-1] if student.enrolments else None)
    if stay is not None:
        parts.append(stay.class_code)
    if student.age is not None:
        parts.append(_("{n} år").format(n=student.age))
    parts.append(str(student.track))
    if student.contact_teacher_name:
        parts.append(_("kontaktlærer {name}").format(name=student.contact_teacher_name))
    if student.present is None and stay is not None and stay.last_day is not None:
        parts.append(_("stoppet {date}").format(date=date_long(stay.last_day)))
    return " · ".join(parts)
