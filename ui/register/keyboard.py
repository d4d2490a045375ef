"""The register's keyboard: letters become marks, everything else a wish."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from gf2tracker.errors import Refusal
from ui.bubble import Bubble
from ui.register.grid import MarkGrid
from ui.register.typing import AT_ONCE, GOES_ON, STARTS, letter_of, told, written

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTERS = {Key.Key_Return, Key.Key_Enter}
ARROWS = {Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Tab, Key.Key_Backtab}
CONTROLLED = {
    Key.Key_C: "copy",
    Key.Key_V: "paste",
    Key.Key_X: "cut",
    Key.Key_D: "lesson",
    Key.Key_H: "history",
}
ENDS = {Key.Key_Home, Key.Key_End}
PLAIN = {
    Key.Key_F2: "note",
    Key.Key_F4: "call",
    Key.Key_F7: "plan",
    Key.Key_F8: "out",
    Key.Key_Delete: "clear",
    Key.Key_Menu: "menu",
}


class RegisterKeyboard(QObject):
    """Turns key presses in the register into marks and wishes.

    Signals:
        written(list): Written rows: what was typed has become marks.
        wanted(str): copy, paste, cut, lesson (as the one before), note, call, clear, menu, plan,
            out (the class is), history (of the cursor's marks).
    """

    written = Signal(object)
    wanted = Signal(str)

    def __init__(self, view: MarkGrid) -> None:
        super().__init__(view)
        self.view = view
        self.text = ""
        self._is_alone = False
        self._bubble: Bubble | None = None
        view.decide = self.decide
        view.moved.connect(self.drop)
        view.leaving.connect(self.finish)

    def decide(self, event: QKeyEvent) -> bool:
        """Take a key press; False leaves it to Qt's own table."""
        model = self.view.model_here
        if model.register is None or not model.rows or not self.view.currentIndex().isValid():
            return False
        key, modifiers = Key(event.key()), event.modifiers()
        if self._takes(key, modifiers):
            return True
        if modifiers & CONTROL:
            if key == Key.Key_Z:
                self.drop()
            return False
        return self._go_on(event, key) if self.text else self._begin(event, key)

    def _takes(self, key: Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Take a key that goes somewhere or wants something, after what was being typed."""
        wish = CONTROLLED.get(key) if modifiers & CONTROL else PLAIN.get(key)
        is_end = key in ENDS and not modifiers & Qt.KeyboardModifier.ShiftModifier
        if modifiers & ALT or (wish is None and not is_end):
            return False
        self.finish()
        if wish is not None:
            self.wanted.emit(wish)
        else:
            self._go_to_end(is_last=key == Key.Key_End, is_everybody=bool(modifiers & CONTROL))
        return True

    def drop(self) -> None:
        """Forget what is being typed."""
        if self.text:
            self.text = ""
            self._show()

    def finish(self) -> bool:
        """Write what is being typed, as the user goes on elsewhere; False when it is no mark."""
        is_mark = not self.text or self._words() is not None
        if self.text and is_mark:
            self._write(self.text, step=0)
        self.drop()
        return is_mark

    def _begin(self, event: QKeyEvent, key: Key) -> bool:
        is_note = self.view.currentIndex().column() == self.view.model_here.columns.note
        letter = letter_of(event)
        if key in ENTERS and not is_note:
            self._step(1)
        elif key in ENTERS:
            self.wanted.emit("note")
        elif key == Key.Key_Backspace:
            self.wanted.emit("clear")
        elif letter and is_note:
            self.wanted.emit(f"note:{event.text()}")
        elif letter:
            self._type(letter, is_alone=bool(event.modifiers() & ALT))
        else:
            return False
        return True

    def _go_to_end(self, *, is_last: bool, is_everybody: bool) -> None:
        """Go to the student's first or last lesson, or to that of the first or last student."""
        model = self.view.model_here
        row = (len(model.rows) - 1 if is_last else 0) if is_everybody else None
        self.view.go_to_lesson(model.columns.lessons if is_last else 1, row=row)

    def _type(self, letter: str, *, is_alone: bool) -> None:
        self._is_alone = is_alone
        if self.view.model_here.columns.lesson_at(self.view.currentIndex().column()) is None:
            self.view.go_to_lesson(self.view.here()[1])  # what is typed is seen where it is written
        if letter in AT_ONCE:
            self._write(letter)
        else:
            self.text = letter
            self._show()

    def _go_on(self, event: QKeyEvent, key: Key) -> bool:
        letter = letter_of(event)
        if key == Key.Key_Escape:
            self.drop()
        elif key == Key.Key_Backspace:
            self.text = self.text[:-1]
            self._show()
        elif key in ENTERS:
            self._write(self.text)
        elif key in ARROWS:
            return not self._write(self.text, step=0)
        elif letter and (letter in GOES_ON or self._words() is None):
            self.text += letter
            self._show()
        elif letter:
            if self._write(self.text):
                self._type(letter, is_alone=self._is_alone)
        else:
            return False
        return True

    def _words(self) -> str | None:
        """Return what the text becomes; None where it is no mark."""
        model, index = self.view.model_here, self.view.currentIndex()
        assert model.register is not None
        lesson = model.columns.lesson_at(self.view.lesson_column()) or 1
        try:
            return told(
                model.rows[index.row()], lesson, self.text, model.register, alone=self._is_alone
            )
        except Refusal:
            return None

    def _write(self, text: str, step: int = 1) -> bool:
        model = self.view.model_here
        assert model.register is not None
        cells = self.view.selected_cells()
        try:
            changes = written(model.rows, cells, text, model.register, alone=self._is_alone)
        except Refusal as refusal:
            self._tell(refusal.text, is_fault=True)
            return False
        self.text = ""
        self._show()
        self.written.emit(changes)
        if step and len(cells) == 1:
            self._step(step)
        return True

    def _step(self, step: int) -> None:
        index = self.view.currentIndex()
        row = min(max(index.row() + step, 0), len(self.view.model_here.rows) - 1)
        self.view.go_to(row, index.column())

    def _show(self) -> None:
        self.view.show_typed(self.text)
        if not self.text:
            if self._bubble is not None:
                self._bubble.hide()
            return
        model, index = self.view.model_here, self.view.currentIndex()
        assert model.register is not None
        lesson = model.columns.lesson_at(self.view.lesson_column()) or 1
        row = model.rows[index.row()]
        try:
            words = told(row, lesson, self.text, model.register, alone=self._is_alone)
        except Refusal as refusal:
            self._tell(refusal.text, is_fault=self.text[:1] not in STARTS or len(self.text) > 2)
            return
        self._tell(words, is_fault=False)

    def _tell(self, text: str, *, is_fault: bool) -> None:
        if self._bubble is None:
            self._bubble = Bubble(self.view)
        index = self.view.currentIndex().siblingAtColumn(self.view.lesson_column())
        self._bubble.tell(self.view.viewport(), self.view.cell(index), text, is_fault=is_fault)
