"""The charts of the sheet Overblik: absence by teaching week, and by class."""

from collections import Counter
from dataclasses import replace

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.utils import get_column_letter

from gf2tracker.language import _, plural
from gf2tracker.queries.status import Status
from gf2tracker.reports import look
from gf2tracker.reports.look import NUMBER, NUMBER_HEADING, PERCENT
from gf2tracker.reports.workbook import Column, Sheet

CHART_ROWS = 16
CHART_COLUMN = 6
WIDTH_CM, HEIGHT_CM = 28, 8
UPRIGHT = -5_400_000  # 60,000ths of a degree
MOST_LEVEL_NAMES = 12
_WEEK = replace(NUMBER, number=look.PLAIN)
WEEK_COLUMNS = (
    Column(_("Undervis- ningsuge"), 0, _WEEK, NUMBER_HEADING),
    Column(_("Fravær"), 0, PERCENT, NUMBER_HEADING),
    Column(_("Heraf ulovligt"), 0, PERCENT, NUMBER_HEADING),
    Column(_("Antal hold"), 0, NUMBER, NUMBER_HEADING),
)


def write_charts(sheet: Sheet, status: Status, row: int, classes: tuple[int, int]) -> None:
    """Write the weeks' table with its chart beside it, and below that the chart of the classes.

    Args:
        sheet: where the classes' table is: codes in column B, shares in J and K.
        status: what.
        row: the row of the weeks' headings.
        classes: the rows of the classes' headings and of the last class.
    """
    beside = get_column_letter(CHART_COLUMN)
    students = sum(len(one.students) for one in status.classes)
    count = plural(students, "n = {n} elev", "n = {n} elever")
    last = _write_weeks(sheet, status, row)
    if last == row:
        return  # nothing is taken, so there is nothing to draw
    title = _("Fravær i hver undervisningsuge ({count})").format(count=count)
    sheet.raw.add_chart(_bars(title, sheet, (row, last), (1, 2)), f"{beside}{row}")
    if len(status.classes) > 1:
        title = _("Fravær på hvert hold ({count})").format(count=count)
        chart = _bars(title, sheet, classes, (2, 10))
        sheet.raw.add_chart(chart, f"{beside}{row + CHART_ROWS}")


def _write_weeks(sheet: Sheet, status: Status, row: int) -> int:
    taken, absent, unlawful, classes = (
        Counter[int](),
        Counter[int](),
        Counter[int](),
        Counter[int](),
    )
    for one in status.classes:
        for week in one.weeks:
            taken[week.week] += week.taken_minutes
            absent[week.week] += week.absent_minutes
            unlawful[week.week] += week.unlawful_minutes
            classes[week.week] += 1
    numbers = sorted(number for number, minutes in taken.items() if minutes)
    if not numbers:
        return row
    for column, made in enumerate(WEEK_COLUMNS, start=1):
        sheet.put(row, column, made.heading, made.heading_look)
    sheet.height(row, 30)
    for at, number in enumerate(numbers, start=row + 1):
        shares = absent[number] / taken[number], unlawful[number] / taken[number]
        values = (number, *shares, classes[number])
        for column, (value, made) in enumerate(zip(values, WEEK_COLUMNS, strict=True), start=1):
            sheet.put(at, column, value, made.look)
    last = row + len(numbers)
    sheet.table("TabelUger", f"A{row}:D{last}")
    return last


def _bars(title: str, sheet: Sheet, rows: tuple[int, int], columns: tuple[int, int]) -> BarChart:
    """Return bars of the total share, with the unlawful part of each in front."""
    first, last = rows
    names, shares = columns
    chart = BarChart(gapWidth=40, overlap=100, barDir="col", grouping="clustered")
    chart.width, chart.height = WIDTH_CM, HEIGHT_CM
    chart.title = Title(tx=Text(rich=_rich(title, size=12, is_bold=True)), overlay=False)
    for column in (shares, shares + 1):
        values = Reference(sheet.raw, min_col=column, min_row=first, max_row=last)
        chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet.raw, min_col=names, min_row=first + 1, max_row=last))
    for series, colour in zip(chart.series, (look.LAWFUL_FILL, look.ACT), strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.graphicalProperties.line = LineProperties(noFill=True)
    is_upright = last - first > MOST_LEVEL_NAMES and names != shares - 1
    chart.x_axis.txPr = _rich("", size=8, turned=UPRIGHT if is_upright else None)
    chart.y_axis.txPr = _rich("", size=8)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = look.ROUND_SHARE
    chart.y_axis.scaling.min = 0
    lines = GraphicalProperties(ln=LineProperties(solidFill=look.LINE))
    chart.y_axis.majorGridlines = ChartLines(spPr=lines)
    chart.legend.position = "b"
    return chart


def _rich(text: str, *, size: int, is_bold: bool = False, turned: int | None = None) -> RichText:
    style = CharacterProperties(sz=size * 100, b=is_bold, solidFill=look.INK2)
    runs = [RegularTextRun(rPr=style, t=text)] if text else None
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=style), r=runs, endParaRPr=style)
    return RichText(bodyPr=RichTextProperties(rot=turned), p=[paragraph])
