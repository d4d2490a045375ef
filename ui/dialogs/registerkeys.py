"""The keys of the register on one sheet (F1)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.language import _
from ui import paint, theme
from ui.dialogs.keysheet import KeySheet, caps
from ui.register.tile import paint_tile

MARKS = (
    (Mark(AbsenceKind.ABSENT), _("udeblevet, fylder dagen fra første lektion")),
    (Mark(AbsenceKind.SICK), _("syg, meldt")),
    (Mark(AbsenceKind.SICK_UNREPORTED), _("syg, ikke meldt")),
    (Mark(AbsenceKind.CHILD_SICK), _("barns sygdom")),
    (Mark(AbsenceKind.APPROVED), _("godkendt fri")),
    (Mark(AbsenceKind.LATE, 12), _("for sent: F12 er minutter, F8:27 er klokken")),
    (Mark(AbsenceKind.LEFT_EARLY, 25), _("gået tidligt: T25 eller T14:00")),
    (Mark(AbsenceKind.SCHOOL), _("skole eller virksomhed, tæller som til stede")),
    (Mark(AbsenceKind.EXEMPT), _("fritaget, tæller ikke med")),
    (Mark(AbsenceKind.UNKNOWN), _("årsag mangler endnu")),
)
KEYS = (
    (("Ctrl+Enter",), _("resten er til stede: før lektionen")),
    (("Enter",), _("næste elev")),
    (("Alt+S",), _("mærk kun denne lektion")),
    (("Shift+↓",), _("vælg flere; et bogstav mærker dem alle")),
    (("Mellemrum", "."), _("til stede igen")),
    (("Ctrl+D",), _("som forrige lektion")),
    (("Ctrl+C", "Ctrl+V"), _("til og fra Excel")),
    (("F2",), _("skriv en note")),
    (("F4",), _("log et opkald")),
    (("F7",), _("planlæg fravær over flere dage")),
    (("F8",), _("hele holdet er ude af huset")),
    (("F9",), _("dagens sygemeldinger")),
    (("Ctrl+N",), _("note om eleven på én linje")),
    (("Ctrl+P",), _("udskriv mødeliste til vikar og andet")),
    (("Ctrl+Shift+C",), _("kopiér hele dagen med navne")),
    (("Ctrl+Shift+E",), _("gem dagen i Excel")),
    (("Ctrl+H",), _("hvem rettede mærkerne den dag")),
    (("Menu",), _("årsag, rettelser og mere om eleven")),
    (("Ctrl+Z",), _("fortryd")),
    (("Alt+←", "Alt+→"), _("forrige og næste skoledag")),
)


class RegisterKeys(KeySheet):
    """Marks at the left, keys at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i protokollen"), window, width=860, chapter="protokol")
        self.add(_("Mærker"), [(MarkTile(mark), text) for mark, text in MARKS], wide=286)
        self.add(_("Taster"), [(caps(*keys), text) for keys, text in KEYS], wide=270)


class MarkTile(QWidget):
    """A mark as the register shows it."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setAccessibleName(str(mark))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(46), theme.px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint_tile(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._mark)
