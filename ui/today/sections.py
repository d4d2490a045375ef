"""The lists of today, each with its rows and what closes them."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

from gf2tracker.domain.attention import State as Attention
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.daywords import last_school_day_words
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.reminder import remind_words
from gf2tracker.language import _, date_short, join_first, plural
from gf2tracker.queries.away import AbsentStudent, Call
from gf2tracker.queries.leaving import Notice
from gf2tracker.queries.morning import BackStudent, NotExpected, Task
from gf2tracker.queries.person import Person
from gf2tracker.queries.tasks import TaskRow
from gf2tracker.queries.today import Due, Overview
from gf2tracker.queries.unsettled import OpenDay
from gf2tracker.queries.untaken import MissingRegister, TeacherGaps
from ui.symbol import State
from ui.today.board import SHOWN, Board
from ui.today.calls import CallRow
from ui.today.deedline import DeedLine
from ui.today.deeds import Deed
from ui.today.dueline import DueLine
from ui.today.lines import Line, Part
from ui.today.taskline import TaskLine
from ui.today.words import (
    away_words,
    back_words,
    contact_words,
    due_words,
    left_words,
    next_words,
    not_expected_words,
    open_day_words,
    origin_words,
    register_words,
    teacher_words,
)

STATES = {Attention.ACT: State.ACT, Attention.WATCH: State.WATCH, Attention.NONE: State.OK}
TOLD = {
    Informed.GUARDIAN: ("V", _("Værge underrettet")),
    Informed.MUNICIPALITY: ("K", _("Kommunen underrettet")),
}


class Desk(Protocol):
    """What the page does for its rows."""

    def log(self, student: Person, kind: ContactKind, following: Any) -> None:
        """Note a contact; `following` is the next school day, None after the last."""

    def handle(self, student: Person) -> None:
        """Ask what was done and until which day that is enough."""

    def come(self, one: NotExpected) -> None:
        """Say that somebody has come all the same."""

    def explain(self, one: OpenDay, kind: AbsenceKind) -> None:
        """Say what a day without a reason was."""

    def settle(self, task: Task | TaskRow) -> None:
        """Say that a task is done."""

    def open_task(self, task: TaskRow) -> None:
        """Go where a task is about."""

    def meet(self, dues: Sequence[Due]) -> None:
        """Say that a deadline is met in the classes that share it."""

    def inform(self, notice: Notice, who: Informed) -> None:
        """Say that somebody has been told of a leaver."""

    def remind(self, teacher: TeacherGaps) -> None:
        """Copy the text that reminds a teacher."""

    def open_student(self, student: Person) -> None:
        """Go to a student's page."""

    def open_register(self, one: MissingRegister) -> None:
        """Go to a class's register of a day."""

    def open_class(self, class_id: int) -> None:
        """Go to a class."""


def show_registers(
    board: Board, overview: Overview, on_cards: set[int], desk: Desk, *, has_own: bool
) -> None:
    """Show one's own registers that no card tells of, and others' by teacher to who asks for them.

    Args:
        board: where.
        overview: what the page shows.
        on_cards: classes whose register of today is told by a card.
        desk: who does what is wanted.
        has_own: whether the asker has classes.
    """
    mine = [
        one
        for one in overview.missing_registers
        if one.is_mine and not (one.date == overview.date and one.class_id in on_cards)
    ]
    if mine:
        board.head(_("Protokol mangler"), str(len(mine)))
    for one in board.shown(mine, "registers"):
        parts = (
            Part(one.code, is_bold=True),
            Part(register_words(one, overview.date), "acttext", at=0.3),
            Part(one.teacher, "ink3", is_right=True),
        )
        _add_line(board, Line(State.ACT, parts), partial(desk.open_register, one))
    board.offer_rest(mine, "registers")
    if overview.is_leader or not has_own:
        _show_teachers(board, overview, desk)


def _show_teachers(board: Board, overview: Overview, desk: Desk) -> None:
    teachers = overview.teachers
    if not teachers:
        return
    lessons = sum(one.lessons for one in teachers)
    fact = plural(lessons, _("{n} lektion"), _("{n} lektioner"))
    board.head(_("Protokol mangler hos kolleger"), fact)
    for one in board.shown(teachers, "teachers"):
        codes = join_first(list(one.codes), _("{n} andre"))
        parts = (
            Part(one.name or _("uden kontaktlærer"), is_bold=True),
            Part(codes, "ink2", at=0.36),
            Part(teacher_words(one, overview.date), "acttext", at=0.62),
        )
        copy = Deed("K", remind_words(one.name)[0], partial(desk.remind, one))
        line = DeedLine(State.ACT, parts, (copy,))
        _add_line(board, line, partial(desk.open_register, one.missing[0]))
    board.offer_rest(teachers, "teachers")


