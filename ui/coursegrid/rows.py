"""The rows of the course that were painted last, ready to be painted again where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui.coursegrid.layout import Lay
from ui.coursegrid.model import MatrixModel
from ui.coursegrid.rowpaint import Place, paint_days
from ui.coursegrid.rowwords import RowWords
from ui.coursegrid.tilepaint import TileBatch
from ui.coursegrid.tiles import Tile

PAGE = 10


class Painted:
    """Days, words and signs of some rows, gathered: painted again, no row is looked at.

    Attributes:
        gathered: what was painted last, where it was a page of rows.
    """

    def __init__(self) -> None:
        self._of: tuple[Lay | None, Sequence[Sequence[Tile]]] = None, ()
        self._places: list[tuple[int, QRect, bool]] = []
        self.gathered = TileBatch(), RowWords()

    def paint(self, painter: QPainter, places: Sequence[Place], model: MatrixModel) -> None:
        """Paint rows in their places; a few are gathered each time, and a page of them once.

        The model makes its tiles anew with its rows, the view its columns with text size and colours.
        """
        if not places:
            return
        of = places[0].lay, model.tiles
        here = [(place.at, place.rect, place.is_here) for place in places]
        days, words = self.gathered
        if self._of[0] is not of[0] or self._of[1] is not of[1] or self._places != here:
            days, words = _gathered(places, model)
            if len(places) >= PAGE:
                self._of, self._places, self.gathered = of, here, (days, words)
        days.paint(painter)
        words.paint(painter)


def _gathered(places: Sequence[Place], model: MatrixModel) -> tuple[TileBatch, RowWords]:
    days, words = TileBatch(), RowWords()
    for place in places:
        paint_days(days, place, model.tiles[place.at])
        words.add(place, model.rows[place.at], model.tiles[place.at])
    return days, words
