"""Papers: a template of resources/print and its data become a PDF or pictures of the pages.

The data reaches the template as JSON and is only ever text there: no name is read as markup, no
file but the templates and no network is reached. The type is typst's own, so a paper looks the
same on every computer.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import resources
from gf2tracker.language import _, date_long
from gf2tracker.reports.target import check_target, write_beside

SUFFIX = ".pdf"
A4_INCHES = 8.27, 11.69

_TEMPLATES = Path(resources.__path__[0]) / "print"
_EMOJI = re.compile("[\U0001f000-\U0001faff\ufe0f\u200d]+ ?")
_STANDARD = "ua-1"  # PDF/UA: tagged, with title and language, so that it can be read aloud


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print.

    Attributes:
        template: the name of a file in resources/print.
        title: what it is, also for those who have it read aloud.
        name: a file name that names no person, without suffix: "moedeliste-tøm-26a-2026-08-17".
        school: the school's name, "" for none.
        secret: why it must not lie about, on every page.
        made_on: when it was made.
        data: what the template shows; texts, numbers, lists and mappings of them.
        is_wide: whether the page (A4) lies on its side.
    """

    template: str
    title: str
    name: str
    school: str
    secret: str
    made_on: date
    data: Mapping[str, Any]
    is_wide: bool = False

    @property
    def width(self) -> float:
        """How wide a page is, in inches."""
        return A4_INCHES[1 if self.is_wide else 0]


def content_of(paper: Paper) -> str:
    """Return all that a template is told, as JSON; emoji, which its font lacks, are left out."""
    told = {
        "title": paper.title,
        "school": paper.school,
        "secret": paper.secret,
        "made": _("Udskrevet {day} fra GF2 Tracker").format(day=date_long(paper.made_on)),
        "page": _("Side {page} af {pages}"),
        "wide": paper.is_wide,
        **paper.data,
    }
    return _EMOJI.sub("", json.dumps(told, ensure_ascii=False))


def pdf(paper: Paper) -> bytes:
    """Return a paper as a tagged PDF; the same data on the same day gives the same bytes."""
    made = datetime.combine(paper.made_on, time(), tzinfo=UTC)
    (content,) = _compiled(paper, pdf_standards=[_STANDARD], timestamp=made)
    return content


def pictures(paper: Paper, ppi: float) -> tuple[bytes, ...]:
    """Return a picture (PNG) of each page of a paper at so many pixels per inch."""
    return _compiled(paper, format="png", ppi=ppi)


def write_pdf(paper: Paper, target: Path) -> Path:
    """Write a paper beside its target and move it into place; returns the target.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`.
    """
    file = check_target(target, SUFFIX)
    write_beside(file, pdf(paper))
    return target


def _compiled(paper: Paper, **wanted: Any) -> tuple[bytes, ...]:
    from typst import Compiler  # noqa: PLC0415  # 80 MB that only printing needs

    data = {"data": content_of(paper)}
    template = _TEMPLATES / paper.template
    try:
        compiler = Compiler(template, _TEMPLATES, ignore_system_fonts=True, sys_inputs=data)
        made = compiler.compile(**wanted)
    except BaseException as fault:
        if isinstance(fault, Exception | KeyboardInterrupt | SystemExit):
            raise
        raise RuntimeError(str(fault)) from fault  # a panic of typst is no Exception of Python
    assert made is not None, "no file was named, so the pages are returned"
    return (made,) if isinstance(made, bytes) else tuple(made)
