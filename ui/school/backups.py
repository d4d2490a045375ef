"""How safe the data is: the copies there are, making one, checking, and going back to one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.language import _, clock, day_long, number, plural
from ui import theme
from ui.button import Button
from ui.cells import Words
from ui.column import Column
from ui.headline import Headline
from ui.label import Label
from ui.symbol import State, StateSymbol
from ui.table import Table
from ui.tableviews import TableViews

MEGABYTE = 1_000_000
MAKE = {False: _("Gem sikkerhedskopi nu"), True: _("Gemmer sikkerhedskopi …")}
CHECK = {False: _("Kontrollér data"), True: _("Kontrollerer data …")}
"""What the buttons say, and what they say while it is done."""


@dataclass(frozen=True)
class Copy:
    """A backup file and what it says is in it.

    Attributes:
        made_at: local time.
        bytes: how large the file is.
    """

    file: Path
    made_at: datetime
    classes: int
    students: int
    staff: int
    steps: int
    bytes: int

    @property
    def moment(self) -> str:
        """When it was made, "tor 12.11.2026 kl. 8:15"."""
        return _("{day} kl. {time}").format(day=day_long(self.made_at), time=clock(self.made_at))


@dataclass(frozen=True)
class Copies:
    """The copies of a store, newest first, and the store itself.

    Attributes:
        store: the file; None on a server.
        now: what is in the store now, as a copy made at this moment would say; None on a server.
    """

    store: Path | None
    now: Copy | None
    copies: tuple[Copy, ...]


class BackupPart(QWidget):
    """The copies as a table with their deeds; on a server, who takes them.

    Signals:
        back_up_wanted(): make a copy in the usual folder now.
        save_wanted(): make a copy in a file that is chosen.
        check_wanted(): look whether the data is whole.
        file_wanted(): choose a file to restore.
        restore_wanted(Copy): see what restoring a copy would do.
    """

    back_up_wanted = Signal()
    save_wanted = Signal()
    check_wanted = Signal()
    file_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.copies: Copies | None = None
        self.make = Button(MAKE[False], icon="lock", kind="primary", keys="Ctrl+S")
        self.save = Button(_("Gem som …"), icon="export")
        self.check = Button(CHECK[False], icon="check")
        self.restore = Button(_("Gendan …"), icon="undo", caps="Enter")
        self.choose = Button(_("Gendan fra fil …"), icon="import")
        self.table: Table[Copy] = Table(
            _columns(), lambda one: one.file, name=_("Sikkerhedskopier")
        )
        self.views = TableViews(self.table)
        self.head = Headline([self.views, self.save, self.make], of_section=True)
        self.table.show_empty(
            _("Ingen sikkerhedskopi endnu"),
            _("Der tages en hver halve time, når noget er ændret, og når vinduet lukkes."),
        )
        self.where = Label(shade="ink3", size="small")
        self.server = Label(
            _(
                "Skolens server tager selv sikkerhedskopier. Spørg driften, hvis noget skal gendannes."
            ),
            shade="ink2",
            wraps=True,
        )
        self.found = StateSymbol(State.OK)
        self.problems = Label(wraps=True)
        self._build()
        self.make.clicked.connect(self.back_up_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.choose.clicked.connect(self.file_wanted)
        self.restore.clicked.connect(self._restore)
        self.table.opened.connect(self.restore_wanted)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        told = QVBoxLayout()
        told.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        told.addWidget(self.where)
        told.addWidget(self.server)
        column.addLayout(told)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(12))
        foot.setSpacing(theme.px(8))
        for button in (self.restore, self.choose, self.check):
            foot.addWidget(button)
        foot.addSpacing(theme.px(8))
        foot.addWidget(self.found)
        foot.addStretch(1)
        column.addLayout(foot)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(12))
        below.addWidget(self.problems)
        column.addLayout(below)
        self.problems.hide()
        self.found.hide()

    def show_copies(self, copies: Copies, now: datetime) -> None:
        """Show which copies there are, and how old the newest is."""
        self.copies = copies
        is_server = copies.store is None
        self.server.setVisible(is_server)
        for part in self._of_files():
            part.setVisible(not is_server)
        self.table.replace(copies.copies)
        if self.table.current() is None and copies.copies:
            self.table.choose(copies.copies[0].file)
        self.restore.setEnabled(bool(copies.copies))
        folder = copies.copies[0].file.parent if copies.copies else None
        self.where.setText(_("Kopierne ligger i {folder}").format(folder=folder) if folder else "")
        self.head.tell(_headline(copies, now))

    def _of_files(self) -> tuple[QWidget, ...]:
        """Return what there is only where the data is a file here."""
        deeds = (self.views, self.save, self.make, self.restore, self.choose)
        return (*deeds, self.table, self.where)

    def show_making(self, *, is_going_on: bool) -> None:
        """Say whether a copy is being made; meanwhile no other is."""
        say(self.make, MAKE, is_going_on=is_going_on)

    def show_checking(self, *, is_going_on: bool) -> None:
        """Say whether the data is being checked; what was found last is no longer seen then."""
        say(self.check, CHECK, is_going_on=is_going_on)
        for part in (self.found, self.problems) if is_going_on else ():
            part.hide()

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """Show what the check of the data found; nothing is all well."""
        if not problems:
            self.found.show_state(State.OK, _("Data er hele"))
        else:
            text = plural(len(problems), "{n} fejl i data", "{n} fejl i data")
            self.found.show_state(State.ACT, text)
        self.found.show()
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))

    def _restore(self) -> None:
        copy = self.table.current()
        if copy is not None:
            self.restore_wanted.emit(copy)


def say(button: Button, words: Mapping[bool, str], *, is_going_on: bool) -> None:
    """Let a button say what it does, or that it is being done; meanwhile it can't be pressed."""
    button.setText(words[is_going_on])
    button.setEnabled(not is_going_on)
    button.refresh()


def _headline(copies: Copies, now: datetime) -> str:
    if copies.store is None:
        return _("Data ligger på skolens server")
    if not copies.copies:
        return _("Ingen sikkerhedskopi endnu")
    newest = copies.copies[0].made_at
    if newest.date() == now.date():
        return _("Nyeste kopi er fra i dag kl. {time}").format(time=clock(newest))
    days = max((now.date() - newest.date()).days, 1)
    return plural(days, "Nyeste kopi er {n} dag gammel", "Nyeste kopi er {n} dage gammel")


def _columns() -> list[Column[Copy]]:
    return [
        Column(
            _("Dag"),
            _day,
            name="day",
            width=124,
            order=lambda one: one.made_at.timestamp(),
            told_as=(Column(_("Dag"), lambda one: one.made_at.date(), name="day", kind="date"),),
        ),
        Column(_("Kl."), lambda one: clock(one.made_at), name="time", width=52),
        Column(_("Hold"), lambda one: one.classes, name="classes", kind="number", width=56),
        Column(_("Elever"), lambda one: one.students, name="students", kind="number", width=64),
        Column(_("Trin"), lambda one: one.steps, name="steps", kind="number", width=64),
        Column(
            _("Størrelse"), _size, name="size", width=80, is_right=True, order=lambda o: o.bytes
        ),
        Column(
            _("Fil"), lambda one: one.file.name, name="file", width=160, weight=1.0, shade="ink3"
        ),
    ]


def _day(one: Copy) -> Words:
    return Words(day_long(one.made_at), is_bold=True)


def _size(one: Copy) -> str:
    return _("{n} MB").format(n=number(one.bytes / MEGABYTE, 1))
