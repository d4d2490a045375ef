"""The kinds of fields: text, date, number, choice, yes or no, several lines."""

from collections.abc import Sequence
from datetime import date

from typing_extensions import override

from ui.choice import CheckBox, ChoiceBox
from ui.chooser import Option
from ui.edit import DateEdit, LineEdit, NoteEdit, NumberEdit
from ui.field import Field


class TextField(Field):
    """One line of text; `value` is without spaces around it."""

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        required: bool = False,
        placeholder: str = "",
    ) -> None:
        self.edit = LineEdit(value, placeholder=placeholder)
        super().__init__(name, label, self.edit, hint)
        self.is_required = required
        self.edit.textEdited.connect(self.touch)
        self.edit.editingFinished.connect(self.leave)

    @override
    def value(self) -> str:
        return self.edit.text().strip()

    @override
    def show_value(self, value: str) -> None:
        self.edit.setText(value)
        self.keep()


class DateField(Field):
    """A date, None when empty; typed freely, stepped with the arrows."""

    def __init__(
        self,
        name: str,
        label: str,
        value: date | None,
        *,
        today: date,
        hint: str = "",
        required: bool = False,
    ) -> None:
        self.edit = DateEdit(value, today)
        super().__init__(name, label, self.edit, hint)
        self.is_required = required
        self.edit.textEdited.connect(self.touch)
        self.edit.editingFinished.connect(self.leave)

    @override
    def value(self) -> date | None:
        return self.edit.value()

    @override
    def value_or_text(self) -> object:
        return self.edit.text()

    @override
    def show_value(self, value: date | None) -> None:
        self.edit.show_value(value)
        self.keep()


class NumberField(Field):
    """A whole number within limits, None when empty."""

    def __init__(
        self,
        name: str,
        label: str,
        value: int | None,
        *,
        least: int | None = None,
        most: int | None = None,
        hint: str = "",
    ) -> None:
        self.edit = NumberEdit(value, least, most)
        super().__init__(name, label, self.edit, hint)
        self.edit.textEdited.connect(self.touch)
        self.edit.editingFinished.connect(self.leave)

    @override
    def value(self) -> int | None:
        return self.edit.value()

    @override
    def value_or_text(self) -> object:
        return self.edit.text()

    @override
    def show_value(self, value: int | None) -> None:
        self.edit.setText("" if value is None else str(value))
        self.keep()


class ChoiceField(Field):
    """One of a list; `value` is the key of the chosen option."""

    def __init__(
        self, name: str, label: str, options: Sequence[Option], value: str = "", *, hint: str = ""
    ) -> None:
        self.box = ChoiceBox(options, value)
        super().__init__(name, label, self.box, hint)
        self.box.currentIndexChanged.connect(self.touch)

    @override
    def value(self) -> str:
        return self.box.value()

    @override
    def show_value(self, value: str) -> None:
        self.box.choose(value)
        self.keep()


class CheckField(Field):
    """Yes or no; the words stand beside the box and there is no label above."""

    def __init__(self, name: str, text: str, *, value: bool = False, hint: str = "") -> None:
        self.box = CheckBox(text, checked=value)
        super().__init__(name, text, self.box, hint)
        self.label.hide()
        self.box.toggled.connect(self.touch)

    @override
    def value(self) -> bool:
        return self.box.isChecked()

    @override
    def show_value(self, value: bool) -> None:
        self.box.setChecked(value)
        self.keep()


class NoteField(Field):
    """Several lines of plain text; `value` is without spaces around it."""

    def __init__(
        self, name: str, label: str, value: str = "", *, hint: str = "", lines: int = 3
    ) -> None:
        self.edit = NoteEdit(value, lines=lines)
        super().__init__(name, label, self.edit, hint)
        self.edit.edited.connect(self.touch)

    @override
    def value(self) -> str:
        return self.edit.toPlainText().strip()

    @override
    def show_value(self, value: str) -> None:
        self.edit.setPlainText(value)
        self.keep()
