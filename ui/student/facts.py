"""The facts at the right of a student's page: what stands on the card."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gf2tracker.language import _, date_long
from gf2tracker.queries.students import EnrolmentRow, StudentDetails
from ui import theme
from ui.label import Label, heading

ADULT = 18


class Facts(QWidget):
    """Groups of facts, each a quiet label and its value; what is not known is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))

    def show_student(self, student: StudentDetails) -> None:
        """Show what is known of a student."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, facts in _groups(student):
            told = [(label, value) for label, value in facts if value]
            if told:
                self._column.addWidget(_group(name, told))
        self._column.addStretch(1)


def _group(name: str, facts: list[tuple[str, str]]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, theme.px(10))
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(6))
    grid.addWidget(heading(name), 0, 0, 1, 2)
    for row, (label, value) in enumerate(facts, start=1):
        quiet = Label(label, shade="ink3")
        quiet.setFixedWidth(theme.px(92))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(quiet, row, 0, top)
        grid.addWidget(Label(value, wraps="@" not in value), row, 1, top)
    grid.setColumnStretch(1, 1)
    return group


def _groups(student: StudentDetails) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield (
        _("Oplysninger"),
        [
            (_("Elevnr."), student.number or ""),
            (_("Født"), date_long(student.birth_date) if student.birth_date else ""),
            (_("Telefon"), student.phone),
            (_("Mail"), student.mail),
            (_("Postnr."), student.postcode),
            (_("Kommer fra"), student.former_school),
            (_("UNI-login"), student.uni_login),
            (_("Støtte"), _("har en støttekontakt") if student.has_support_contact else ""),
        ],
    )
    is_minor = student.age is not None and student.age < ADULT
    if is_minor or student.guardian_name or student.guardian_phone:
        missing = _("mangler") if is_minor and not student.guardian_name else ""
        yield (
            _("Værge"),
            [
                (_("Navn"), student.guardian_name or missing),
                (_("Telefon"), student.guardian_phone),
                (_("Mail"), student.guardian_mail),
            ],
        )
    yield _("Hold"), [_stay(stay) for stay in reversed(student.enrolments)]


def _stay(stay: EnrolmentRow) -> tuple[str, str]:
    first, last = date_long(stay.first_day), stay.last_day
    text = _("{first} – {last}").format(first=first, last=date_long(last or stay.ends_on))
    if stay.leave_reason is not None:
        text = f"{text}, {stay.leave_reason.label}"
    if stay.destination:
        text = _("{text}, til {destination}").format(text=text, destination=stay.destination)
    return stay.class_code, text
