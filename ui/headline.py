"""The head of a page or of a section of it: one sentence, its deeds at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.label import Label, title

HIGH = 48
MOST = 440
"""How much of the sentence is never given up to what stands after it, px at 100 %."""


class Headline(QWidget):
    """What matters in one sentence, what stands quieter after it, and what can be done.

    A page says it in title size. A section says it in plain size on a bar that is as high without
    deeds, with the views of the section before the words. Where the sentence has no room beside
    the deeds, they stand under it.

    Attributes:
        is_in_two_lines: whether the deeds stand under the sentence.
    """

    def __init__(
        self,
        deeds: Sequence[QWidget] = (),
        views: Sequence[QWidget] = (),
        *,
        of_section: bool = False,
    ) -> None:
        super().__init__()
        self.sentence = Label(bold=True) if of_section else title()
        self.fact = Label(shade="ink2")
        self.is_in_two_lines = False
        self._parts, self._deeds = (*views, self.sentence), tuple(deeds)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.px(24), theme.px(4 if of_section else 12), theme.px(24), 0)
        for line in (self._first, self._second):
            line.setSpacing(theme.px(8))
            lines.addLayout(line)
        lines.setSpacing(theme.px(6))
        for part in self._parts:
            self._first.addWidget(part)
        self._first.addSpacing(0 if of_section else theme.px(4))
        self._first.addWidget(self.fact)
        self._first.addStretch(1)
        for deed in self._deeds:
            self._first.addWidget(deed)
        self._second.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if of_section:
            self.setMinimumHeight(theme.px(HIGH))

    def tell(self, sentence: str, fact: str = "") -> None:
        """Say what matters, and what stands beside it."""
        self.sentence.setText(sentence)
        self.fact.setText(fact)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * theme.px(24)
        least = min(self.sentence.sizeHint().width(), theme.px(MOST))
        beside = [part for part in (*self._parts, *self._deeds) if part is not self.sentence]
        others = sum(_least(part) + theme.px(8) for part in beside if not part.isHidden())
        self.sentence.setMinimumWidth(max(min(least, room), 0))
        self._stand(in_two_lines=bool(self._deeds) and least + others > room)

    def _stand(self, *, in_two_lines: bool) -> None:
        if in_two_lines == self.is_in_two_lines:
            return
        self.is_in_two_lines = in_two_lines
        for place, deed in enumerate(self._deeds):
            if in_two_lines:
                self._first.removeWidget(deed)
                self._second.insertWidget(place, deed)
            else:
                self._second.removeWidget(deed)
                self._first.addWidget(deed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)


def _least(part: QWidget) -> int:
    """Return how wide a part is when it has given up what it can, px."""
    gives_way = getattr(part, "least_width", None)
    if gives_way is not None:
        return int(gives_way())
    return max(min(part.sizeHint().width(), part.maximumWidth()), part.minimumWidth())


class Choices(QWidget):
    """The row under a headline: what is shown of the list, and a search at the right.

    Where the search has no room beside the rest, it stands under it.

    Attributes:
        is_in_two_lines: whether the search stands under the rest.
    """

    def __init__(self, parts: Sequence[QWidget], at_right: QWidget | None = None) -> None:
        super().__init__()
        self.is_in_two_lines = False
        self._parts, self._right = tuple(parts), at_right
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(4))
        lines.setSpacing(theme.px(6))
        for line in (self._first, self._second):
            line.setSpacing(theme.px(8))
            lines.addLayout(line)
        for part in self._parts:
            self._first.addWidget(part)
        self._first.addStretch(1)
        if at_right is not None:
            self._first.addWidget(at_right)
        self._second.addStretch(1)

    def _fit(self) -> None:
        if self._right is None:
            return
        shown = [part for part in (*self._parts, self._right) if not part.isHidden()]
        needed = sum(_least(part) + theme.px(8) for part in shown) + 2 * theme.px(24)
        in_two_lines = len(shown) > 1 and needed > self.width()
        if in_two_lines == self.is_in_two_lines:
            return
        self.is_in_two_lines = in_two_lines
        here, there = self._first, self._second
        if not in_two_lines:
            here, there = there, here
        here.removeWidget(self._right)
        there.insertWidget(0 if in_two_lines else there.count(), self._right)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)


def choices(*parts: QWidget, at_right: QWidget | None = None) -> Choices:
    """Return the row under a headline: what is shown of the list, and a search at the right."""
    return Choices(parts, at_right)


def pile(page: QWidget, *parts: QWidget) -> None:
    """Lay parts on a page from the top, without gaps; the last one takes the room."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
