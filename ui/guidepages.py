"""Which chapter of the guide tells of which page."""

from typing import Final

OF_PAGE: Final = {
    "today": "i-dag",
    "classes": "elever-og-hold",
    "students": "elever-og-hold",
    "student": "opfoelgning",
    "absence": "protokol",
    "plan": "plan",
    "pairs": "makkere",
    "followup": "opfoelgning",
    "reports": "rapport-og-udskrifter",
    "history": "sikkert",
    "school": "skole",
    "import": "lister-ind",
}
"""Page of the window -> the chapter that tells of it; what is not here begins at the first."""
