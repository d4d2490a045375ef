"""The one error that is meant for the user."""


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
