"""Is the store whole? The database's own checks, and the journal's chain."""

from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.language import _
from gf2tracker.store import image
from gf2tracker.store.journal import chained
from gf2tracker.store.tables import Image, StepRow


def problems_of(bare: Any) -> tuple[str, ...]:
    """Return what the encrypted database finds wrong with its file; empty when it is whole."""
    found = [str(row[0]) for row in bare.execute("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in bare.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        _("{table}: en række henviser til noget, der mangler").format(table=row[0])
        for row in bare.execute("PRAGMA foreign_key_check")
    ]
    return tuple(found)


def broken_steps(connection: Connection) -> tuple[int, ...]:
    """Return the steps whose content no longer fits the journal's chain of digests."""
    digests: dict[int, list[str]] = {}
    broken: list[int] = []
    kept = select(Image).order_by(Image.step_id, Image.position)
    for one in connection.execute(kept.with_only_columns(*image.sql_table(Image).columns)):
        digests.setdefault(one.step_id, []).append(one.digest)
        is_blank = one.before is None and one.after is None
        told = image.digest_of(one.table_name, one.row_key, one.before, one.after)
        if not is_blank and told != one.digest:
            broken.append(one.step_id)
    chain = ""
    steps = select(*image.sql_table(StepRow).columns).order_by(StepRow.id)
    for header in connection.execute(steps).mappings():
        wanted = chained(chain, dict(header), digests.get(header["id"], []))
        if wanted != header["digest"]:
            broken.append(header["id"])
        chain = header["digest"]
    return tuple(sorted(set(broken)))
