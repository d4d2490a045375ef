"""Where the register's columns lie: by the page's width, more room for names and lessons first."""

from dataclasses import dataclass

from ui import theme

NARROW, WIDE = 1104, 1744
MARGIN = 24
LEAST_ROW, MOST_ROW, PLAIN_ROW = 20, 32, 28
HEADER = 36
LEAST_NOTE = 120
NARROWEST_NAME, NARROWEST_NOTE = 100, 40

NAME, DAYS, FIRST_LESSON = 0, 1, 2


@dataclass(frozen=True)
class Columns:
    """The register's columns from left to right, by width in pixels.

    Attributes:
        lessons: how many lesson columns there are.
        widths: name (with the margin), ten days, each lesson, today, share, note; a column that
            is dropped for want of room is 0 wide.
    """

    lessons: int
    widths: tuple[int, ...]

    @property
    def today(self) -> int:
        return FIRST_LESSON + self.lessons

    @property
    def share(self) -> int:
        return self.today + 1

    @property
    def note(self) -> int:
        return self.today + 2

    def lesson_at(self, column: int) -> int | None:
        """Return the lesson (from 1) of a column; None for the other columns."""
        lesson = column - FIRST_LESSON + 1
        return lesson if 1 <= lesson <= self.lessons else None

    def column_of(self, lesson: int) -> int:
        """Return the column of a lesson, from 1."""
        return FIRST_LESSON + lesson - 1


def columns(width: int, lessons: int) -> Columns:
    """Lay the columns out in a width; without room ten days go first, then today, then share."""
    room = width / theme.text_scale()
    grown = min(max((room - NARROW) / (WIDE - NARROW), 0), 1)
    name = _between(MARGIN + 176, MARGIN + 240, grown)
    days, today, share = (_between(a, b, grown) for a, b in ((98, 120), (78, 110), (64, 90)))
    most = _between(380, 672, grown)
    lesson = min(_between(53, 84, grown), most // max(lessons, 1))
    fixed = [name, days, *[lesson] * lessons, today, share]
    for column in (DAYS, FIRST_LESSON + lessons, FIRST_LESSON + lessons + 1):
        if sum(fixed) + LEAST_NOTE > room:
            fixed[column] = 0
    over = sum(fixed) + MARGIN + NARROWEST_NOTE - room
    fixed[NAME] = round(max(name - max(over, 0), MARGIN + NARROWEST_NAME))
    scaled = [theme.px(one) for one in fixed]
    return Columns(
        lessons, (*scaled, max(width - sum(scaled) - theme.px(MARGIN), theme.px(NARROWEST_NOTE)))
    )


def row_height(room: int, rows: int) -> int:
    """Return how high each of so many rows is, so that a class stands whole where it can."""
    if not rows:
        return theme.px(PLAIN_ROW)
    return min(max(room // rows, theme.px(LEAST_ROW)), theme.px(MOST_ROW))


def _between(narrow: int, wide: int, grown: float) -> int:
    return round(narrow + (wide - narrow) * grown)
