"""What the window must know of a page before it is opened."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page of the window; its module is imported when it is first opened.

    Attributes:
        name: what other pages call it.
        title: the word in the side bar.
        icon: the icon in the side bar; "" for a page that is only reached from others.
        keys: its shortcut.
        home: the module and the class, `ui.screens.today:TodayScreen`.
        group: pages of one group stand together in the side bar.
    """

    name: str
    title: str
    icon: str
    keys: str
    home: str
    group: int = 0
