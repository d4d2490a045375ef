"""A list of things to choose from in groups, with the typed letters bold: palette and class list."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from gf2tracker.domain.search import Span
from ui import icon, keycap, paint, theme
from ui.announce import announce
from ui.scroll import slim

HEADING, INSET, ICON = 28, 8, 18
TEXT_AT, DETAIL_GAP, RIGHT = 42, 12, 12

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Choice:
    """One thing to choose.

    Attributes:
        key: what it stands for; the list never looks into it.
        spans: the pieces (first, end) of the text that are bold.
        detail: more words after the text, quieter.
        fact: small words at the right.
        keys: its shortcut, drawn as caps at the right.
    """

    key: Hashable
    text: str
    icon: str = ""
    spans: tuple[Span, ...] = ()
    detail: str = ""
    fact: str = ""
    keys: str = ""


@dataclass(frozen=True)
class Group:
    """Choices under one heading; "" has no heading."""

    title: str
    choices: tuple[Choice, ...]


class _Rows(QAbstractListModel):
    def __init__(self, row: int) -> None:
        super().__init__()
        self.row_height = row
        self.rows: list[Choice | str] = []

    def replace(self, groups: Sequence[Group]) -> None:
        self.beginResetModel()
        self.rows = []
        for group in groups:
            self.rows += [group.title] if group.title and group.choices else []
            self.rows += group.choices
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(100, theme.px(HEADING if isinstance(row, str) else self.row_height))
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else spoken(row)
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def spoken(choice: Choice) -> str:
    """Return a choice in words, as a screen reader says it."""
    return ", ".join(filter(None, [choice.text, choice.detail, choice.fact]))


class ChoiceList(QListView):
    """Choices in groups; the keyboard stays in the field above, which calls `step`.

    Signals:
        chosen(Choice): one was clicked.
        moved(Choice): another one is marked.
    """

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, *, row: int = 40, left: int = TEXT_AT, is_aligned: bool = False) -> None:
        super().__init__()
        self._rows = _Rows(row)
        self._left = left
        self._is_aligned = is_aligned
        self._column = 0.0
        self.marked_keys = ""
        self.setModel(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        slim(self)
        self.clicked.connect(self._on_clicked)

    def replace(self, groups: Sequence[Group]) -> None:
        """Offer other choices and mark the first."""
        self._rows.replace(groups)
        if self._is_aligned:
            bold = theme.font(bold=True)
            wide = (paint.width(choice.text, bold) for choice in self.choices())
            self._column = min(max(wide, default=0), theme.px(160))
        self.scrollToTop()
        self._mark(next(iter(self._places()), None))

    @property
    def marked(self) -> Choice | None:
        """The choice that Enter would take; None in an empty list."""
        index = self.currentIndex()
        row = self._rows.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Choice) else None

    def choices(self) -> list[Choice]:
        """Return every choice in order."""
        return [row for row in self._rows.rows if isinstance(row, Choice)]

    def step(self, by: int) -> None:
        """Mark the choice that many places on; one step past an end goes on at the other."""
        places = self._places()
        if not places:
            return
        current = self.currentIndex().row()
        here = places.index(current) if current in places else -1
        there = here + by
        if abs(by) == 1:
            there %= len(places)
        self._mark(places[max(0, min(there, len(places) - 1))])

    def mark_key(self, key: Hashable) -> None:
        """Mark the choice with a key, if it is offered."""
        for place in self._places():
            row = self._rows.rows[place]
            if isinstance(row, Choice) and row.key == key:
                self._mark(place)
                return

    def content_height(self) -> int:
        """Return how high all rows are together, in pixels."""
        rows = self._rows.rows
        headings = sum(isinstance(row, str) for row in rows)
        row_height = theme.px(self._rows.row_height)
        return headings * theme.px(HEADING) + (len(rows) - headings) * row_height

    def _places(self) -> list[int]:
        return [place for place, row in enumerate(self._rows.rows) if isinstance(row, Choice)]

    def _mark(self, place: int | None) -> None:
        if place is None:
            return
        index = self._rows.index(place)
        self.setCurrentIndex(index)
        with_heading = place and isinstance(self._rows.rows[place - 1], str)
        if with_heading:
            self.scrollTo(self._rows.index(place - 1))
        self.scrollTo(index)
        if self.marked is not None:
            announce(self, spoken(self.marked))
            self.moved.emit(self.marked)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._rows.rows[index.row()]
        if isinstance(row, Choice):
            self.chosen.emit(row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index != self.currentIndex():
            row = self._rows.rows[index.row()]
            if isinstance(row, Choice):
                self.setCurrentIndex(index)
                self.moved.emit(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        for place, row in enumerate(self._rows.rows):
            area = QRectF(self.visualRect(self._rows.index(place)))
            if not area.intersects(QRectF(event.rect())):
                continue
            area.setWidth(self.viewport().width())
            if isinstance(row, str):
                words = area.adjusted(theme.px(INSET + 10), 0, -theme.px(INSET), 0)
                small = theme.font("small", bold=True)
                paint.text(painter, words, row, "ink3", small)
            else:
                is_marked = place == self.currentIndex().row()
                self._paint_choice(painter, row, area, is_marked=is_marked)

    def _paint_choice(
        self, painter: QPainter, choice: Choice, area: QRectF, *, is_marked: bool
    ) -> None:
        body = area.adjusted(theme.px(INSET), 0, -theme.px(INSET), 0)
        if is_marked:
            paint.fill(painter, body, theme.color("accentsoft"), theme.px(6))
        if choice.icon:
            side = theme.px(ICON)
            left = body.left() + theme.px(10)
            sign = QRectF(left, body.center().y() - side / 2, side, side)
            icon.paint(painter, choice.icon, sign, "accenttext" if is_marked else "ink2")
        right = self._paint_right(painter, choice, body, is_marked=is_marked)
        words = QRectF(body)
        words.setLeft(body.left() + theme.px(self._left))
        words.setRight(right - theme.px(DETAIL_GAP))
        end = marked_text(painter, words, choice.text, choice.spans)
        words.setLeft(max(end, words.left() + self._column) + theme.px(DETAIL_GAP))
        if choice.detail and words.width() > theme.px(24):
            paint.text(painter, words, choice.detail, "ink2" if is_marked else "ink3")

    def _paint_right(
        self, painter: QPainter, choice: Choice, body: QRectF, *, is_marked: bool
    ) -> float:
        right = body.right() - theme.px(RIGHT)
        keys = keycap.keys_of(choice.keys or (self.marked_keys if is_marked else ""))
        if keys:
            wide = keycap.width(keys)
            right = body.right() - theme.px(14) - wide
            keycap.draw(painter, QPointF(right, body.center().y()), keys)
            right -= theme.px(10) if wide else 0
        small = theme.font("small")
        wide_fact = min(paint.width(choice.fact, small) + 1, body.width() * 0.45)
        if choice.fact:
            fact = QRectF(right - wide_fact, body.top(), wide_fact, body.height())
            paint.text(painter, fact, choice.fact, "ink2" if is_marked else "ink3", small)
            right -= wide_fact
        return right


def marked_text(
    painter: QPainter, at: QRectF, text: str, spans: Sequence[Span], shade: str = "ink"
) -> float:
    """Draw a text with some pieces bold, cut where it does not fit; return the x where it ends."""
    x = at.left()
    for piece, is_bold in _pieces(text, spans):
        font = theme.font(bold=is_bold)
        wide = QFontMetricsF(font).horizontalAdvance(piece)
        room = QRectF(x, at.top(), at.right() - x, at.height())
        if room.width() <= 0:
            break
        if wide > room.width():
            return x + paint.text(painter, room, piece, shade, font)
        painter.setFont(font)
        painter.setPen(theme.color(shade))
        painter.drawText(room, int(paint.LEFT | Qt.TextFlag.TextSingleLine), piece)
        x += wide
    return x


def _pieces(text: str, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    pieces, place = [], 0
    for first, end in spans:
        pieces += [(text[place:first], False), (text[first:end], True)]
        place = end
    return [(piece, is_bold) for piece, is_bold in [*pieces, (text[place:], False)] if piece]
