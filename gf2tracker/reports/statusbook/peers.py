"""The sheet Makkere og grupper: who is with whom, whether they meet, and what is wrong."""

from dataclasses import replace

from gf2tracker.domain.attention import State
from gf2tracker.domain.pairs.flags import MOST_AWAY
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, join_words, plural
from gf2tracker.queries.classes import ClassState
from gf2tracker.queries.status import Status, StatusClass, StatusStudent
from gf2tracker.queries.statuspeers import StatusPeers
from gf2tracker.reports import look
from gf2tracker.reports.look import (
    AFTER,
    AFTER_HEADING,
    DAY,
    HEADING,
    NUMBER,
    NUMBER_HEADING,
    TEXT,
    WORDS,
)
from gf2tracker.reports.statusbook import words
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

HEADING_ROW = 4
FIRST_ROW = HEADING_ROW + 1
ONE_DECIMAL = "0.0"
MEMBER_SIGNS, LINE_POINTS = 64, 14.0
PAIR, TRIO = 2, 3

_WRAPPED = replace(AFTER, is_wrapped=True)
COLUMNS = (
    Column(_("Status"), 13, TEXT, HEADING),
    Column(_("Hold"), 10, TEXT, HEADING),
    Column(_("Slags"), 11, TEXT, HEADING),
    Column(_("Gruppe"), 22, replace(TEXT, is_bold=True), HEADING),
    Column(_("Elever"), 54, replace(TEXT, is_wrapped=True), HEADING),
    Column(_("Antal"), 7, NUMBER, NUMBER_HEADING),
    Column(_("Siden"), 11, DAY, NUMBER_HEADING),
    Column(_("Møder holdt"), 8, NUMBER, NUMBER_HEADING),
    Column(_("Møder noteret"), 9, NUMBER, NUMBER_HEADING),
    Column(_("Senest mødtes"), 11, DAY, NUMBER_HEADING),
    Column(_("Stemning"), 10, replace(NUMBER, number=ONE_DECIMAL), NUMBER_HEADING),
    Column(_("Hvorfor"), 46, _WRAPPED, AFTER_HEADING),
)


def write_peers(book: Book, status: Status) -> None:
    """Write the sheet: one row a group and a pair of each class."""
    sheet = book.sheet(_("Makkere og grupper"))
    classes = {one.row.id: one for one in status.classes}
    sheet.put(1, 1, _("Makkere og grupper"), look.TITLE)
    sheet.put(2, 1, _top(status), look.SUBTITLE)
    sheet.height(1, 28)
    sheet.height(HEADING_ROW, 30)
    sheet.heading(HEADING_ROW, COLUMNS)
    for row, peers in enumerate(status.peers, start=FIRST_ROW):
        _write(sheet, row, classes[peers.class_id], peers)
    last = max(FIRST_ROW, HEADING_ROW + len(status.peers))  # Excel wants a row below the headings
    sheet.table("TabelMakkereOgGrupper", f"A{HEADING_ROW}:L{last}")
    sheet.flag_states(f"A{FIRST_ROW}:A{last}")
    sheet.freeze(f"E{FIRST_ROW}")
    header = f"{words.school_title(status)} · {words.day_title(status)}"
    sheet.printed(f"{HEADING_ROW}:{HEADING_ROW}", header)


def buddies(status: Status) -> dict[StudentId, str]:
    """Return whom students are paired with just now, in words, as lists show names."""
    classes = {one.row.id: one for one in status.classes}
    found = {}
    for pair in status.peers:
        if not pair.is_group:
            here = _here(classes[pair.class_id], pair)
            for one in here:
                others = (words.shown_name(other) for other in here if other is not one)
                found[one.student_id] = join_words(others)
    return found


def groups(status: Status) -> dict[StudentId, str]:
    """Return what the groups of students are called, of those who are in the class."""
    classes = {one.row.id: one for one in status.classes}
    return {
        one.student_id: peers.title
        for peers in status.peers
        if peers.is_group
        for one in _here(classes[peers.class_id], peers)
    }


def reasons_of(one: StatusClass, peers: StatusPeers) -> tuple[tuple[State, str], ...]:
    """Return what is wrong with a pair or a group, the most urgent first; empty when nothing is."""
    here = _here(one, peers)
    gone = len(peers.members) - len(here)
    found = []
    if len(here) < PAIR:
        found.append((State.ACT, _("har ikke længere nogen at være sammen med")))
    if gone and here:
        text = plural(gone, "{n} er ikke på holdet mere", "{n} er ikke på holdet mere")
        found.append((State.WATCH, text))
    away = [each for each in here if each.figures.absent_days > MOST_AWAY]
    if away and not peers.is_group:
        names = join_words(words.shown_name(each) for each in away)
        text = _("{names} har været væk i mere end {n} dage")
        found.append((State.WATCH, text.format(names=names, n=MOST_AWAY)))
    if peers.due is not None and peers.due.is_overdue:
        found.append((State.WATCH, peers.due.text))
    return tuple(found)


def _here(one: StatusClass, peers: StatusPeers) -> list[StatusStudent]:
    seated = set(peers.members)
    return [each for each in one.students if each.student_id in seated and each.is_here]


def _top(status: Status) -> str:
    groups_, pairs = (sum(one.is_group is kind for one in status.peers) for kind in (True, False))
    late = sum(one.due is not None and one.due.is_overdue for one in status.peers)
    parts = [
        words.day_title(status),
        words.chosen(status),
        plural(groups_, "{n} gruppe", "{n} grupper"),
        plural(pairs, "{n} makkerpar", "{n} makkerpar"),
    ]
    if late:
        parts.append(
            plural(late, "{n} gruppe skulle have mødtes", "{n} grupper skulle have mødtes")
        )
    return " · ".join(parts)


def _write(sheet: Sheet, row: int, one: StatusClass, peers: StatusPeers) -> None:
    is_running = one.row.state is ClassState.RUNNING
    reasons = reasons_of(one, peers) if is_running else ()
    state = next((state for state, _why in reasons), State.NONE)
    here = _here(one, peers)
    members = ", ".join(words.shown_name(each) for each in here)
    why = "\n".join(text for _state, text in reasons)
    values: tuple[Value, ...] = (
        WORDS[state] if is_running else one.row.state.label,
        one.row.code,
        _kind(peers, len(here)),
        peers.title or None,
        members or _("ingen"),
        len(here),
        peers.since,
        peers.met,
        peers.noted,
        peers.last_met,
        peers.mood,
        why or None,
    )
    for column, (value, made) in enumerate(zip(values, COLUMNS, strict=True), start=1):
        is_faint = column == 1 and not is_running
        sheet.put(row, column, value, look.FAINT if is_faint else made.look)
    lines = max(1 + len(members) // MEMBER_SIGNS, len(reasons))
    if lines > 1:
        sheet.height(row, 4 + LINE_POINTS * lines)


def _kind(peers: StatusPeers, count: int) -> str:
    if peers.is_group:
        return _("Gruppe")
    return _("Trio") if count == TRIO else _("Makkerpar")
