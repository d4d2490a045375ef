"""How a column is declared: its type, its class of data and its retention rule."""

import datetime as dt
from dataclasses import dataclass
from types import NoneType
from typing import Any, ClassVar, get_args, get_type_hints

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy.types import TypeEngine
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
        return value and value.astimezone(dt.UTC)

    @override
    def result_processor(self, dialect: Dialect, coltype: Any) -> Any:
        """Return what makes a moment of a stored value; SQLite's text is read in one go."""
        if dialect.name == "sqlite":
            return _from_text
        return super().result_processor(dialect, coltype)


def _from_text(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(f"{text}+00:00")


_TYPES: dict[Any, TypeEngine[Any]] = {
    dt.datetime: Moment(),
    dt.date: Date(),
    str: Text(),
    int: Integer(),
    bool: Boolean(),
}


@dataclass(frozen=True)
class _Told:
    """What a column was declared with; its table makes the column of it, with name and type."""

    parts: tuple[Any, ...]
    options: dict[str, Any]


class Table:
    """What all tables share: a subclass declares its columns and is one of the `kinds`.

    Its annotations say type and whether None is allowed: `name: ColumnElement[str] = column(...)`. It
    stands for its table wherever SQL is written. There is no mapper behind it: importing one
    takes longer than opening the store. Columns that several tables have alike may stand in a
    class of their own that they inherit.
    """

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    kinds: ClassVar[list[type["Table"]]] = []
    __tablename__: ClassVar[str]
    __table_args__: ClassVar[tuple[Any, ...]] = ()
    __table__: ClassVar[SqlTable]

    @override
    def __init_subclass__(cls) -> None:
        rooms = [vars(one) for one in cls.__mro__]
        told = [(name, one) for own in rooms for name, one in own.items() if isinstance(one, _Told)]
        kinds = get_type_hints(cls)
        for name, one in told:
            setattr(cls, name, _made(name, one, get_args(kinds[name])[0]))
        columns = [vars(cls)[name] for name, _one in told]
        options = {} if not cls.__table_args__ else cls.__table_args__[-1]
        parts = cls.__table_args__[:-1]
        cls.__table__ = SqlTable(cls.__tablename__, cls.metadata, *columns, *parts, **options)
        Table.kinds.append(cls)

    @classmethod
    def __clause_element__(cls) -> SqlTable:
        return cls.__table__


def _made(name: str, told: _Told, kind: Any) -> Column[Any]:
    allowed = get_args(kind) or (kind,)
    plain = next(one for one in allowed if one is not NoneType)
    parts = told.parts
    if not any(isinstance(part, TypeEngine) for part in parts):
        parts = (_TYPES[plain], *parts)
    return Column(name, *parts, nullable=NoneType in allowed, **told.options)


def column(data: DataClass, keep: Retention, *args: Any, **kwargs: Any) -> Any:
    """Declare a column with its class of data and retention (decisions 6).

    `is_copied=True` puts it into the copy that a student may ask for.
    """
    is_copied = kwargs.pop("is_copied", False)
    info = {"data_class": data, "retention": keep, "is_copied": is_copied}
    return _Told(args, {"info": info, **kwargs})


def reference(target: str, data: DataClass, keep: Retention, **kwargs: Any) -> Any:
    """Declare a foreign key: deferred, so that undo may write rows in any order."""
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    return column(data, keep, key, **kwargs)


def identity(data: DataClass = DataClass.NONE, keep: Retention = Retention.SCHOOL) -> Any:
    """Declare the running number of a table; numbers are never used twice."""
    return column(data, keep, primary_key=True, autoincrement=True)
