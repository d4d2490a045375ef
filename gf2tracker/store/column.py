"""How a column is declared: its type, its class of data and its retention rule."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import Date, DateTime, Dialect, ForeignKey, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column
from typing_extensions import override

from gf2tracker.domain.retention import DataClass, Retention


class Moment(TypeDecorator[dt.datetime]):
    """An aware point in time, kept in UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """Return the moment in UTC; SQLite keeps no zone, so it gets a bare one."""
        if value is None:
            return None
        in_utc = value.astimezone(dt.UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    @override
    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Return an aware moment in UTC."""
        if value is None or dialect.name != "sqlite":
            return value and value.astimezone(dt.UTC)
        return value.replace(tzinfo=dt.UTC)


class Table(DeclarativeBase):
    """What all tables share: names of constraints that are the same on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dt.datetime: Moment(),
        dt.date: Date(),
        str: Text(),
    }


def column(data: DataClass, keep: Retention, *args: Any, **kwargs: Any) -> Any:
    """Declare a column with its class of data and retention (decisions 6).

    `is_copied=True` puts it into the copy that a student may ask for.
    """
    is_copied = kwargs.pop("is_copied", False)
    info = {"data_class": data, "retention": keep, "is_copied": is_copied}
    return mapped_column(*args, info=info, **kwargs)


def reference(target: str, data: DataClass, keep: Retention, **kwargs: Any) -> Any:
    """Declare a foreign key: deferred, so that undo may write rows in any order."""
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    return column(data, keep, key, **kwargs)


def identity(data: DataClass = DataClass.NONE, keep: Retention = Retention.SCHOOL) -> Any:
    """Declare the running number of a table; numbers are never used twice."""
    return column(data, keep, primary_key=True, autoincrement=True)
