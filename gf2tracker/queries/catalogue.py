"""The school's catalogue of activities, and how each has been used."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import ActivityId, Content, PlanState, content_of
from gf2tracker.language import sort_key
from gf2tracker.store.tables import Activity, PlannedActivity

_PHASES = 4


@dataclass(frozen=True, slots=True)
class ListedActivity:
    """An activity of the catalogue.

    Attributes:
        is_proposal: nobody at the school has changed it yet.
        is_active: false when it is retired.
        classes: how many have it in their plan, cancelled ones left out.
        held: how many times it was held.
        score: the mean of 1 to 5 of those held; None without any.
        older: plans that have an older version of it and have not held it yet.
    """

    id: ActivityId
    content: Content
    version: int
    is_proposal: bool
    is_active: bool
    classes: int
    held: int
    score: float | None
    older: int


def listing(connection: Connection) -> tuple[ListedActivity, ...]:
    """Return every activity, the retired too, in order of phase and then title.

    Those of the whole course come last.
    """
    used: dict[int, list[tuple[int, int, PlanState, int | None]]] = {}
    for number, version, class_id, state, score in connection.execute(_USED).all():
        if number is not None and state != PlanState.CANCELLED.value:
            used.setdefault(number, []).append((class_id, version, PlanState(state), score))
    rows = connection.execute(select(Activity.__table__)).mappings()
    found = []
    for row in rows:
        own = used.get(row["id"], [])
        scores = [score for *_rest, score in own if score is not None]
        found.append(
            ListedActivity(
                id=ActivityId(row["id"]),
                content=content_of(dict(row)),
                version=row["version"],
                is_proposal=row["is_proposal"],
                is_active=row["is_active"],
                classes=len({class_id for class_id, *_rest in own}),
                held=sum(state is PlanState.HELD for _class, _version, state, _score in own),
                score=sum(scores) / len(scores) if scores else None,
                older=sum(
                    version < row["version"] and state is not PlanState.HELD
                    for _class, version, state, _score in own
                ),
            )
        )
    return tuple(sorted(found, key=_order))


_USED = select(
    PlannedActivity.activity_id,
    PlannedActivity.activity_version,
    PlannedActivity.class_id,
    PlannedActivity.state,
    PlannedActivity.score,
)


def _order(one: ListedActivity) -> tuple[int, tuple[str, str]]:
    return one.content.phase or _PHASES + 1, sort_key(one.content.title)
