"""How much a file may hold before it is refused, and the word that asks for it to be read."""

MOST_BYTES = 20 * 2**20
MOST_UNPACKED = 120 * 2**20
MOST_MEMBERS = 2_000  # files inside the zip file that a workbook is
MOST_ROWS = 100_000
MOST_COLUMNS = 256
MOST_CELLS = 2_000_000
MOST_TEXT = 32_767  # characters in a cell, as in Excel
MOST_LISTED = 12_000  # rows under headings: no school has more students, nobody waits for more
MOST_FAULTY_ROWS = 10_000
MOST_MEMORY = 560 * 2**20  # of the child alone; 600 MB is promised
SECONDS = 8  # the answer has to stand on the screen within ten
READING = "--read-what-comes-in"  # makes a frozen program the child that reads
