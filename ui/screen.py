"""A page of the window, and the Focus that all pages share."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from gf2tracker.domain.change import Change
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.settings import Settings
from ui.work import Work

if TYPE_CHECKING:
    from gf2tracker.store.store import Answer

JOURNAL = frozenset({"step", "image"})
"""What every change is written in."""


@dataclass(frozen=True)
class Focus:
    """What all pages look at.

    Attributes:
        class_id: the chosen class; None when there is none.
        day: the chosen day.
        today: the real day (or the one the program was told).
        student_id: the student whose page was opened last.
    """

    class_id: ClassId | None
    day: date
    today: date
    student_id: StudentId | None = None


@dataclass(frozen=True)
class Go:
    """A wish to see something else: a page by name (None = this one) with a new Focus.

    Attributes:
        view: which view of a page that has several; "" is the one it shows.
    """

    page: str | None
    focus: Focus
    view: str = ""


@dataclass(frozen=True)
class Turn:
    """A wish to see another view of the same page, by name, with the cursor on a student."""

    view: str
    day: date
    student_id: StudentId


@dataclass(frozen=True)
class HalfDone:
    """What is not stored on a page: what it is called, and its value as `ui.frozen` tells it."""

    what: str
    value: str


@dataclass
class _Question:
    slot: Callable[[Any], None]
    query: Callable[..., Any]
    args: tuple[Any, ...]
    tables: frozenset[str] = frozenset()
    is_stale: bool = False


class Screen(QWidget):
    """One page: it declares, asks and shows.

    A subclass builds its widgets in `__init__` (call super first) and asks for what it shows in
    `load`. It subscribes to nothing: an answer remembers which tables it was read from, and when
    a change touches one of them the page asks again, at once when it is seen, else when it is
    shown next.

    Attributes:
        work: the way to the store.
        clock: returns the present moment (local, aware); only the app reads the clock.
        initials: who sits here; "" when nobody has said.
        settings: what this computer remembers.

    Signals:
        went(Go): the user wants another page, student, class or day.
        turned(Turn): the user wants another view of the page this one is a view of.
        told(str): something to say in the message bar that is no deed.
        badged(int): how many things on this page must be done now.
    """

    went = Signal(object)
    turned = Signal(object)
    told = Signal(str)
    badged = Signal(int)

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.work = work
        self.clock = clock
        self.initials = ""
        self.settings = Settings()
        self._focus: Focus | None = None
        self._is_due = False
        self._turn = 0
        self._questions: list[_Question] = []
        self._waits_at: QWidget | None = None
        work.changed.connect(self._on_changed)
        work.opened.connect(self._on_opened)

    @property
    def focus_now(self) -> Focus:
        """The Focus the page shows."""
        assert self._focus is not None, "a page is shown after it was given a Focus"
        return self._focus

    def load(self, focus: Focus) -> None:
        """Ask for everything the page shows; called for every new Focus."""
        raise NotImplementedError

    def look_at(self, focus: Focus) -> None:
        """Take a new Focus; a hidden page waits until it is seen."""
        if focus == self._focus:
            return
        self._focus = focus
        self._is_due = True
        if self.isVisible():
            self._load()

    def ask(self, slot: Callable[[Any], None], query: Callable[..., Any], *args: Any) -> None:
        """Ask a query; `slot` gets its value now and whenever what it read has changed."""
        question = _Question(slot, query, args)
        self._questions.append(question)
        self._put(question)

    def heed(
        self,
        answer: "Answer[Any]",
        slot: Callable[[Any], None],
        query: Callable[..., Any],
        *args: Any,
    ) -> None:
        """Show an answer that was asked for elsewhere; from now on it is as if it was asked here."""
        self._questions.append(_Question(slot, query, args, answer.tables))
        slot(answer.value)

    def load_again(self) -> None:
        """Ask for everything anew, as when somebody else sits here now."""
        if self._focus is not None:
            self._load()

    def forget_questions(self) -> None:
        """Drop what was asked: the page now shows something else of the same Focus."""
        self._turn += 1
        self._questions = []

    def ask_again(self) -> None:
        """Ask everything once more, as when a deed was refused and the page showed it already."""
        for question in self._questions:
            self._put(question)

    def do(
        self,
        action: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Do an action; a Refusal goes to `refused`, else to the message bar."""
        self.work.do(action, *args, then=then, refused=refused, **kwargs)

    def refuse(self, refusal: Refusal, again: Callable[[], object]) -> None:
        """Say why a file could not be read or written; `again` tries it as it was asked for."""
        self.work.refused.emit(refusal)
        window: Any = self.window()
        window.offer_again(refusal, again)

    def go(self, page: str | None = None, *, view: str = "", **changes: Any) -> None:
        """Ask the window for another page, a view of it, or another class, day or student."""
        self.went.emit(Go(page, replace(self.focus_now, **changes), view))

    def first_focus(self) -> QWidget | None:
        """Return what gets the keyboard when the page is opened; None for the page itself."""
        return None

    def take_focus(self) -> None:
        """Take the keyboard as the page is opened, or as soon as there is something to give it to.

        Whoever goes on with the keyboard elsewhere meanwhile keeps it.
        """
        target = self.first_focus()
        (target or self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._waits_at = self if target is None else None

    def look_for(self, student_id: StudentId) -> None:
        """Put the cursor on a student, at once or when the page has come; one without needs not."""

    def half_done(self) -> HalfDone | None:
        """Return what stands on the page and is not stored; None where a draft has no use."""
        return None

    def take_half_done(self, value: str, then: Callable[[], object]) -> None:
        """Show again what `half_done` told; `then` goes on when it stands."""

    def open_keys(self) -> bool:
        """Tell the page's own keys (F1); False where it has none but those of the window."""
        return False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self._load()
        else:
            for question in self._questions:
                if question.is_stale:
                    self._put(question)

    def _load(self) -> None:
        self._is_due = False
        self._turn += 1
        self._questions = []
        self.load(self.focus_now)

    def _put(self, question: _Question, *, is_again: bool = False) -> None:
        question.is_stale = False
        turn = self._turn

        def refused(refusal: Refusal) -> None:
            if not (is_again and refusal.field == "class"):  # the window looks at another class
                self.work.refused.emit(refusal)

        def answered(answer: "Answer[Any]") -> None:
            if turn == self._turn:  # a late answer to an earlier Focus is nobody's
                question.tables = answer.tables
                question.slot(answer.value)
                if self._waits_at is not None and self._waits_at is QApplication.focusWidget():
                    self.take_focus()

        self.work.ask(answered, question.query, *question.args, refused=refused)

    def _on_changed(self, change: Change) -> None:
        touched = change.tables | JOURNAL
        self._renew([one for one in self._questions if one.tables & touched])

    def _on_opened(self) -> None:
        self._renew(list(self._questions))  # a backup may stand in the store's place

    def _renew(self, questions: "list[_Question]") -> None:
        for question in questions:
            if self.isVisible():
                self._put(question, is_again=True)
            else:
                question.is_stale = True
