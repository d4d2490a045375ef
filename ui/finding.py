"""Ctrl+K in the window: what is found is opened, or something is done with it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from gf2tracker.domain.change import Change
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.language import _
from ui.choicelist import Choice, Group
from ui.command import Command
from ui.finder import Finder, Spot
from ui.palette import Palette
from ui.recent import Recent
from ui.screen import Focus

TABLES = frozenset({"class_group", "enrolment", "site", "student", "staff", "programme", "setting"})
PARTS = (
    ("absence", "ui.screens.absence", "VIEWS"),
    ("plan", "ui.screens.plan", "VIEWS"),
    ("pairs", "ui.screens.pairs", "VIEWS"),
    ("school", "ui.screens.school", "SECTIONS"),
)
STAFF = Spot("school", "staff")


class Finding(QObject):
    """The palette of the window, where its choices lead, and what was opened last.

    `window` is ui.window.Window, which stands above this file and is not imported here.
    """

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._is_due = self._has_parts = False
        self.palette: Palette | None = None
        self.recent = Recent(window.settings)
        self.finder = Finder(window.settings, self.recent.codes)

    # --- what can be found -------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for everybody who can be found."""
        from gf2tracker.queries import search  # noqa: PLC0415  # after the first paint

        self._is_due = False
        window = self._window
        window.work.ask(self._take_people, search.indexed, window.focus_now.today)

    def on_changed(self, change: Change) -> None:
        """Ask again when something is looked for next, where a change has touched it."""
        self._is_due = self._is_due or bool(change.tables & TABLES)
        if self._is_due and self.palette is not None and self.palette.isVisible():
            self.ask()

    def find(self, typed: str) -> tuple[Group, ...]:
        """Return what a text finds, what was opened last first; see `Finder.groups`."""
        if self._is_due:
            self.ask()
        if typed.strip():
            self._offer_parts()
        return self.finder.groups(typed, frozenset(self._here()), self._near())

    def _offer_parts(self) -> None:
        if not self._has_parts:
            self._has_parts = True
            self.finder.offer_parts([part for page in PARTS for part in _parts(*page)])

    def _take_people(self, answer: Any) -> None:
        self.finder.people = answer.value
        if self.palette is not None and self.palette.isVisible():
            self.palette.search_again()

    def _here(self) -> Iterator[str]:
        window = self._window
        yield f"page:{window.here}"
        if window.here == "student":
            yield f"student:{window.focus_now.student_id}"
        if window.here == "absence":
            yield f"class:{window.focus_now.class_id}"
            yield Spot("absence", window.page("absence").segments.current).code

    def _near(self) -> frozenset[int]:
        """Return the class that is chosen, and those of the one who sits here."""
        window = self._window
        who = window.sitting.initials
        own = {row.id for row in window.desk.classes if who and row.contact_teacher == who}
        here = window.focus_now.class_id
        return frozenset(own if here is None else own | {here})

    # --- the palette -------------------------------------------------------------------------------

    def open(self, typed: str = "") -> None:
        """Open the field that finds everything, with something typed already."""
        if self.palette is None:
            QTimer.singleShot(0, self._offer_parts)  # after it is painted: a page is a slow import
            self.palette = Palette(self._window, self.find, self.deeds)
            self.palette.chosen.connect(self.take)
        self._offer_deeds()
        self.palette.open(typed)

    def _offer_deeds(self) -> None:
        from ui.deeds import deeds_of  # noqa: PLC0415  # after the first paint

        window = self._window
        self.finder.offer_deeds(deeds_of(window.page(window.here)) if window.here else ())

    def take(self, choice: Any) -> None:
        """Open what was chosen, or do it."""
        target = choice.key
        if isinstance(target, Command):
            target.deed()
        elif isinstance(target, Spot):
            self._open_spot(target)
        elif target.kind == "student":
            self._go("student", student_id=StudentId(target.id))
        elif target.kind == "class":
            self._go("absence", class_id=ClassId(target.id))
        else:
            self._open_spot(STAFF)

    def saw(self, code: str) -> None:
        """Note what was opened."""
        self.recent.add(code)

    def turned(self, was: Focus, now: Focus) -> None:
        """Note that another class or, on its page, another student is looked at."""
        if now.class_id not in {None, was.class_id}:
            self.saw(f"class:{now.class_id}")
        if self._window.here == "student" and now.student_id not in {None, was.student_id}:
            self.saw(f"student:{now.student_id}")
        self._is_due = self._is_due or now.today != was.today

    def _go(self, page: str, **changes: Any) -> None:
        self._window.open_page(page, replace(self._window.focus_now, **changes))

    def _open_spot(self, spot: Spot, **changes: Any) -> None:
        self._go(spot.page, **changes)
        screen = self._window.page(spot.page)
        if spot.part:
            show = screen.show_section if spot.page == "school" else screen.show_view
            show(spot.part)
            screen.take_focus()
            self.saw(spot.code)
        if not spot.saved:
            return
        from ui.tableviews import TableViews  # noqa: PLC0415  # after the first paint

        for views in screen.findChildren(TableViews):
            view = views.view_named(spot.saved)
            if view is not None and views.isVisible():
                views.show_view(view)

    # --- what can be done with it ------------------------------------------------------------------

    def deeds(self, choice: Choice) -> tuple[Group, ...]:
        """Return what can be done with what was found, the likeliest first."""
        target: Any = choice.key
        if isinstance(target, (Command, Spot)):
            return ()
        if target.kind == "student":
            found = self._student_deeds(choice)
        elif target.kind == "class":
            found = self._class_deeds(choice)
        else:
            found = _copies(target.phone, target.mail, self._copy)
        return (Group(_("Gør"), tuple(Choice(one, one.text, one.icon) for one in found)),)

    def _student_deeds(self, choice: Choice) -> list[Command]:
        target: Any = choice.key
        found = _copies(target.phone, "", self._copy)
        if target.class_id is not None:
            class_id = ClassId(target.class_id)
            register = partial(self._open_spot, Spot("absence", "day"), class_id=class_id)
            found.append(Command(_("Vis holdets protokol"), "absence", register))
        note = partial(self._write_note, StudentId(target.id), choice.text)
        return [*found, Command(_("Skriv note …"), "note", note)]

    def _class_deeds(self, choice: Choice) -> list[Command]:
        class_id = ClassId(getattr(choice.key, "id", 0))
        students = partial(self._go, "students", class_id=class_id)
        found = [Command(_("Vis holdets elever"), "student", students)]
        for page, part, words in _parts(*PARTS[0]):
            show = partial(self._open_spot, Spot(page, part), class_id=class_id)
            found.append(Command(_("Fravær: {view}").format(view=words), "absence", show))
        return found

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.foot.tell(_("Kopieret: {text}").format(text=text))

    def _write_note(self, student_id: StudentId, name: str) -> None:
        from ui.dialogs.studentnote import open_note  # noqa: PLC0415  # its actions are slow

        open_note(self._window.page(self._window.here), student_id, name)


def _parts(page: str, module: str, name: str) -> list[tuple[str, str, str]]:
    """Return the parts of a page as it names them: page, name, words."""
    return [(page, one[0], one[1]) for one in getattr(import_module(module), name)]


def _copies(phone: str, mail: str, copy: Any) -> list[Command]:
    text = _("Kopiér {text}")
    signs = ((phone, "phone"), (mail, "mail"))
    return [Command(text.format(text=one), sign, partial(copy, one)) for one, sign in signs if one]
