"""What a start finds: how the program ended last, where the store lies, whether it may be written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from gf2tracker.language import _
from gf2tracker.store import disk, place, presence, restore
from gf2tracker.store.check import problems_of


@dataclass(frozen=True)
class Start:
    """How a store was found when it was opened.

    Attributes:
        was_cut_short: the program before was killed or lost its power; all has been checked since.
        is_read_only: nothing can be stored.
        warnings: what else the user is to be told, in Danish.
    """

    was_cut_short: bool = False
    is_read_only: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether this start was the first to say that the store is open."""
        return not self.was_cut_short and not self.is_read_only

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is to be told, the end of the last program first."""
        cut = _(
            "Programmet blev ikke lukket korrekt sidst. Alle gemte oplysninger er kontrolleret og "
            "på plads."
        )
        return (*([cut] if self.was_cut_short else []), *self.warnings)


def of_store(store: Path, bare: Any) -> Start:
    """Say that a store is open from now on, and return how it was found.

    Args:
        store: the file, opened and locked by the caller.
        bare: the driver's connection to it; made read-only where the place is.

    Raises:
        sqlcipher.DatabaseError: the last end has left damage.
    """
    was_cut_short, is_read_only = presence.is_told(store), disk.is_read_only(store)
    warnings = [text for text in [place.warning_on(store)] if text]
    if is_read_only:
        bare.execute("PRAGMA query_only=ON")
        warnings.append(_("Filen kan kun læses. Du kan se og eksportere, men ikke gemme."))
    else:
        presence.tell(store)
        restore.tidy(store)
    if was_cut_short:
        _check(bare)
    return Start(was_cut_short, is_read_only, tuple(warnings))


def _check(bare: Any) -> None:
    if problems_of(bare):
        fault = sqlcipher.DatabaseError("the file is not whole")
        fault.sqlite_errorname = "SQLITE_CORRUPT"
        raise fault
