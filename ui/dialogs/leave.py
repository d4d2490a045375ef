"""The form that notes that students leave: last day, reason, what they told, who has been told.

Source: uu-aabenraa.dk (the municipality is told about anybody under 25 who breaks off).
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.actions.enrolment import Leaving
from gf2tracker.domain.leaving import LeaveReasonEntry
from gf2tracker.domain.notice import Informed, must_tell, still_to_tell
from gf2tracker.domain.people import CAUSES_AS_TOLD, CountsAs, LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_range, date_short, join_words, plural
from gf2tracker.queries.leavers import LeaveFacts, Leaver, Noted
from ui.button import Link
from ui.dialog import Dialog
from ui.dialogs.ticks import Ticks
from ui.fields import ChoiceField, DateField, TextField
from ui.notice import Notice
from ui.sentence import DOT, Run, strong
from ui.symbol import State

OTHER = "other"


class LeaveDialog(Dialog):
    """`leaving` is what was noted; the keyboard begins at the reason, the last day is proposed.

    For one who has left already it corrects what was noted. `wants_texts` says that the texts to
    those who must be told are wanted next.
    """

    def __init__(self, window: QWidget, facts: LeaveFacts, today: date) -> None:
        self._leavers, self._today, self.wants_texts = facts.leavers, today, False
        self._noted = facts.leavers[0].noted if len(facts.leavers) == 1 else None
        super().__init__(title_of(facts.leavers), window, save=saved_as(self._noted))
        self._reasons = {one.code: one for one in facts.reasons}
        self.day = DateField(
            "last_day", _("&Sidste dag"), proposed_day(facts.leavers, today), today=today
        )
        self.day.is_required = True
        self.day.show_hint(seen(facts.leavers))
        self.reason = ChoiceField(
            "leave_reason",
            _("&Årsag"),
            [("", _("Vælg en årsag")), *((one.code, told(one)) for one in facts.reasons)],
        )
        self.reason.is_required = True
        causes = [(text, text) for text in CAUSES_AS_TOLD]
        self.cause = ChoiceField(
            "cause",
            _("Elevens &egen forklaring"),
            [("", _("Ikke spurgt")), *causes, (OTHER, _("Andet, skriv selv …"))],
        )
        self.destination = TextField(
            "destination", _("&Hvad nu?"), hint=_("skole, job, 10. klasse …")
        )
        self.told = TextField(
            "cause_as_told", _("Elevens forklaring med få ord"), hint=_("Skriv ikke diagnoser")
        )
        self.informed = Ticks(_("Har fået besked"))
        self.consequence = Notice("followup")
        self.texts = Link(_("Meld ud, og vis teksten til dem"), icon="mail", keys="Alt+T")
        self._fill()
        if self._noted is None:
            self._propose()
        else:
            self._show(self._noted)
        self._on_changed()

    def _fill(self) -> None:
        self.form.row(self.day, self.reason)
        self.form.row(self.cause, self.destination)
        self.form.row(self.told)
        self.form.add(self.informed)
        self.form.add(self.consequence)
        self.form.add(self.texts)
        self.form.changed.connect(self._on_changed)
        self.informed.changed.connect(self._on_changed)
        self.reason.changed.connect(self._on_reason)
        self.texts.clicked.connect(self._submit_and_tell)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reason.control.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def leaving(self) -> Leaving:
        """What was noted; the form has been checked."""
        day = self.day.value()
        assert day is not None, "the form is checked before it is used"
        cause = self.cause.value()
        return Leaving(
            last_day=day,
            reason=self.reason.value(),
            cause_as_told=self.told.value() if cause == OTHER else cause,
            destination=self.destination.value(),
            informed=self.informed.value(),
        )

    def _show(self, noted: Noted) -> None:
        """Show what was noted of one who has left."""
        self.day.show_value(noted.last_day)
        self.reason.show_value(noted.reason)
        is_own = bool(noted.cause_as_told) and noted.cause_as_told not in CAUSES_AS_TOLD
        self.cause.show_value(OTHER if is_own else noted.cause_as_told)
        self.told.show_value(noted.cause_as_told if is_own else "")
        self.destination.show_value(noted.destination)
        for who in noted.informed:
            self.informed.tick(who)

    def _submit_and_tell(self) -> None:
        self.wants_texts = True
        self.submit()

    def _propose(self) -> None:
        """Propose that those who were in no lesson never came."""
        never = all(one.never_came for one in self._leavers)
        if self._leavers and never and LeaveReason.NO_SHOW in self._reasons:
            self.reason.show_value(LeaveReason.NO_SHOW)
            self._on_reason()

    def _on_reason(self) -> None:
        if self.day.is_dirty() or self._noted is not None:
            return
        if self.reason.value() == LeaveReason.NO_SHOW and self._leavers:
            self.day.show_value(max(one.first_day for one in self._leavers))
        else:
            self.day.show_value(proposed_day(self._leavers, self._today))

    def _on_changed(self) -> None:
        self.wants_texts = False
        row = self.told.parentWidget()
        if row is not None:
            row.setVisible(self.cause.value() == OTHER)
        self._doubt()
        must = self._must_tell()
        self.informed.require(must)
        self._tell(must)

    def _doubt(self) -> None:
        """Say it where somebody who was here is said never to have come."""
        seen_once = [one.last_seen for one in self._leavers if one.last_seen is not None]
        if self.reason.value() == LeaveReason.NO_SHOW and seen_once:
            text = _("har været til stede {day}").format(day=date_short(max(seen_once)))
            self.reason.show_hint(text, State.WATCH)
        else:
            self.reason.show_hint("")

    def _must_tell(self) -> set[Informed]:
        reason = self._reasons.get(self.reason.value())
        try:
            day = self.day.value()
        except Refusal:
            day = None
        if day is None:
            return set()
        counts_as = reason.counts_as if reason else CountsAs.DROPOUT
        return {
            who
            for one in self._leavers
            for who in must_tell(counts_as, one.birth_date, day, self._today)
        }

    def _tell(self, must: set[Informed]) -> None:
        reason = self._reasons.get(self.reason.value())
        text = _("Årsagen afgør, hvordan det tæller")
        if reason is not None:
            text = _("Tæller som {counted}").format(counted=reason.counts_as.label)
            text = _COUNTED.get(reason.counts_as, text)
        parts: list[str | Run] = [strong(text)]
        missing = [one.label for one in still_to_tell(sorted(must), self.informed.value())]
        is_asked = bool(missing) and reason is not None
        if is_asked:
            parts += [DOT, _("{who} skal have besked").format(who=join_words(missing))]
        self.texts.setVisible(is_asked and len(self._leavers) == 1 and self._noted is None)
        self.consequence.tell(*parts)


_COUNTED = {
    CountsAs.OUTSIDE: _("Regnes ikke med i gennemførelsen"),
    CountsAs.NOTHING: _("Tæller hverken som frafald eller omvalg"),
}


def title_of(leavers: Sequence[Leaver]) -> str:
    """Return what the form is about, by name where one leaves."""
    if len(leavers) != 1:
        return plural(len(leavers), _("Meld {n} elev ud"), _("Meld {n} elever ud"))
    if leavers[0].noted is not None:
        return _("Ret udmeldingen af {name}").format(name=leavers[0].called)
    return _("Meld {name} ud").format(name=leavers[0].called)


def saved_as(noted: Noted | None) -> str:
    """Return what the button says that saves the form."""
    return _("Meld ud") if noted is None else _("Gem")


def told(reason: LeaveReasonEntry) -> str:
    """Return a reason with what it counts as, "fået job · frafald"."""
    return f"{reason.name} · {reason.counts_as.label}"


def proposed_day(leavers: Sequence[Leaver], today: date) -> date:
    """Return the last day that is proposed: when one student was seen last, else today."""
    proposed = today
    if len(leavers) == 1 and leavers[0].last_seen is not None:
        proposed = leavers[0].last_seen
    return min([proposed, *(one.ends_on for one in leavers)])


def seen(leavers: Sequence[Leaver]) -> str:
    """Return when those who leave were there last, in words; "" when it is not known."""
    days = [one.last_seen for one in leavers if one.last_seen is not None]
    if leavers and all(one.never_came for one in leavers):
        return _("har ikke været til stede i nogen lektion")
    if not days:
        return ""
    if min(days) == max(days):
        return _("sidst til stede {day}").format(day=date_short(max(days)))
    return _("sidst til stede {days}").format(days=date_range(min(days), max(days)))
