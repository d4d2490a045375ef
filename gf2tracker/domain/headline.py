"""The sentence that opens the page of today."""

from collections.abc import Sequence

from gf2tracker.language import _, in_words, join_words, plural

MOST_NAMED = 2


def headline(
    calls: int, missing: Sequence[str], *, has_school: bool = True, has_begun: bool = True
) -> str:
    """Return what matters today in one sentence.

    Args:
        calls: students who are to be called.
        missing: codes of the classes with a lesson whose register has not been taken.
        has_school: whether any class has school today.
        has_begun: whether a lesson of any has begun.
    """
    if not calls and not missing:
        if not has_school:
            return _("Ingen undervisning i dag")
        is_done = _("Alle er ringet op, og protokollen er ført")
        return is_done if has_begun else _("Ingen mangler et opkald")
    if not missing:
        return _calls(calls)
    register = _registers(missing, begins=not calls)
    both = _("{call}, og {register}").format(call=_calls(calls), register=register)
    return both if calls else register


def _calls(count: int) -> str:
    text = plural(count, "{count} elev mangler et opkald", "{count} elever mangler et opkald")
    return text.format(count=in_words(count, begins=True))


def _registers(codes: Sequence[str], *, begins: bool) -> str:
    if len(codes) <= MOST_NAMED:
        return _("{classes} mangler protokol").format(classes=join_words(codes))
    return _("{count} hold mangler protokol").format(count=in_words(len(codes), begins=begins))
