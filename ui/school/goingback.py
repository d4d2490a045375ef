"""What restoring a copy will do, before it is done: it can't be undone with Ctrl+Z."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _, number, plural
from ui import theme
from ui.button import Button
from ui.label import Label, small, title
from ui.notice import Obstacle
from ui.school.backups import Copy, say
from ui.symbol import State

MOST_WIDE = 640
RESTORE = {False: _("Gendan denne kopi"), True: _("Gendanner kopien …")}


class GoingBack(QWidget):
    """A copy beside what is there now, what will be set aside, and the deed by its name.

    Signals:
        restore_wanted(Copy): put this copy in the place of the data.
        left(): the user does not want to.
    """

    restore_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.copy: Copy | None = None
        self.title, self.file = title(), Label(shade="ink2")
        self.cells: dict[str, tuple[Label, Label]] = {}
        self.kept, self.obstacle = Label(wraps=True), Obstacle()
        self.warning = Obstacle(State.WATCH)
        self.deed = Button(RESTORE[False], kind="primary", caps="Ctrl+Enter")
        self.deed.listen("Ctrl+Enter")
        self.cancel = Button(_("Annullér"), caps="Esc")
        for button in (self.deed, self.cancel):
            button.set_tall()
        self._build()
        self.cancel.clicked.connect(self.left)
        self.deed.clicked.connect(self._restore)

    def _build(self) -> None:
        page = QWidget()
        page.setMaximumWidth(theme.px(MOST_WIDE))
        rows = QVBoxLayout(page)
        rows.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(16))
        rows.setSpacing(theme.px(12))
        rows.addWidget(self.title)
        rows.addWidget(self.file)
        rows.addWidget(self._figures())
        for part in (self.warning, self.kept, self.obstacle):
            rows.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.deed)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        column.addStretch(1)

    def _figures(self) -> QWidget:
        figures = QWidget()
        grid = QGridLayout(figures)
        grid.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        grid.setHorizontalSpacing(theme.px(32))
        grid.setVerticalSpacing(theme.px(6))
        right = Qt.AlignmentFlag.AlignRight
        for place, words in enumerate((_("I kopien"), _("Her nu")), start=1):
            grid.addWidget(small(words, shade="ink2"), 0, place, right)
        names = {
            "classes": _("Hold"),
            "students": _("Elever"),
            "staff": _("Medarbejdere"),
            "steps": _("Trin i historikken"),
        }
        for row, (name, words) in enumerate(names.items(), start=1):
            then, now = Label(bold=True), Label(shade="ink2")
            self.cells[name] = (then, now)
            grid.addWidget(Label(words), row, 0)
            grid.addWidget(then, row, 1, right)
            grid.addWidget(now, row, 2, right)
        grid.setColumnStretch(3, 1)
        return figures

    def show_copy(self, copy: Copy, now: Copy) -> None:
        """Show a copy beside what is in the store now."""
        self.copy = copy
        self.obstacle.tell("")
        say(self.deed, RESTORE, is_going_on=False)
        self.title.setText(_("Gendan kopien fra {moment}").format(moment=copy.moment))
        self.file.setText(copy.file.name)
        for name, (then, here) in self.cells.items():
            then.setText(number(getattr(copy, name)))
            here.setText(number(getattr(now, name)))
        newer = max(now.steps - copy.steps, 0)
        text = plural(
            newer,
            "{n} trin, der er gjort efter kopien, er ikke i den.",
            "{n} trin, der er gjort efter kopien, er ikke i den.",
        )
        after = _("En gendannelse kan ikke fortrydes med Ctrl+Z.")
        self.warning.tell(f"{text} {after}" if newer else after)
        self.kept.setText(
            _(
                "Det, der ligger her nu, bliver ikke slettet, men gemt i samme mappe:\n"
                "{name}.før-gendannelse"
            ).format(name=now.file.name)
        )

    def refuse(self, text: str) -> None:
        """Show why the copy was not restored; the data is untouched."""
        say(self.deed, RESTORE, is_going_on=False)
        self.obstacle.tell(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _restore(self) -> None:
        if self.copy is not None:
            say(self.deed, RESTORE, is_going_on=True)
            self.restore_wanted.emit(self.copy)
