"""Rules on the tables: what each column says about its data, and how keys hang together."""

from collections.abc import Iterator

from sqlalchemy import Column, MetaData

from gf2tracker.domain.retention import DataClass, Retention


def columns_declare_their_data(tables: MetaData) -> Iterator[str]:
    """Every column says its class of data, its retention rule and whether a student gets a copy."""
    wanted = {"data_class": DataClass, "retention": Retention, "is_copied": bool}
    for column in columns(tables):
        for name, kind in wanted.items():
            if not isinstance(column.info.get(name), kind):
                yield f"{column}: declares no {name}"


def columns_declare_what_is_true(tables: MetaData) -> Iterator[str]:
    """Data of no person is not copied to one; data of a person has a person's retention."""
    for column in columns(tables):
        is_nobodys = column.info.get("data_class") is DataClass.NONE
        if is_nobodys and column.info.get("is_copied"):
            yield f"{column}: is nobody's data, but copied to a student"
        if not is_nobodys and column.info.get("retention") is Retention.SCHOOL:
            yield f"{column}: is a person's data, but kept as the school's"


def foreign_keys_are_deferred(tables: MetaData) -> Iterator[str]:
    """Foreign keys never cascade and are checked at commit, so that undo may write in any order."""
    for column in columns(tables):
        for key in column.foreign_keys:
            if key.ondelete or key.onupdate:
                yield f"{column}: cascades, which the journal would not see"
            if not key.deferrable or str(key.initially).upper() != "DEFERRED":
                yield f"{column}: is not deferred"


def columns(tables: MetaData) -> Iterator[Column[object]]:
    """Yield every column of every table."""
    for table in tables.sorted_tables:
        yield from table.columns
