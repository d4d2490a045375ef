"""Somebody's initials, where a picture of the person would stand."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from ui import paint, theme
from ui.chip import Told


def initials(name: str) -> str:
    """Return the first and the last initial of a name, "MK" for "Mette Kragh"; "?" for a question."""
    words = name.split()
    if name.endswith("?"):
        return "?"
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


class Avatar(Told):
    """Somebody's initials on a grey disc; never a colour a person."""

    def __init__(self, name: str, *, size: int = 28) -> None:
        super().__init__(initials(name))
        self._size = size
        self.setAccessibleName(name)

    def show_name(self, name: str) -> None:
        """Show somebody else."""
        self.setText(initials(name))
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint.fill(painter, self.rect(), theme.color("none"), self.width() / 2)
        font = theme.font("base" if self._size > 36 else "small", bold=True)
        paint.text(painter, self.rect(), self.text(), "ink2", font, paint.CENTER)