def show_calls(board: Board, overview: Overview, desk: Desk, *, has_own: bool) -> list[CallRow]:
    """Show whom to call now and who has been called; return the rows of calls."""
    mine = [call for call in overview.radar if call.student.is_mine or not has_own]
    done = [one for one in overview.done if one.student.is_mine or not has_own]
    told = [plural(len(mine), "{n} tilbage", "{n} tilbage")]
    told += [plural(len(done), "{n} klaret", "{n} klaret")] if done else []
    board.head(_("Ring nu: fravær i de første 14 dage"), ", ".join(told))
    if not mine:
        board.say(_("Alle er ringet op.") if done else _("Ingen mangler et opkald."))
    rows = []
    for call in board.shown(mine, "calls"):
        row = CallRow(call, overview.date)
        row.logged.connect(partial(_on_logged, desk, call))
        row.opened.connect(partial(desk.open_student, call.student))
        board.add(row)
        rows.append(row)
    board.offer_rest(mine, "calls")
    for one in done:
        parts = (
            Part(one.student.name, "ink2"),
            Part(one.student.code, "ink3"),
            Part(contact_words(one.contact, overview.date), "ink2", is_right=True),
        )
        _add_line(board, Line(State.OK, parts), partial(desk.open_student, one.student))
    return rows


def _on_logged(desk: Desk, call: Call, kind: ContactKind) -> None:
    if kind is ContactKind.NOTE:
        desk.handle(call.student)
    else:
        desk.log(call.student, kind, call.next_school_day)


def show_back(board: Board, overview: Overview, desk: Desk, *, has_own: bool) -> None:
    """Show who is back after days, until somebody has said a word."""
    listed = [one for one in overview.back if one.student.is_mine or not has_own]
    if not listed:
        return
    board.head(_("Tilbage efter mindst tre dage"), _("sig velkommen tilbage"))
    for one in board.shown(listed, "back"):
        parts = (
            Part(one.student.name),
            Part(one.student.code, "ink3"),
            Part(back_words(one, overview.date), "ink2", at=0.46),
        )
        _add_line(
            board,
            DeedLine(State.WATCH, parts, _contact_deeds(one, desk)),
            partial(desk.open_student, one.student),
        )
    board.offer_rest(listed, "back")


def show_absent(board: Board, overview: Overview, desk: Desk) -> None:
    """Show who has been away for two days or more and is not on the list of calls."""
    has_own = any(one.student.is_mine for one in overview.absent)
    called = {call.student.student_id for call in overview.radar}
    listed = [
        one
        for one in overview.absent
        if (one.student.is_mine or not has_own) and one.student.student_id not in called
    ]
    if not listed:
        return
    board.head(_("Væk mindst to dage i træk"), str(len(listed)))
    for one in board.shown(listed, "absent"):
        shade = "acttext" if one.contact is None else "ink2"
        parts = (
            Part(one.student.name),
            Part(one.student.code, "ink3"),
            Part(_("{n}. dag").format(n=one.days), is_bold=True, at=0.36),
            Part(away_words(one), "ink2", at=0.46),
            Part(next_words(one, overview.date, in_short=True), shade, at=0.64),
        )
        told = (one.student.name, one.student.code, away_words(one))
        tip = ", ".join((*told, next_words(one, overview.date)))
        line = DeedLine(STATES[one.state], parts, _contact_deeds(one, desk), tip=tip)
        _add_line(board, line, partial(desk.open_student, one.student))
    board.offer_rest(listed, "absent")


def _contact_deeds(one: AbsentStudent | BackStudent, desk: Desk) -> tuple[Deed, ...]:
    following = one.next_school_day
    return (
        Deed("T", _("Talte med"), partial(desk.log, one.student, ContactKind.TALKED, following)),
        Deed("S", _("Sms sendt"), partial(desk.log, one.student, ContactKind.SMS, following)),
        Deed(
            "I", _("Intet svar"), partial(desk.log, one.student, ContactKind.NO_ANSWER, following)
        ),
        Deed("H", _("Håndteret …"), partial(desk.handle, one.student)),
    )


def show_not_expected(board: Board, overview: Overview, desk: Desk, *, has_own: bool) -> None:
    """Show whose absence today was known before."""
    listed = [one for one in overview.not_expected if one.student.is_mine or not has_own]
    if not listed:
        return
    board.head(_("Ventes ikke i dag"), str(len(listed)))
    for one in board.shown(listed, "expected"):
        parts = (
            Part(one.student.name),
            Part(one.student.code, "ink3"),
            Part(not_expected_words(one, overview.date), "ink2", at=0.36),
            Part(one.note, "ink3", at=0.68),
        )
        come = Deed("K", _("Kom alligevel"), partial(desk.come, one))
        _add_line(board, DeedLine(None, parts, (come,)), partial(desk.open_student, one.student))
    board.offer_rest(listed, "expected")


