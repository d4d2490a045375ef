"""What stands in the fields of a form, whatever they are: read for a draft and filled from one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol, cast

from PySide6.QtWidgets import QWidget

from ui.choice import CheckBox, ChoiceBox
from ui.chooser import Chooser
from ui.edit import LineEdit, NoteEdit
from ui.field import Field

Filled = Mapping[str, str | bool | int]
TURNS = 3
"""How often the fields are filled: what one says may change another, which is then put right."""


class Growing(Protocol):
    """A part of a form with as many rows as the user wants."""

    def row_count(self) -> int:
        """Return how many rows there are."""

    def fit_rows(self, count: int) -> None:
        """Have so many rows."""


class _Kind(NamedTuple):
    read: Callable[[Any], str | bool]
    write: Callable[[Any, Any], None]


def filled(form: QWidget) -> dict[str, str | bool | int]:
    """Return what stands in a form's fields just now, by name."""
    found: dict[str, str | bool | int] = {}
    widgets = form.findChildren(QWidget)
    for name, part in _parts(widgets):
        found[name] = part.row_count()
    for name, control, kind in _controls(widgets):
        found[name] = kind.read(control)
    return found


def fill(form: QWidget, values: Filled) -> None:
    """Put into a form's fields what stood there, as the user would; others stay as they are."""
    for name, part in _parts(form.findChildren(QWidget)):
        if isinstance(values.get(name), int):
            part.fit_rows(int(values[name]))
    for _turn in range(TURNS):
        for name, control, kind in list(_controls(form.findChildren(QWidget))):
            if name in values and kind.read(control) != values[name]:
                kind.write(control, values[name])


def _parts(widgets: Sequence[QWidget]) -> Iterator[tuple[str, Growing]]:
    parts = (one for one in widgets if _grows(_type(one)))
    for at, part in enumerate(parts):
        yield f"rows {at}", cast("Growing", part)


def _controls(widgets: Sequence[QWidget]) -> Iterator[tuple[str, QWidget, _Kind]]:
    """Yield the controls by the name of their field; those without one by kind and number."""
    counts: dict[str, int] = {}
    for widget in widgets:
        kind = _kind_of(_type(widget))
        if kind is None or (isinstance(widget, (LineEdit, NoteEdit)) and widget.isReadOnly()):
            continue
        holder = widget.parentWidget()
        name = holder.name if isinstance(holder, Field) else type(widget).__name__
        counts[name] = counts.get(name, 0) + 1
        yield f"{name} {counts[name]}", widget, kind


def _type(widget: QWidget) -> Any:
    return type(widget)


@cache
def _kind_of(made: type) -> _Kind | None:
    return next((kind for one, kind in _KINDS if issubclass(made, one)), None)


@cache
def _grows(made: type) -> bool:
    return hasattr(made, "row_count")


def _write_line(line: LineEdit, text: str) -> None:
    line.setText(text)
    line.textEdited.emit(text)  # the field hears what the user typed


def _write_choice(chooser: Chooser, key: str) -> None:
    if key in chooser.buttons:
        chooser.buttons[key].setChecked(True)


_KINDS: tuple[tuple[type[QWidget], _Kind], ...] = (
    (LineEdit, _Kind(LineEdit.text, _write_line)),
    (NoteEdit, _Kind(NoteEdit.toPlainText, NoteEdit.setPlainText)),
    (ChoiceBox, _Kind(ChoiceBox.value, ChoiceBox.choose)),
    (CheckBox, _Kind(CheckBox.isChecked, CheckBox.setChecked)),
    (Chooser, _Kind(lambda chooser: chooser.current, _write_choice)),
)
