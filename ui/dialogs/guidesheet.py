"""The user's guide in the window: chapters at the left, the text beside, a field that finds."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _, fold, plural
from ui import guide, theme
from ui.button import Button
from ui.choicelist import Choice, ChoiceList, Group
from ui.edit import LineEdit
from ui.label import Label
from ui.scroll import slim
from ui.sheet import Sheet

WIDE, LIST, TALL, ROW, GUTTER, CHROME = 1080, 240, 560, 34, 24, 156
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class GuideSheet(Sheet):
    """Opens at a chapter; the arrows choose another, page up and down turn over the text."""

    def __init__(self, window: QWidget, chapter: str = "") -> None:
        wide = min(theme.px(WIDE), window.window().width() - theme.px(40))
        super().__init__(_("Vejledning"), window, width=round(wide / theme.text_scale()))
        self.field = LineEdit(placeholder=_("Søg i vejledningen"))
        self.field.setAccessibleName(_("Søg i vejledningen"))
        self.list = ChoiceList(row=ROW, left=14)
        self.list.setAccessibleName(_("Kapitler"))
        self.text = QTextBrowser()
        self.told = Label(shade="ink2")
        self._tall = min(theme.px(TALL), window.window().height() - theme.px(CHROME))
        self._list_width = min(theme.px(LIST), wide // 3)
        self._text_width = wide - self._list_width - theme.px(24 + 2 * 24 + GUTTER + 8)
        self._fill()
        self._connect()
        self._search("")
        self.list.mark_key(chapter)
        self._show_marked()

    def _fill(self) -> None:
        left, row = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(theme.px(10))
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        self.field.setFixedWidth(self._list_width)
        self.list.setFixedWidth(self._list_width)
        row.setSpacing(theme.px(24))
        row.addLayout(left)
        row.addWidget(self.text, 1)
        self.text.setMinimumHeight(self._tall)
        self.body.addLayout(row)
        close = Button(_("Luk"), kind="primary", caps="Esc")
        close.set_tall()
        close.clicked.connect(self.reject)
        self.foot.addWidget(self.told)
        self.foot.addStretch()
        self.foot.addWidget(close)

    def _connect(self) -> None:
        self.text.setViewportMargins(0, 0, theme.px(GUTTER - guide.BAR), 0)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(_("Kapitlets tekst"))
        self.text.viewport().setAutoFillBackground(False)
        slim(self.text)
        self.text.anchorClicked.connect(self._follow)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list.moved.connect(self._show_marked)
        self.list.chosen.connect(self._show_marked)
        theme.on_change(self._show_marked)

    # --- finding -------------------------------------------------------------------------------------

    def _search(self, typed: str) -> None:
        here = self.list.marked
        wanted = fold(typed.strip())
        hits = [(one, fold(one.text).count(wanted) if wanted else 0) for one in guide.chapters()]
        found = [
            Choice(one.key, one.title, fact=str(count or ""))
            for one, count in hits
            if count or not wanted
        ]
        self.list.replace([Group("", tuple(found))])
        if here is not None:
            self.list.mark_key(here.key)
        count = sum(count for _one, count in hits)
        told = plural(count, _("{n} sted"), _("{n} steder")) if wanted else ""
        self.told.setText(told)
        self._show_marked()

    def _show_marked(self, _choice: object = None) -> None:
        marked = self.list.marked
        chapter = next((one for one in guide.chapters() if marked and one.key == marked.key), None)
        if chapter is None:
            self.text.setPlainText(_("Det står ikke i vejledningen. Prøv et andet ord."))
            return
        inks = QPalette(self.text.palette())
        inks.setColor(QPalette.ColorRole.Text, theme.color("ink2"))
        inks.setColor(QPalette.ColorRole.Base, theme.color("raised"))
        self.text.setPalette(inks)
        guide.set_chapter(self.text.document(), chapter, self._text_width)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._find_next()

    def _find_next(self) -> None:
        """Mark the next place where what is typed stands; after the last comes the first."""
        typed = self.field.text().strip()
        if typed and not self.text.find(typed):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(typed)

    def _follow(self, link: QUrl) -> None:
        self.list.mark_key(link.fileName().removesuffix(".md").partition("-")[2])

    # --- keys ----------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_here = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_here and isinstance(event, QKeyEvent):
            return self._took(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _took(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in _PAGES:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + _PAGES[key] * bar.pageStep())
        elif key in _ENTER:
            self._find_next()
        else:
            return False
        return True

    @override
    def open_over(self) -> None:
        super().open_over()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
