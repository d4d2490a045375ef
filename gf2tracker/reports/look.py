"""How cells look: the program's light colours, states and number formats, as workbooks show them.

The colours are those of design/look.md; a state is always a symbol and a word as well.
"""

from dataclasses import dataclass, replace

from gf2tracker.domain.attention import State
from gf2tracker.language import _

FONT = "Calibri"

INK, INK2, INK3, PAPER = "1C2120", "4C5553", "616966", "FFFFFF"
GROUND, SUNKEN, LINE, HATCH = "F4F3EF", "F8F7F4", "E7E5DF", "CFCCC4"
ACCENT, ACCENT_TEXT, ACCENT_SOFT = "0E6B6B", "0B5F60", "DFF0EE"
OK_TEXT, OK_SOFT = "22633C", "E4F2E8"
WATCH, WATCH_TEXT, WATCH_SOFT, WATCH_FILL = "AD7400", "7A5200", "FBF0D4", "F0CF86"
ACT, ACT_TEXT, ACT_SOFT, ACT_MID = "C4342D", "A72720", "FCE8E5", "F7D3CE"
LAWFUL, LAWFUL_TEXT, LAWFUL_SOFT, LAWFUL_FILL = "5B6F8C", "3F5272", "E6EBF3", "9FB0CB"
PHASE_SOFT = ("FBE7D1", "FADDE9", "E3DFF7", "D3EBF5")
PHASE_TEXT = ("85460A", "93305D", "4B4096", "125F80")

WHOLE = "#,##0"
PLAIN = "0"
SHARE = '0.0" "%'
ROUND_SHARE = '0" "%'
DATE = "dd.mm.yyyy"
DAY_OF_MONTH = "d"

SYMBOLS = {State.ACT: "◆", State.WATCH: "▲", State.NONE: "●"}
WORDS = {State.ACT: _("gør noget"), State.WATCH: _("hold øje"), State.NONE: _("i orden")}
STATE_TEXT = {State.ACT: ACT_TEXT, State.WATCH: WATCH_TEXT, State.NONE: OK_TEXT}
STATE_SOFT = {State.ACT: ACT_SOFT, State.WATCH: WATCH_SOFT, State.NONE: OK_SOFT}


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a cell; colours are six hex digits, "" is none.

    Attributes:
        line: colour of the line below.
        left: colour of the line to the left.
        is_hatched: whether the fill is slanting lines over the paper.
    """

    size: int = 10
    colour: str = INK
    fill: str = ""
    line: str = ""
    left: str = ""
    align: str = "left"
    number: str = "General"
    indent: int = 0
    is_bold: bool = False
    is_wrapped: bool = False
    is_hatched: bool = False
    is_centred_vertically: bool = True


TITLE = Look(size=18, is_bold=True)
SUBTITLE = Look(size=11, colour=INK2)
SENTENCE = Look(size=11, is_bold=True)
HEADING = Look(size=10, is_bold=True, colour=PAPER, fill=ACCENT, is_wrapped=True)
NUMBER_HEADING = replace(HEADING, align="right")
AFTER_HEADING = replace(HEADING, indent=1)  # above texts that follow numbers
TEXT = Look(line=LINE)
AFTER = replace(TEXT, indent=1)
NUMBER = Look(line=LINE, align="right", number=WHOLE)
DAY = Look(line=LINE, align="right", number=DATE)
PERCENT = Look(line=LINE, align="right", number=SHARE)
LINK = Look(line=LINE, colour=ACCENT_TEXT, is_bold=True)
FAINT = Look(line=LINE, colour=INK3)
NOTE = Look(size=9, colour=INK3)


def state_look(state: State) -> Look:
    """Return how a state's symbol and word look."""
    if state is State.NONE:  # quiet: the eye is to find the others
        return Look(line=LINE, colour=OK_TEXT)
    return Look(line=LINE, colour=STATE_TEXT[state], fill=STATE_SOFT[state], is_bold=True)


def state_text(state: State) -> str:
    """Return a state's symbol and word, "◆ gør noget"."""
    return f"{SYMBOLS[state]} {WORDS[state]}"
