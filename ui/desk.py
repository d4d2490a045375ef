"""What the frame knows of the school: classes to choose from, and who works here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gf2tracker.domain.change import Change
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _, plural
from ui.classlist import ClassChoice
from ui.work import Work

if TYPE_CHECKING:
    from gf2tracker.queries.classes import ClassRow
    from gf2tracker.queries.staff import StaffMember
    from ui.screen import Focus

CLASS_TABLES = frozenset({"class_group", "lesson_pattern", "closed_period", "enrolment", "site"})


class Desk(QObject):
    """The frame's own questions, asked again when what they read has changed.

    Signals:
        classes_known: the classes have been read (again).
        course_known: the course of the chosen class has been read (again).
        staff_known: the staff have been read (again).
    """

    classes_known = Signal()
    course_known = Signal()
    staff_known = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.classes: tuple[ClassRow, ...] = ()
        self.staff: tuple[StaffMember, ...] = ()
        self.course: Course | None = None
        self.school_name = ""
        self.is_demo = False
        self._focus: Focus | None = None
        self._is_course_due = False

    def look_at(self, focus: "Focus") -> None:
        """Ask for the course of the chosen class."""
        is_other = self._focus is None or self._focus.class_id != focus.class_id
        self._focus = focus
        if is_other:
            self.ask_course()

    def ask_everything(self) -> None:
        """Ask for classes, staff and the school's name."""
        from gf2tracker.queries import classes, school, staff  # noqa: PLC0415  # as below

        assert self._focus is not None
        self.work.ask(self._on_school, school.settings)
        self.work.ask(self._on_staff, staff.everybody)
        self.work.ask(self._on_classes, classes.listing, self._focus.today)

    def ask_course(self) -> None:
        """Ask for the weeks of the chosen class."""
        from gf2tracker.queries import classes  # noqa: PLC0415  # after the first paint

        assert self._focus is not None
        if self._focus.class_id is None:
            self.course = None
            self.course_known.emit()
        else:
            self.work.ask(self._on_course, classes.course, self._focus.class_id)

    def ask_offer(self, initials: str, then: Any) -> None:
        """Ask what undo and redo would do for somebody."""
        from gf2tracker.queries import history  # noqa: PLC0415  # after the first paint

        self.work.ask(then, history.offer, initials)

    def on_changed(self, change: Change) -> None:
        """Ask again for what a change has touched."""
        if change.tables & (CLASS_TABLES | {"student", "staff", "setting", "programme"}):
            self._is_course_due = self._is_course_due or bool(change.tables & CLASS_TABLES)
            self.ask_everything()

    def class_row(self, class_id: ClassId | None) -> "ClassRow | None":
        """Return the class as it is listed; None when it is gone."""
        return next((row for row in self.classes if row.id == class_id), None)

    def about(self, class_id: ClassId | None) -> str:
        """Return the facts beside the chosen class; see `about`."""
        return about(self.class_row(class_id))

    def first_class(self, initials: str, last: str) -> "ClassRow | None":
        """Return the class to begin with: the last one, one's own, one that is running, any."""
        found = [row for row in self.classes if row.code == last]
        found += [row for row in self.classes if initials and row.contact_teacher == initials]
        found += [row for row in self.classes if row.week is not None]
        found += self.classes
        return found[0] if found else None

    def choices(self, initials: str) -> Sequence[ClassChoice]:
        """Return the classes for the list under the class, one's own first."""
        mine: list[ClassChoice] = []
        running: list[ClassChoice] = []
        other: list[ClassChoice] = []
        for row in self.classes:
            is_mine = bool(initials) and row.contact_teacher == initials
            week = _("uge {n} af {all}").format(n=row.week, all=row.weeks) if row.week else ""
            group = _("Mine hold") if is_mine else _("I gang") if row.week else _("Andre hold")
            choice = ClassChoice(row.id, row.code, row.programme, week, group)
            (mine if is_mine else running if row.week else other).append(choice)
        return (*mine, *running, *other)

    def _on_school(self, answer: Any) -> None:
        self.school_name, self.is_demo = answer.value.school_name, answer.value.is_demo
        self.staff_known.emit()

    def _on_staff(self, answer: Any) -> None:
        self.staff = answer.value
        self.staff_known.emit()

    def _on_classes(self, answer: Any) -> None:
        self.classes = answer.value
        self.classes_known.emit()
        if self._is_course_due and self._focus is not None:
            self._is_course_due = False
            if self.class_row(self._focus.class_id) is not None:
                self.ask_course()

    def _on_course(self, answer: Any) -> None:
        self.course = answer.value
        self.course_known.emit()


def about(row: "ClassRow | None") -> str:
    """Return the facts beside the class: "Tømrer · 25 elever"; "" beside none."""
    if row is None:
        return ""
    count = plural(row.students, "{n} elev", "{n} elever")
    return _("{programme} · {count}").format(programme=row.programme, count=count)
