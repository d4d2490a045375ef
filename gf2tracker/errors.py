"""The one error that is meant for the user, and the kind of it that a backup mends."""

from pathlib import Path


class Refusal(Exception):
    """Something the user can mend: a Danish sentence that says what is wrong and what to do.

    Attributes:
        text: the sentence, ready to be shown.
        field: the name of the form field or column it belongs to; None for the whole deed.
    """

    def __init__(self, text: str, field: str | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.field = field


class Damaged(Refusal):
    """The file with the school's data is damaged or gone.

    Attributes:
        store: the file.
        backup: the newest backup that is whole, to be offered; None when there is none.
    """

    def __init__(self, text: str, store: Path, backup: Path | None) -> None:
        super().__init__(text)
        self.store, self.backup = store, backup
