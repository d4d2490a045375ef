"""A class put together in pairs: the worst two as good as possible first, then the sum.

Two who are together cost what the table says; a trio, in a class of an odd number, is three such
twos. It is exact; the proof for a trio alone may be cut short, far above the size of a class.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gf2tracker.domain.pairs.matching import cheapest, most
from gf2tracker.domain.pairs.table import Costs, Couple, Group, Table, table_of, twos
from gf2tracker.domain.pairs.trio import Effort, TrioSearch, effort_for, has_trio

_ENDLESS = 1_000_000_000


@dataclass(frozen=True)
class Match:
    """How the places of a table are put together.

    Attributes:
        groups: pairs, and one trio in a class of an odd number; places in order.
        worst: what the worst two who are together cost.
        total: what all twos who are together cost.
        bound: with so good a worst nothing has a lesser total than this.
        is_proven: whether nothing better exists.
    """

    groups: tuple[Group, ...]
    worst: int
    total: int
    bound: int
    is_proven: bool


def match(
    costs: Costs,
    together: Collection[Couple] = (),
    seed: int = 0,
    used: Collection[Couple] = (),
) -> Match | None:
    """Return the best way to put everybody together; None when there is none.

    Args:
        costs: what each two cost, a symmetric table of whole numbers from 0 on; None where they
            must not be together.
        together: who must be together, lower place first, as a pair or in the trio; no place is
            in two of them. They count as 0.
        seed: chooses among ways that are equally good; the same seed gives the same way.
        used: twos, lower place first, that lose against what is equally good.
    """
    table = table_of(costs, together, seed, used)
    effort = effort_for(len(costs))
    limit = _least_limit(table, effort)
    if limit is None:
        return None
    within = table.within(limit)
    if len(costs) % 2 == 0:
        groups: tuple[Group, ...] = cheapest(within.bound) or ()
        low = sum(map(table.cost, groups))
    else:
        search = TrioSearch(within, effort)
        search.run()
        groups, low = search.best, search.low
    spent = [(table.free[one][other] or 0) // table.scale for one, other in twos(groups)]
    bound = min(low // table.scale, sum(spent))
    proven = bound == sum(spent) and not effort.is_spent
    return Match(tuple(sorted(groups)), max(spent), sum(spent), bound, proven)


def _least_limit(table: Table, effort: Effort) -> int | None:
    """Return the cost that somebody at least has to bear; None when nobody can be put together."""
    limits = _limits(table)
    if not limits:
        return None
    failed, at, step = -1, 0, 1
    while not _works(table, limits, at, effort):
        if at == len(limits) - 1:
            return None
        failed, at, step = at, min(at + step, len(limits) - 1), 2 * step
    while at - failed > 1:
        middle = (failed + at) // 2
        if _works(table, limits, middle, effort):
            at = middle
        else:
            failed = middle
    return limits[at]


def _limits(table: Table) -> Sequence[int]:
    """Return the costs from the least on that leaves nobody without anybody."""
    least = [[cost for cost in row if cost is not None] for row in table.free]
    if not all(least):
        return ()
    limits = table.limits()
    return limits[bisect_left(limits, max(map(min, least), default=0) // table.scale) :]


def _works(table: Table, limits: Sequence[int], at: int, effort: Effort) -> bool:
    within, size = table.within(limits[at]), len(table.free)
    if size % 2 == 0:
        return 2 * len(most(within.bound)) == size
    is_last = at == len(limits) - 1
    return has_trio(within, Effort(_ENDLESS) if is_last else effort)
