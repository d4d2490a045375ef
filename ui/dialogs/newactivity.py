"""The form of a new activity: found in the catalogue by typing, or one of its own name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.domain.activity import ActivityId
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, plural
from gf2tracker.queries.catalogue import ListedActivity
from ui import theme
from ui.choicelist import Choice, ChoiceList, Group
from ui.dialog import Dialog
from ui.fields import DateField, NumberField, TextField
from ui.planboard.kinds import ICONS

ROWS, ROW = 8, 30
OWN = 0
"""The key of an activity that is not of the catalogue."""

_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS,
    Qt.Key.Key_PageUp: -ROWS,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NewActivityDialog(Dialog):
    """What is typed finds activities; Enter lays the marked one in the plan on the day."""

    def __init__(
        self,
        window: QWidget,
        catalogue: Sequence[ListedActivity],
        day: date | None,
        phase: int,
        today: date,
    ) -> None:
        super().__init__(_("Ny aktivitet"), window, save=_("Læg i planen"))
        self._catalogue = [one for one in catalogue if one.is_active]
        self._phase = phase
        self.typed = TextField(
            "title", _("Hvad s&kal der ske?"), placeholder=_("skriv for at finde i kataloget")
        )
        self.day = DateField("date", _("&Dato"), day, today=today, required=True)
        self.first_lesson = NumberField(
            "first_lesson", _("Fra &lektion"), None, least=1, most=MOST_LESSONS
        )
        self.list = ChoiceList(row=ROW)
        self.list.setAccessibleName(_("Aktiviteter i kataloget"))
        self.list.setFixedHeight(theme.px(ROW) * ROWS)
        self.form.row(self.typed)
        self.form.add(self.list)
        self.form.row(self.day, self.first_lesson)
        self.typed.edit.installEventFilter(self)
        self.typed.edit.textChanged.connect(self._search)
        self.list.chosen.connect(self._take)
        self._search("")

    @property
    def what(self) -> ActivityId | dict[str, Any]:
        """What is laid in the plan; refused when nothing is chosen or written."""
        marked = self.list.marked
        if marked is None:
            raise Refusal(_("Skriv, hvad der skal ske."), field="title")
        key = int(str(marked.key))
        return ActivityId(key) if key else {"title": self.typed.value()}

    @override
    def submit(self) -> None:
        if self.list.marked is None:
            self.refuse(Refusal(_("Skriv, hvad der skal ske."), field="title"))
            return
        super().submit()

    def _search(self, typed: str) -> None:
        wanted = fold(typed.strip())
        found = [one for one in self._catalogue if wanted in fold(_words(one))]
        found.sort(key=lambda one: (one.content.phase != self._phase, not _starts(one, wanted)))
        choices = tuple(_choice(one) for one in found)
        is_known = any(fold(one.content.title) == wanted for one in found)
        own = Choice(OWN, _("Ny: {title}").format(title=typed.strip()), icon="plus")
        groups = [Group("", choices)]
        if wanted and not is_known:
            groups.append(Group("", (own,)))
        self.list.replace(groups)

    def _take(self, _choice: object) -> None:
        self.submit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_here = watched is self.typed.edit and event.type() == QEvent.Type.KeyPress
        if is_here and isinstance(event, QKeyEvent) and not event.modifiers():
            if event.key() in _STEPS:
                self.list.step(_STEPS[event.key()])
                return True
            if event.key() in _ENTER:
                self.submit()
                return True
        return super().eventFilter(watched, event)


def _words(one: ListedActivity) -> str:
    return f"{one.content.title} {one.content.kind.label}"


def _starts(one: ListedActivity, wanted: str) -> bool:
    return fold(one.content.title).startswith(wanted)


def _choice(one: ListedActivity) -> Choice:
    content = one.content
    facts = [PHASE_NAMES[content.phase - 1] if content.phase else _("hele forløbet")]
    if content.companies_needed:
        many = _("{n} virksomheder")
        facts.append(plural(content.companies_needed, _("{n} virksomhed"), many))
    return Choice(
        int(one.id),
        content.title,
        icon=ICONS[content.kind],
        detail=content.kind.label,
        fact=", ".join(facts),
    )
