"""Asking what a list is: its columns, sheet and letters, and the class of one that names none."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gf2tracker.errors import Refusal
from gf2tracker.intake.headings import AS_FOUND, Choices
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.intake.text import ENCODINGS
from gf2tracker.language import _
from ui.dialogs.columns import CODE, START, UNTIL, AskClass, ColumnsDialog, ListColumn
from ui.draft import reopens
from ui.field import Field
from ui.fields import ChoiceField
from ui.intake.reading import ABSENCE, LAYOUTS, STUDENTS, Reading, Source

KIND, SHEET, ENCODING = "kind", "sheet", "encoding"
WORKBOOKS = {".xlsx", ".xlsm", ".xls"}
LETTERS = {
    "utf-8": _("UTF-8"),
    "cp1252": _("Windows"),
    "cp850": _("gammel DOS"),
    "mac_roman": _("gammel Mac"),
    "utf-16-le": _("UTF-16"),
    "utf-16-be": _("UTF-16, omvendt"),
}


class ListForms(QObject):
    """One dialog at a time, which stays until the list can be read as it says.

    Signals:
        answered(Source): read the list like this, and `settle` what came of it.
        left: the dialog has closed.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, over: QWidget, today: Callable[[], date]) -> None:
        super().__init__(over)
        self.dialog: ColumnsDialog | None = None
        self._over, self._today = over, today
        self._is_answered = False

    def ask_columns(self, reading: Reading) -> None:
        """Ask what the columns of a list are that could be read."""
        sheets = [one.name for one in reading.file.sheets if one.name]
        sheets += reading.file.skipped_sheets
        columns = [ListColumn(one.text, one.field) for one in reading.file.headings if one.text]
        self._open(replace(reading.source, kind=reading.kind), columns, sheets)

    def ask_unknown(self, source: Source, unknown: UnknownHeadings) -> None:
        """Ask what columns are that nobody knows; in an open dialog only say so."""
        if self.dialog is None:
            examples = [*unknown.example, *("" for _heading in unknown.headings)]
            chosen = dict(source.choices.columns)
            columns = [
                ListColumn(heading, chosen.get(heading, ""), example)
                for heading, example in zip(unknown.headings, examples, strict=False)
            ]
            self._open(replace(source, kind=source.kind or STUDENTS), columns, ())
        self.settle(Refusal(unknown.text))

    def ask_class(self, source: Source, refusal: Refusal) -> None:
        """Ask for the class and start of a list that can't be taken without."""
        self._open(replace(source, kind=STUDENTS), (), ())
        self.settle(refusal)

    def settle(self, refusal: Refusal | None) -> None:
        """Close the dialog when the list could be read as it says, else say why not."""
        if self.dialog is None:
            return
        if refusal is not None:
            self.dialog.refuse(refusal)
        elif self._is_answered:
            self.dialog.accept()
        self._is_answered = False

    def ask_again(self) -> None:
        """Let what was answered be answered once more: the reading was stopped."""
        if self.dialog is not None:
            self.dialog.take_again()
        self._is_answered = False

    @reopens
    def _open(self, source: Source, columns: Sequence[ListColumn], sheets: Sequence[str]) -> None:
        is_absence = source.kind == ABSENCE
        asked = AskClass(
            source.class_code, source.start, self._today(), source.until, is_absence=is_absence
        )
        self.dialog = dialog = ColumnsDialog(
            self._over.window(),
            columns,
            LAYOUTS[source.kind],
            self._ways(source, columns, sheets) if columns else (),
            asked if source.kind in {STUDENTS, ABSENCE} else None,
        )
        dialog.submitted.connect(partial(self._on_submitted, source))
        dialog.finished.connect(self._on_left)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_over()

    def _ways(
        self, source: Source, columns: Sequence[ListColumn], sheets: Sequence[str]
    ) -> list[Field]:
        kinds = [(name, layout.what) for name, layout in LAYOUTS.items()]
        kind = ChoiceField(KIND, _("Listen er"), kinds, source.kind)
        turn = partial(self._turn, source, columns, sheets, kind)
        kind.box.currentIndexChanged.connect(turn)
        made: list[Field] = [kind]
        if len(sheets) > 1:
            options = [("", _("alle ark med listen")), *((name, name) for name in sheets)]
            made.append(ChoiceField(SHEET, _("Ark"), options, source.choices.sheet or ""))
        if source.path is not None and source.path.suffix.lower() not in WORKBOOKS:
            options = [
                ("", _("dem, der passer bedst")),
                *((one, LETTERS[one]) for one in ENCODINGS),
            ]
            made.append(ChoiceField(ENCODING, _("Bogstaver"), options, source.choices.encoding))
        return made

    def _turn(
        self,
        source: Source,
        columns: Sequence[ListColumn],
        sheets: Sequence[str],
        kind: ChoiceField,
        _place: int,
    ) -> None:
        """Ask again for the other kind of list."""
        if self.dialog is not None:
            self.dialog.reject()
        others = [one.in_other(LAYOUTS[kind.value()]) for one in columns]
        self._open(replace(source, kind=kind.value(), choices=AS_FOUND), others, sheets)

    def _on_submitted(self, source: Source, values: dict[str, Any]) -> None:
        assert self.dialog is not None
        self._is_answered = True
        chosen, before = self.dialog.chosen(values), source.choices
        sheet = values.get(SHEET, before.sheet) or None
        encoding = values.get(ENCODING, before.encoding)
        self.answered.emit(
            replace(
                source,
                class_code=values.get(CODE, source.class_code),
                start=values.get(START, source.start),
                until=values.get(UNTIL, source.until),
                choices=Choices(chosen or before.columns, sheet, encoding),
                is_remembered=source.is_remembered and not chosen,
            )
        )

    def _on_left(self) -> None:
        self.dialog = None
        self._is_answered = False
        self.left.emit()
