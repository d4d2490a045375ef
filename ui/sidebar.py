"""The side bar: the product's mark, every page in its group, and who is working."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, theme
from ui.button import Button
from ui.mark import draw_mark
from ui.sideitem import INSET, ITEM, TEXT_AT, USER, Item, Place, User

WIDE, NARROW = 176, 56
FOLDS_BELOW = 1100
HEAD, FIRST, PITCH, BETWEEN_GROUPS = 48, 12, 34, 14
USER_FROM_FOOT, LINE_FROM_FOOT = 56, 61
NAME = "GF2 Tracker"

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SideBar(QWidget):
    """Every page of the window: one tab stop, arrows move, Enter opens.

    Signals:
        opened(str): the name of the page the user wants.
        folded(bool): the user chose icons alone, or words again.
        user_pressed: the user wants to say who is working.
    """

    opened = Signal(str)
    folded = Signal(bool)
    user_pressed = Signal()

    def __init__(self, groups: Sequence[Sequence[Place]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: dict[str, Item] = {}
        self.user = User()
        self.toggle = Button("", icon="menu", kind="quiet", name=_("Vis kun ikoner"))
        self._groups = [[place.name for place in group] for group in groups]
        self._is_chosen = False
        self._is_tight = False
        self._is_opened = False
        self._pages = QWidget()
        self._room = QScrollArea(self)
        self.setAccessibleName(_("Sider"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._build([place for group in groups for place in group])
        self._fold()
        self.toggle.clicked.connect(self._toggled)
        self.user.clicked.connect(self.user_pressed)
        theme.on_change(self._fold)

    def _build(self, places: Sequence[Place]) -> None:
        self.toggle.setParent(self)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.viewport().setAutoFillBackground(False)
        for place in places:
            item = Item(place)
            item.setParent(self._pages)
            item.clicked.connect(self._on_clicked)
            item.installEventFilter(self)
            self.items[place.name] = item
        self._room.setWidget(self._pages)
        self._pages.setAutoFillBackground(False)
        self.user.setParent(self)
        self.user.hide()
        self._one_stop(next(iter(self.items.values()), None))

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def is_folded(self) -> bool:
        """Tell whether only icons are shown."""
        return not self._is_opened if self._is_tight else self._is_chosen

    def choose(self, name: str) -> None:
        """Mark a page as the one that is shown; KeyError for a page that is not here."""
        item = self.items[name]
        item.setChecked(True)
        self._one_stop(item)
        self._room.ensureWidgetVisible(item, 0, 0)

    def show_count(self, name: str, count: int, *, must_act: bool = False) -> None:
        """Show how many things wait on a page; red when they must be done now."""
        self.items[name].show_count(count, must_act=must_act)

    def show_user(self, name: str, role: str = "") -> None:
        """Show who is working; "" shows nobody."""
        self.user.show_user(name, role)
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or words again where there is room for them: the user's setting."""
        self._is_chosen = folded
        self._fold()

    def fit(self, window_width: int) -> None:
        """Fold by itself in a window narrower than 1100 px at 100 % text."""
        is_tight = window_width < theme.px(FOLDS_BELOW)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._is_opened = False
            self._fold()

    def _toggled(self) -> None:
        if self._is_tight:
            self._is_opened = not self._is_opened
        else:
            self._is_chosen = not self._is_chosen
            self.folded.emit(self._is_chosen)
        self._fold()

    def _fold(self) -> None:
        is_folded = self.is_folded
        parts: tuple[Item | User, ...] = (*self.items.values(), self.user)
        for part in parts:
            part.is_folded = is_folded
            part.update()
        words = _("Vis ordene ved ikonerne") if is_folded else _("Vis kun ikoner")
        self.toggle.setAccessibleName(words)
        self.toggle.setToolTip(words)
        self.setFixedWidth(theme.px(NARROW if is_folded else WIDE))
        self._place()
        self.update()

    # --- where things stand ----------------------------------------------------------------------

    def _place(self) -> None:
        inset, width = theme.px(INSET), self.width()
        side = self.toggle.sizeHint().width()
        middle = theme.px(NARROW // 2 if self.is_folded else 152)
        top = theme.px(HEAD) + theme.px(2) if self.is_folded else theme.px(HEAD / 2) - side // 2
        self.toggle.setGeometry(middle - side // 2, top, side, side)
        first = theme.px(HEAD) + (side if self.is_folded else 0)
        foot = theme.px(LINE_FROM_FOOT) if not self.user.isHidden() else theme.px(INSET)
        self._room.setGeometry(0, first, width - 1, max(self.height() - first - foot, 0))
        self._pages.resize(width - 1, self._place_items(width - 1 - 2 * inset))
        at = self.height() - theme.px(USER_FROM_FOOT)
        self.user.setGeometry(inset, at, width - 1 - 2 * inset, theme.px(USER))

    def _place_items(self, width: int) -> int:
        y = theme.px(FIRST)
        for group in self._groups:
            for name in group:
                self.items[name].setGeometry(theme.px(INSET), y, width, theme.px(ITEM))
                y += theme.px(PITCH)
            y += theme.px(BETWEEN_GROUPS)
        return y

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), theme.color("ground"))
        line = theme.color("line")
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), line)
        side, left = theme.px(20), theme.px(18)
        draw_mark(painter, QRectF(left, theme.px(14), side, side))
        if not self.is_folded:
            words = QRectF(theme.px(TEXT_AT), 0, theme.px(94), theme.px(HEAD))
            paint.text(painter, words, NAME, "ink", theme.font(bold=True))
        if not self.user.isHidden():
            y = self.height() - theme.px(LINE_FROM_FOOT)
            painter.fillRect(QRect(left, y, self.width() - 2 * left, 1), line)

    # --- keys ------------------------------------------------------------------------------------

    def _on_clicked(self) -> None:
        for item in self.items.values():
            if item.isChecked():
                self._one_stop(item)
                self.opened.emit(item.place.name)

    def _one_stop(self, stop: Item | None) -> None:
        for item in self.items.values():
            policy = Qt.FocusPolicy.TabFocus if item is stop else Qt.FocusPolicy.NoFocus
            item.setFocusPolicy(policy)
        if stop is not None:
            self.setFocusProxy(stop)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, Item) or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._moved(watched, Qt.Key(event.key()))
        return False

    def _moved(self, item: Item, key: Qt.Key) -> bool:
        items = list(self.items.values())
        here = items.index(item)
        if key in _STEPS:
            there = here + _STEPS[key]
        elif key == Qt.Key.Key_Home:
            there = 0
        elif key == Qt.Key.Key_End:
            there = len(items) - 1
        else:
            return False
        if 0 <= there < len(items):
            self._one_stop(items[there])
            items[there].setFocus(Qt.FocusReason.TabFocusReason)
            self._room.ensureWidgetVisible(items[there], 0, 0)
        return True
