"""Pills for the school's sites, when there are several to choose between."""

from collections.abc import Sequence

from gf2tracker.language import _
from ui.pill import FilterPill, Filters

ALL = "all"


class SitePills(Filters):
    """Every site, or one, in a row of its own; not to be seen where the school has only one."""

    def __init__(self) -> None:
        super().__init__(_("Sted"), [(ALL, _("Alle steder"))])
        self.hide()

    def show_sites(self, sites: Sequence[str]) -> None:
        """Offer sites by name; the chosen one stays chosen."""
        chosen = self.current
        new = [(site, FilterPill(site)) for site in sites if site not in self.pills]
        self.pills |= dict(new)
        self.offer([*new])
        for site, pill in self.pills.items():
            pill.setVisible(site == ALL or site in sites)
        self.choose(chosen if chosen in {ALL, *sites} else ALL)
        self.setVisible(len(sites) > 1)
        row = self.parentWidget()
        if row is not None:
            row.setVisible(len(sites) > 1)

    def has(self, site: str) -> bool:
        """Tell whether a site is shown."""
        return self.current in {ALL, site}
