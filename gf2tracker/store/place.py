"""Where a store may not lie: folders that are synchronised, and drives on the network.

Both copy or lock a file behind the program's back, in the middle of a save as well.
"""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from gf2tracker.language import _

MOUNTS = Path("/proc/mounts")
NETWORK = frozenset(
    [
        "cifs",
        "smb3",
        "smbfs",
        "nfs",
        "nfs4",
        "afs",
        "ncpfs",
        "ceph",
        "glusterfs",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.onedriver",
    ]
)
SYNCED = re.compile(
    r"onedrive\b|dropbox\b|google ?dr(?:ive|ev)\b|googledrive-|my drive$|mit drev$|icloud ?drive"
    r"|cloudstorage$|mobile documents$|nextcloud\b|owncloud\b|pcloud ?drive\b|box( sync)?$",
    re.IGNORECASE,
)
ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
REMOTE = 4  # GetDriveType's DRIVE_REMOTE


def warning_on(store: Path) -> str | None:
    """Return in Danish why a store should not lie where it does; None for a good place."""
    place = Path(os.path.realpath(store.parent))
    if is_synced(place):
        text = _(
            "Skoledata ligger i en mappe, der synkroniseres med en tjeneste på nettet ({name})."
        )
    elif is_on_network(place):
        text = _("Skoledata ligger på et netværksdrev ({name}).")
    else:
        return None
    todo = _("Læg dem på computerens egen disk, og brug mappen til sikkerhedskopier i stedet.")
    return f"{text.format(name=place.name or place)} {todo}"


def is_synced(place: Path) -> bool:
    """Return whether a folder is one that OneDrive, Dropbox or the like copies to a server."""
    roots = [Path(os.environ[name]) for name in ROOTS if os.environ.get(name)]
    return any(SYNCED.match(part) for part in place.parts) or any(
        place.is_relative_to(root) for root in roots
    )


def is_on_network(place: Path) -> bool:
    """Return whether a folder lies on another computer's disk."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # Windows alone asks it

        is_share = place.drive.startswith("\\\\")
        return is_share or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == REMOTE
    try:
        return kind_of(place, MOUNTS.read_text(encoding="utf-8").splitlines()) in NETWORK
    except OSError:  # no Linux
        return False


def kind_of(place: Path, mounts: Iterable[str]) -> str:
    """Return the kind of file system a folder lies on; "" when no mount holds it.

    Args:
        place: an absolute path without links.
        mounts: lines of /proc/mounts.
    """
    found, longest = "", -1
    for line in mounts:
        _device, point, kind, *_rest = line.split(" ")
        where = Path(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), point))
        if place.is_relative_to(where) and len(where.parts) >= longest:
            found, longest = kind, len(where.parts)
    return found