def show_without_reason(board: Board, overview: Overview, desk: Desk) -> None:
    """Show the days whose reason is still to be settled, by one key each."""
    listed = overview.without_reason
    if not listed:
        return
    board.head(_("Årsag mangler"), _("{n}, afklares inden fredag").format(n=len(listed)))
    for one in board.shown(listed, "reasons"):
        parts = (
            Part(one.student.name),
            Part(one.student.code, "ink3"),
            Part(open_day_words(one), "ink2", at=0.46),
        )
        deeds = [
            Deed(kind.value, kind.label.capitalize(), partial(desk.explain, one, kind))
            for kind in (
                AbsenceKind.ABSENT,
                AbsenceKind.SICK,
                AbsenceKind.APPROVED,
                AbsenceKind.SCHOOL,
            )
        ]
        _add_line(
            board, DeedLine(State.WATCH, parts, deeds), partial(desk.open_student, one.student)
        )
    board.offer_rest(listed, "reasons")


def show_due(board: Board, overview: Overview, desk: Desk, *, has_own: bool) -> None:
    """Show the deadlines, once for the classes that share one."""
    listed = [due for due in overview.due if due.is_mine or not has_own]
    board.head(_("Frister"))
    groups: dict[tuple[date, date, str], list[Due]] = {}
    for due in listed:
        groups.setdefault((due.date, due.last_school_day, due.name), []).append(due)
    shown = sorted(groups.items(), key=lambda item: item[0])[:SHOWN]
    if not shown:
        board.say(_("Ingen frister de næste uger."))
    for at, ((day, last, _name), dues) in enumerate(shown):
        codes = [due.code for due in dues]
        who = join_first(codes, _("{n} andre"))
        if last != day:
            who = f"{last_school_day_words(day, last)} · {who}"
        words = (date_short(day), left_words(dues[0].days_left), dues[0].label, who)
        met = Deed("K", _("Klaret"), partial(desk.meet, dues))
        line = DueLine(words, (met,), is_next=at == 0)
        _add_line(board, line, partial(desk.open_class, dues[0].class_id))


def show_tasks(board: Board, overview: Overview, desk: Desk) -> None:
    """Show what the asker has promised or planned and is due, what was due first at the top."""
    listed: list[Task | TaskRow] = [task for task in overview.tasks if task.is_mine]
    listed += overview.own_tasks
    if not listed:
        return
    board.head(_("Mine opgaver"), str(len(listed)))
    listed.sort(key=lambda task: task.due_on or date.max)
    for task in board.shown(listed, "tasks"):
        line = TaskLine(_task_parts(task, overview.date), tip=_task_tip(task))
        line.ticked.connect(partial(desk.settle, task))
        _add_line(board, line, partial(_open_task, desk, task))
    board.offer_rest(listed, "tasks")


def _open_task(desk: Desk, task: Task | TaskRow) -> None:
    if isinstance(task, TaskRow):
        desk.open_task(task)
    else:
        desk.open_student(task.student)


def _task_parts(task: Task | TaskRow, today: date) -> tuple[Part, ...]:
    is_late = task.due_on is not None and task.due_on < today
    when = due_words(task.due_on, today) if task.due_on is not None else ""
    due = Part(when, "acttext" if is_late else "ink2", is_right=True)
    if isinstance(task, TaskRow):
        about = task.student or join_first(task.codes, _("{n} andre"))
        return Part(task.text), Part(about, "ink3"), due
    return Part(task.student.called_name), Part(task.text, "ink2"), due


def _task_tip(task: Task | TaskRow) -> str:
    if isinstance(task, Task):
        return ""
    parts = (task.text, task.student, *task.codes, origin_words(task))
    return ", ".join(part for part in parts if part)


def show_notices(board: Board, overview: Overview, desk: Desk, *, has_own: bool) -> None:
    """Show who left without everybody knowing who must."""
    listed = [one for one in overview.notices if one.student.is_mine or not has_own]
    if not listed:
        return
    board.head(_("Skal underrettes om udmeldte"), str(len(listed)))
    for one in board.shown(listed, "notices"):
        missing = _(" og ").join(who.label for who in one.missing)
        parts = (
            Part(one.student.name),
            Part(_("{who} mangler besked").format(who=missing), "acttext"),
            Part(date_short(one.left_on), "ink3", is_right=True),
        )
        deeds = [
            Deed(*TOLD[who], partial(desk.inform, one, who)) for who in one.missing if who in TOLD
        ]
        _add_line(board, DeedLine(State.ACT, parts, deeds), partial(desk.open_student, one.student))
    board.offer_rest(listed, "notices")


def _add_line(board: Board, line: Any, opened: Any) -> None:
    line.clicked.connect(opened)
    board.add(line)


def everything(overview: Overview) -> Sequence[Any]:
    """Return all that the lists tell of; empty on a day that asks for nothing."""
    lists: tuple[Sequence[Any], ...] = (
        overview.classes,
        overview.missing_registers,
        overview.radar,
        overview.absent,
        overview.not_expected,
        overview.back,
        overview.without_reason,
        overview.tasks,
        overview.own_tasks,
        overview.notices,
        overview.due,
    )
    return [one for some in lists for one in some]
