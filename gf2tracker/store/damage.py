"""Is a store damaged? It is looked at again on a fresh connection before anybody is told so."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from gf2tracker.errors import Damaged, Refusal
from gf2tracker.language import _, clock, date_long
from gf2tracker.store import restore
from gf2tracker.store.backup import Backup, folder_of
from gf2tracker.store.check import problems_of
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.fault import is_damage, refusal_of

PAGE = 4096


def refuse_damaged(store: Path, key: str, newest_schema: int) -> None:
    """Look at a closed store again; a fault of the disk that has passed is no damage.

    Raises:
        Damaged: it is damaged; the newest backup that is whole is offered.
        Refusal: the key does not fit, or the disk does not answer.
    """
    try:
        bare = connect_sqlite(store, key)
        try:
            found = problems_of(bare)
        finally:
            bare.close()
    except sqlcipher.Error as fault:
        if not is_damage(fault):
            raise
        refusal = refusal_of(fault)
        if refusal and not _fits(store, key):
            raise refusal from fault
        raise _damaged(store, newest_schema) from fault
    if found:
        raise _damaged(store, newest_schema)


def refuse_gone(store: Path, newest_schema: int) -> None:
    """See to it that no empty school takes the place of one that is gone.

    Raises:
        Damaged: there is no file, but a backup of it that is whole.
    """
    found = restore.newest_good(store, newest_schema)
    if found is None:
        return
    text = _(
        "Datafilen {name} mangler eller er tom. {kept} Vil du hellere begynde forfra, så flyt "
        "mappen {folder} først."
    )
    told = text.format(name=store.name, kept=_kept(found), folder=folder_of(store).name)
    raise Damaged(told, store, found.file)


def _damaged(store: Path, newest_schema: int) -> Refusal:
    found = restore.newest_good(store, newest_schema)
    if found is None:
        text = _(
            "Datafilen er beskadiget, og der er ingen sikkerhedskopi ved siden af den, som er hel. "
            "Intet er ændret. Find en ældre kopi, og gendan den."
        )
        return Damaged(text, store, None)
    text = _("Datafilen er beskadiget. {kept} Den beskadigede fil bliver liggende som {aside}.")
    aside = f"{store.name}.{restore.DAMAGED}"
    return Damaged(text.format(kept=_kept(found), aside=aside), store, found.file)


def _kept(found: Backup) -> str:
    at = found.made_at.astimezone()
    text = _("Sikkerhedskopien fra {day} kl. {time} er kontrolleret og kan gendannes.")
    return text.format(day=date_long(at.date()), time=clock(at))


def _fits(store: Path, key: str) -> bool:
    """Return whether a key is a store's own: it opens some page, or a backup has the same."""
    bare = sqlcipher.connect(str(store), isolation_level=None)
    try:
        bare.execute("PRAGMA cipher_log_level=NONE")
        bare.execute(f"PRAGMA key=\"x'{key}'\"")
        wrong = sum(1 for _row in _pages_that_fail(bare))
    finally:
        bare.close()
    if wrong < store.stat().st_size // PAGE:
        return True
    files = sorted(folder_of(store).glob("*.gf2"), reverse=True)
    return any(restore.key_in(file) == key for file in files[:1])


def _pages_that_fail(bare: Any) -> Any:
    try:
        return bare.execute("PRAGMA cipher_integrity_check").fetchall()
    except sqlcipher.Error:
        return range(1 << 60)
