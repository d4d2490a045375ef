"""Entries that may be the same student, and what merging two of them would do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.likeness import Likely, Pair, likely_pairs
from gf2tracker.domain.people import StudentId, full_name, listed_name
from gf2tracker.errors import Refusal
from gf2tracker.intake.columns import STUDENTS
from gf2tracker.intake.plan import PRIVATE
from gf2tracker.language import _, date_long, day_month, join_words, plural
from gf2tracker.queries.listed import shown
from gf2tracker.store.enrolment import Stay, current, stays_of
from gf2tracker.store.merge import Entry, Merging, merging_of
from gf2tracker.store.setting import pair_name, settings
from gf2tracker.store.tables import ClassGroup, Contact, Exemption, Note, Student

FIELDS = (
    "number",
    "first_name",
    "last_name",
    "called_name",
    "birth_date",
    "phone",
    "mail",
    "guardian_name",
    "guardian_phone",
    "guardian_mail",
    "track",
    "former_school",
    "postcode",
    "uni_login",
    "is_protected",
    "has_support_contact",
)
_LABELS = {
    **{field.name: field.label for field in STUDENTS.fields},
    "is_protected": _("Beskyttet"),
    "has_support_contact": _("Støttekontakt"),
    "track": _("Forløb"),
}

_CODES = select(ClassGroup.id, ClassGroup.code)


@dataclass(frozen=True, slots=True)
class MergedField:
    """One thing that either entry says.

    Attributes:
        one: what the kept entry says; other: what the other says. "" is nothing.
        is_other: whether the other's words are kept.
    """

    label: str
    one: str
    other: str
    is_other: bool

    @property
    def is_lost(self) -> bool:
        """Whether something that the other entry says is given up."""
        return bool(self.other) and not self.is_other and self.other != self.one


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging two entries does, before it is done.

    Attributes:
        names: what the kept entry and the other are called; protected ones by the called name.
        classes: where either is, or was last.
        fields: what either says, as texts, in the order of the form.
        moves: what goes over to the kept entry, as sentences.
        refusal: why they can't be merged; "" when they can.
    """

    keep: StudentId
    gone: StudentId
    names: tuple[str, str]
    classes: tuple[str, str]
    fields: tuple[MergedField, ...]
    moves: tuple[str, ...]
    refusal: str = ""


def likely_twins(connection: Connection) -> tuple[Pair, ...]:
    """Return entries that may be the same student, without those that somebody said are two."""
    columns = select(
        Student.id,
        Student.first_name,
        Student.last_name,
        Student.number,
        Student.birth_date,
        Student.phone,
        Student.mail,
    )
    apart = settings(connection)
    pairs = likely_pairs(
        Likely(id_, full_name(first, last), number or "", born, phone, mail)
        for id_, first, last, number, born, phone, mail in connection.execute(columns)
    )
    return tuple(pair for pair in pairs if pair_name(pair.one, pair.other) not in apart)


def merge_preview(
    connection: Connection, keep: StudentId, gone: StudentId, today: date
) -> MergePreview:
    """Return what making two entries one would do; refused when one of them is not there."""
    codes = {row.id: row.code for row in connection.execute(_CODES)}
    rows = _students(connection, keep, gone)
    stays = stays_of(connection, (keep, gone))
    found, refusal = None, ""
    try:
        found = merging_of(connection, keep, gone)
    except Refusal as refused:
        refusal = refused.text
    return MergePreview(
        keep=keep,
        gone=gone,
        names=(_name(rows[keep]), _name(rows[gone])),
        classes=(
            _class(stays.get(keep, []), codes, today),
            _class(stays.get(gone, []), codes, today),
        ),
        fields=tuple(_fields(rows[keep], rows[gone], found)),
        moves=tuple(_moves(found, codes)) if found else (),
        refusal=refusal,
    )


def _students(
    connection: Connection, keep: StudentId, gone: StudentId
) -> dict[int, Mapping[str, Any]]:
    columns = [Student.id, *(getattr(Student, name) for name in FIELDS)]
    found = connection.execute(select(*columns).where(Student.id.in_((keep, gone)))).mappings()
    rows: dict[int, Mapping[str, Any]] = {row["id"]: dict(row) for row in found}
    if len(rows) < len({keep, gone}):
        raise Refusal(_("Eleven findes ikke længere. Vælg igen."))
    return rows


def _name(row: Mapping[str, Any]) -> str:
    name = row["first_name"], row["last_name"], row["called_name"]
    return listed_name(*name, is_protected=row["is_protected"])


def _class(stays: list[Stay], codes: Mapping[int, str], today: date) -> str:
    stay = current(stays, today)
    if stay is None:
        return _("uden hold")
    days = _("fra {day}").format(day=day_month(stay.first_day))
    if stay.last_day is not None:
        days = f"{days} {_('til {day}').format(day=day_month(stay.last_day))}"
    return f"{codes[stay.class_id]} {days}"


def _fields(
    keep: Mapping[str, Any], gone: Mapping[str, Any], found: Merging | None
) -> Iterator[MergedField]:
    filled = found.filled if found else {}
    is_secret = bool(keep["is_protected"] or gone["is_protected"])
    for name in FIELDS:
        one, other = (_text(row[name]) for row in (keep, gone))
        if is_secret and name in PRIVATE:
            one, other = (text and _("beskyttet") for text in (one, other))
        if one or other:
            yield MergedField(_LABELS[name], one, other, name in filled)


def _text(value: object) -> str:
    return "" if value is False else shown(value)


def _moves(found: Merging, codes: Mapping[int, str]) -> Iterator[str]:
    """Say what goes over, and how what both have is settled."""
    counts = list(_counts(found.gone))
    if counts:
        yield _("Flyttes: {what}.").format(what=join_words(counts))
    in_class = {
        stay.id: codes[stay.class_id] for one in (found.keep, found.gone) for stay in one.stays
    }
    for number in found.time.doubled:
        text = _("De to indmeldelser på {code} bliver til én.")
        yield text.format(code=in_class[number])
    for number, day in found.time.cut.items():
        text = _("Tiden på {code} slutter {day}, dagen før det andet hold.")
        yield text.format(code=in_class[number], day=date_long(day))
    if found.both_days:
        text = plural(
            len(found.both_days),
            _("{n} dag har fravær hos begge: den med flest mærker beholdes"),
            _("{n} dage har fravær hos begge: den med flest mærker beholdes"),
        )
        other = len(found.richer_days)
        whose = plural(other, _("{n} fra den anden"), _("{n} fra den anden"))
        yield f"{text} ({whose})." if other else f"{text}."


def _counts(entry: Entry) -> Iterator[str]:
    others = entry.others
    told = (
        (len(entry.stays), _("{n} indmeldelse"), _("{n} indmeldelser")),
        (len(entry.days), _("{n} dag med fravær"), _("{n} dage med fravær")),
        (len(others.get(Exemption, ())), _("{n} fritagelse"), _("{n} fritagelser")),
        (len(others.get(Contact, ())), _("{n} opkald eller besked"), _("{n} opkald og beskeder")),
        (len(others.get(Note, ())), _("{n} notat"), _("{n} notater")),
        (int(entry.follow_up is not None), _("{n} opfølgning"), _("{n} opfølgninger")),
        (len(entry.openings), _("{n} sæt åbningstal"), _("{n} sæt åbningstal")),
    )
    yield from (plural(count, one, many) for count, one, many in told if count)
