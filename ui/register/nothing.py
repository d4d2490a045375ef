"""What a view of a class's absence says when it has nothing to show, and the first steps from there."""

from collections.abc import Callable
from datetime import date
from functools import partial

from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.register import Register
from ui.button import Button
from ui.quiet import Quiet
from ui.register.words import closed_words

Go = Callable[..., None]


class Nothing(Quiet):
    """No class, or a class without students; `others` are steps of the view's own."""

    def __init__(self, go: Go, *others: Button) -> None:
        super().__init__()
        self.first_class = Button(_("Opret hold"), kind="primary")
        self.to_students = Button(_("Til eleverne"), icon="student", kind="primary")
        self.to_import = Button(_("Importér liste"), icon="import")
        self.offer(self.first_class, self.to_students, self.to_import, *others)
        for button, page in (
            (self.first_class, "classes"),
            (self.to_students, "students"),
            (self.to_import, "import"),
        ):
            button.clicked.connect(partial(go, page))

    def tell_no_class(self, text: str) -> None:
        """Say that there is no class, and offer to make one or to bring a list in."""
        self.tell(_("Intet hold valgt"), text, self.first_class, self.to_import)

    def tell_no_students(self, text: str) -> None:
        """Say that the class has nobody, and offer to add students or to bring a list in."""
        self.tell(_("Ingen elever"), text, self.to_students, self.to_import)


class Between(Nothing):
    """A time without school: one step back and one on, the likelier one first to the keyboard."""

    def __init__(self, go: Go, before: Button, after: Button) -> None:
        super().__init__(go, before, after)
        self.before, self.after = before, after
        self._main = after

    @override
    def first_step(self) -> Button | None:
        return super().first_step() if self._main.isHidden() else self._main

    def tell_between(
        self, words: tuple[str, str], *, is_back: bool, before: str, after: str
    ) -> None:
        """Say why there is nothing, a title and words, and offer the ways out by their names.

        "" is a way that there is not; `is_back` tells that the way back is the likelier one.
        """
        self._main = self.before if before and (is_back or not after) else self.after
        for button, name in ((self.before, before), (self.after, after)):
            button.setText(name)
            button.kind = "primary" if button is self._main else "plain"
            button.refresh()
        steps = [one for one, name in ((self.before, before), (self.after, after)) if name]
        self.tell(*words, *steps)


class NoLessons(Between):
    """A day without lessons: the school days on both sides of it."""

    def __init__(self, go: Go) -> None:
        super().__init__(go, Button("", caps="Alt+←"), Button("", caps="Alt+→"))
        self._go = go
        self._days: tuple[date | None, date | None] = None, None
        self.before.clicked.connect(partial(self._step, 0))
        self.after.clicked.connect(partial(self._step, 1))

    def tell_closed(self, register: Register, today: date) -> None:
        """Say why a day has no register; who looks at a day that has passed wants to go back."""
        before, after = register.last_school_day, register.next_school_day
        self._days = before, after
        back = _("Forrige skoledag") if after else _("Sidste skoledag")
        on = _("Næste skoledag") if before else _("Første skoledag")
        self.tell_between(
            closed_words(register),
            is_back=register.date <= today,
            before=back if before else "",
            after=on if after else "",
        )

    def _step(self, at: int) -> None:
        day = self._days[at]
        if day is not None:
            self._go(day=day)
