"""What the demo school's teams write in their minutes, and what they promise."""

PLACE = "Lærerværelset"
_MINUTES = (
    "Fraværet i de første uger er gennemgået, alle er ringet op.",
    "Virksomhedsbesøget gik godt. To elever fik et navn at ringe til.",
    "Makkerparrene holder; et par skal have hjælp til at finde tid.",
    "Vi mangler virksomheder til branchedagen og spreder opkaldene.",
)
_TASKS = (
    "Ring til to virksomheder om branchedagen",
    "Tal med makkerparret om en fast mødetid",
    "Book værkstedet til speeddating",
    "Find en lærling til at fortælle om svendeprøven",
)


def minutes(slot: int) -> str:
    """Return what was said at the meeting in a slot of the plan."""
    return _MINUTES[slot % len(_MINUTES)]


def task(slot: int) -> str:
    """Return what was promised there."""
    return _TASKS[slot % len(_TASKS)]
