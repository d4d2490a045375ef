"""Everybody paired off at the least cost, exactly.

Source: Edmonds' blossom method (J. Edmonds, Paths, trees, and flowers, 1965), as networkx has it.
"""

from collections.abc import Collection, Iterable
from itertools import combinations

from gf2tracker.domain.pairs.table import Costs, Couple


def cheapest(costs: Costs, places: Collection[int] | None = None) -> tuple[Couple, ...] | None:
    """Return the pairs of least total cost; None when not everybody can be paired.

    Args:
        costs: what each two cost, a symmetric table; its diagonal is not read.
        places: who is to be paired, as places in the table; everybody when None.
    """
    taken = range(len(costs)) if places is None else places
    edges = [(*two, cost) for two in _twos(taken) if (cost := costs[two[0]][two[1]]) is not None]
    top = max((cost for _one, _other, cost in edges), default=0)
    couples = _matched((one, other, top - cost) for one, other, cost in edges)
    return couples if 2 * len(couples) == len(taken) else None


def most(costs: Costs, places: Collection[int] | None = None) -> tuple[Couple, ...]:
    """Return as many pairs as can be made at once, whatever they cost."""
    taken = range(len(costs)) if places is None else places
    return _matched((*two, 1) for two in _twos(taken) if costs[two[0]][two[1]] is not None)


def _twos(places: Collection[int]) -> Iterable[Couple]:
    return combinations(sorted(places), 2)


def _matched(edges: Iterable[tuple[int, int, int]]) -> tuple[Couple, ...]:
    from networkx import Graph, max_weight_matching  # noqa: PLC0415  # its import takes 0.3 s

    graph = Graph()
    graph.add_weighted_edges_from(edges)
    couples = max_weight_matching(graph, maxcardinality=True)
    return tuple(sorted((min(couple), max(couple)) for couple in couples))
