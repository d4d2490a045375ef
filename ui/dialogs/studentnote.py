"""A short note about a student: one line, what kind it is by one key, the day by itself."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Protocol

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import notes
from gf2tracker.domain.note import NoteKind, health_words
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, join_words
from gf2tracker.queries.notes import NoteEntry
from ui import theme
from ui.dialog import Dialog
from ui.draft import reopens
from ui.fields import DateField, TextField
from ui.keycap import KeyCap
from ui.screen import Screen
from ui.segments import Segments
from ui.symbol import State

KINDS = (
    (NoteKind.OBSERVATION, _("Observation"), "Alt+O"),
    (NoteKind.AGREEMENT, _("Aftale"), "Alt+A"),
)


class StudentNoteDialog(Dialog):
    """One line; Alt+O and Alt+A say what it is, Enter saves.

    `submitted` gives `kind`, `text` and `due_on`. Words of illness get a hint and are saved.
    """

    def __init__(
        self, window: QWidget, name: str, today: date, entry: NoteEntry | None = None
    ) -> None:
        title = _("Note om {name}") if entry is None else _("Ret note om {name}")
        super().__init__(title.format(name=name), window, save=_("Gem note"))
        self.kinds = Segments(_("Slags"), [(kind.value, text) for kind, text, _keys in KINDS])
        self.text = TextField("text", _("Hvad så du, eller hvad aftalte I?"), _text(entry))
        self.due_on = DateField(
            "due_on",
            _("Senest"),
            entry.due_on if entry is not None else None,
            today=today,
            hint=_("Den dag kommer aftalen frem i Opfølgning. Tom: ingen frist."),
        )
        self.form.add(self._kind_row())
        self.form.row(self.text)
        self.form.row(self.due_on)
        if entry is not None:
            self.kinds.choose(entry.kind.value)
        for kind, _words, keys in KINDS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self.choose, kind))
        self.kinds.chosen.connect(self._on_kind)
        self.text.edit.textChanged.connect(self._on_text)
        for field in (self.text, self.due_on):
            field.edit.returnPressed.connect(self.submit)
        self._on_kind()
        self._on_text(self.text.edit.text())

    def _kind_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.kinds)
        for _kind, _words, keys in KINDS:
            row.addWidget(KeyCap(keys))
        row.addStretch(1)
        return made

    def choose(self, kind: NoteKind) -> None:
        """Say what kind of note it is."""
        self.kinds.choose(kind.value)
        self._on_kind()

    @override
    def submit(self) -> None:
        """Check the line and hand it over with its kind."""
        if self.form.check():
            self.send({**self.form.values(), "kind": NoteKind(self.kinds.current)})

    def _on_kind(self, _kind: str = "") -> None:
        self.due_on.setVisible(self.kinds.current == NoteKind.AGREEMENT.value)

    def _on_text(self, text: str) -> None:
        found = health_words(text)
        if not found:
            self.text.show_hint(_("Skriv ikke diagnoser"))
            return
        words = join_words(f"“{word}”" for word in found)
        hint = _("Skriv ikke diagnoser ({words}): skriv, hvad du så, og hvad I aftalte.")
        self.text.show_hint(hint.format(words=words), State.WATCH)


class Noted(Protocol):
    """Somebody whom a note can be about: a row of a list."""

    @property
    def student_id(self) -> StudentId:
        """Who it is."""

    @property
    def called_name(self) -> str:
        """What the student is called."""


def note_by_key(page: Screen, chosen: Callable[[], Noted | None]) -> None:
    """Let Ctrl+N open the form of a note about the student a page has chosen, if any."""

    def open_chosen() -> None:
        student = chosen()
        if student is not None:
            open_note(page, student.student_id, student.called_name)

    QShortcut(QKeySequence("Ctrl+N"), page).activated.connect(open_chosen)


@reopens
def open_note(
    page: Screen, student_id: StudentId, name: str, entry: NoteEntry | None = None
) -> StudentNoteDialog:
    """Open the form of a note over a page and save it: a new one, or one to correct."""
    dialog = StudentNoteDialog(page.window(), name, page.focus_now.today, entry)

    def save(values: dict[str, Any]) -> None:
        deed: tuple[Any, ...]
        if entry is None:
            deed = (notes.write, student_id, values["kind"], page.clock(), values["text"])
            deed = (*deed, values["due_on"])
        else:
            deed = (notes.change, entry.id, values)
        page.do(*deed, then=lambda _value: dialog.accept(), refused=dialog.refuse)

    dialog.submitted.connect(save)
    dialog.open_over()
    return dialog


def _text(entry: NoteEntry | None) -> str:
    return entry.text if entry is not None else ""
