"""School breaks that nobody has closed for yet: the winter break and the autumn break.

Source: skolernes praksis. The winter break is in week 7 or 8, the autumn break in week 42; a
break that lies more than half a year ahead is not missed yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gf2tracker.language import _, fold, join_words, plural
from gf2tracker.queries.school import ClosedRow, School, SiteRow

AHEAD = timedelta(weeks=26)
NAMED = 2


@dataclass(frozen=True)
class Break:
    """A break as schools have it every year.

    Attributes:
        name: as it is written in the list.
        told: with its article, as it begins a sentence.
        weeks: the ISO weeks of which a school takes one.
    """

    name: str
    told: str
    weeks: tuple[int, ...]


BREAKS = (
    Break(_("vinterferie"), _("Vinterferien"), (7, 8)),
    Break(_("efterårsferie"), _("Efterårsferien"), (42,)),
)


@dataclass(frozen=True)
class Missing:
    """A break of a year that some sites have not closed for."""

    of: Break
    year: int
    sites: tuple[SiteRow, ...]
    is_everywhere: bool

    @property
    def sentence(self) -> str:
        """What is missing and where, "Vinterferien 2027 mangler for 3 afdelinger"."""
        told = f"{self.of.told} {self.year}"
        if self.is_everywhere:
            return _("{told} mangler").format(told=told)
        if len(self.sites) <= NAMED:
            where = join_words([site.name for site in self.sites])
        else:
            where = plural(len(self.sites), "{n} afdeling", "{n} afdelinger")
        return _("{told} mangler for {where}").format(told=told, where=where)

    @property
    def text(self) -> str:
        """What is typed to add it, "vinterferie uge 7 2027"."""
        return _("{name} uge {week} {year}").format(
            name=self.of.name, week=self.of.weeks[0], year=self.year
        )


def missing(school: School, today: date) -> Iterator[Missing]:
    """Yield the breaks of the coming half year that sites with classes have not closed for."""
    used = tuple(site for site in school.sites if site.classes)
    for year in (today.year, today.year + 1):
        for each in BREAKS:
            first = date.fromisocalendar(year, each.weeks[0], 1)
            if not today < first <= today + AHEAD:
                continue
            without = tuple(
                site
                for site in used
                if not any(_covers(row, each, year, site) for row in school.closed)
            )
            if without:
                yield Missing(each, year, without, len(without) == len(used))


def _covers(row: ClosedRow, each: Break, year: int, site: SiteRow) -> bool:
    if row.site_id not in {None, site.id}:
        return False
    if fold(each.name) in fold(row.name) and row.first.year == year:
        return True
    for week in each.weeks:
        monday = date.fromisocalendar(year, week, 1)
        if row.first <= monday + timedelta(days=4) and row.last >= monday:
            return True
    return False
