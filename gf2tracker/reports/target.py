"""Where a report goes: written beside its target and moved into place, or nothing is changed."""

import errno
import os
import time
from pathlib import Path

from gf2tracker.errors import Refusal
from gf2tracker.language import _

DRAFT = ".gf2tmp"
"""Nobody else ends a name so: what a killed program has left may be thrown away."""
LEFT_AFTER = 3_600.0
"""Seconds after which nobody writes it any more."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def check_target(target: Path, suffix: str) -> Path:
    """Return the file a report is to be, links followed, before any work is done for it.

    Refused: a name without the suffix (".xlsx", capitals or not), a folder that is not there, and
    a folder where the file should be.
    """
    if target.suffix.lower() != suffix:
        text = _("Filens navn skal slutte på {suffix}. Skriv fx {example}.")
        example = f"{target.stem or 'status'}{suffix}"
        raise Refusal(text.format(suffix=suffix, example=example), field="target")
    real = Path(os.path.realpath(target))
    try:
        is_folder, is_there, is_file = real.parent.is_dir(), real.exists(), real.is_file()
    except OSError as fault:
        raise refusal_of(fault, target) from fault
    if not is_folder:
        text = _("Mappen {folder} findes ikke. Vælg en mappe, der findes.")
        raise Refusal(text.format(folder=target.parent), field="target")
    if is_there and not is_file:
        text = _("{name} er ikke en fil, der kan skrives over. Vælg et andet navn.")
        raise Refusal(text.format(name=target.name), field="target")
    return real


def write_beside(target: Path, content: bytes) -> None:
    """Write a file so that it is either whole or as it was before.

    Args:
        target: as `check_target` returned it.
        content: all of it.

    Raises:
        Refusal: the target is open in another program or protected, the disk is full, or the
            folder can't be written to; an old target is unchanged and no draft is left.
    """
    draft = target.with_name(target.name + DRAFT)
    try:
        _tidy(target.parent)
        _refuse_protected(target)
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise refusal_of(fault, target) from fault


def _tidy(folder: Path) -> None:
    """Throw away what a program that was killed has half written in a folder."""
    for left in folder.glob(f"*{DRAFT}"):
        if time.time() - left.stat().st_mtime > LEFT_AFTER:
            left.unlink(missing_ok=True)


def _refuse_protected(target: Path) -> None:
    """Respect that a file may only be read; moving another into its place would go through."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def refusal_of(fault: OSError, target: Path) -> Refusal:
    """Return what to tell the user when a report can't be written."""
    what = _("Kunne ikke skrive {name}.").format(name=target.name)
    is_old = _is_there(target)
    kept = " " + _("Den gamle fil er uændret.") if is_old else ""
    if fault.errno in _FULL:
        todo = _("Disken er fuld: ryd op, eller vælg et andet drev.")
    elif is_old:
        todo = _("Luk den, hvor den er åben, og prøv igen, eller vælg et andet navn.")
        if target.suffix.lower() == ".xlsx":
            todo = _("Luk den i Excel, og prøv igen, eller vælg et andet navn.")
    else:
        todo = _("Vælg en anden mappe, hvor du må gemme.")
    return Refusal(f"{what}{kept} {todo}", field="target")


def _is_there(target: Path) -> bool:
    try:
        return target.exists()
    except OSError:  # in a folder that can't be read
        return False
