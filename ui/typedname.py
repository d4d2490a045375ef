"""Letters typed on a table in one go: the beginning of a name, or one letter again and again."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from gf2tracker.domain.search import simplify


class TypedName:
    """What has been typed without a pause."""

    def __init__(self) -> None:
        self._letters = ""
        self._pause = QElapsedTimer()

    def add(self, letters: str) -> tuple[str, int]:
        """Take what was typed next.

        Returns:
            What a name is to begin with, in the simplified spelling of a search ("" is nothing),
            and how many rows on from here the search begins.
        """
        is_going_on = self._pause.isValid() and not self._pause.hasExpired(
            QApplication.keyboardInputInterval()
        )
        self._pause.start()
        self._letters = self._letters + letters if is_going_on else letters
        is_same_letter = len(set(self._letters)) == 1
        wanted = simplify(self._letters[0] if is_same_letter else self._letters)
        return wanted, int(len(self._letters) == 1 or is_same_letter)
