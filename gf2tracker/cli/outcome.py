"""What a command has to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DONE, REFUSED, WRONG_USE = 0, 1, 2


@dataclass(frozen=True)
class Outcome:
    """The end of a command.

    Attributes:
        facts: the one object that --json prints, without dates and tuples of other kinds than
            JSON knows (see console.plain).
        text: what is printed without --json; "" is nothing.
        notes: sentences for the error stream, whatever the answer's form.
        code: the exit code.
    """

    facts: Mapping[str, Any]
    text: str
    notes: tuple[str, ...] = ()
    code: int = DONE
