#!/usr/bin/env python3
"""Reads an export's spreadsheet with openpyxl and checks what a person who works with it relies on.

usage: read_workbook.py FILE
"""
import sys
from numbers import Number

from openpyxl import load_workbook


def expect(is_so, what):
    if not is_so:
        sys.exit(f"export-test: {what}")


def main():
    book = load_workbook(sys.argv[1])
    names = ["Agents", "Scorecards", "Findings", "Trend", "Criteria", "Run"]
    expect(book.sheetnames == names, f"the sheets are {book.sheetnames}")
    cells = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cells += cell.value is not None
                # The links from a score to its findings are links of the sheet, no formulas either.
                expect(cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula")
        if sheet.title != "Run":
            expect(sheet.auto_filter.ref, f"{sheet.title} has no filter")
            expect(sheet.freeze_panes, f"{sheet.title} has no fixed header")

    few = shown = 0
    for sheet in (book["Scorecards"], book["Criteria"]):
        head = [cell.value for cell in sheet[1]]
        rate, opportunities, low = head.index("Rate"), head.index("Opportunities"), head.index("Low")
        for row in sheet.iter_rows(min_row=2):
            count, value = row[opportunities], row[rate]
            expect(isinstance(count.value, int), f"{sheet.title}!{count.coordinate} is no number")
            if count.value < 10:
                few += 1
                expect(value.value is None, f"{sheet.title}!{value.coordinate} is a rate of too few opportunities")
            else:
                shown += 1
                expect(isinstance(value.value, Number) and "%" in value.number_format,
                       f"{sheet.title}!{value.coordinate} is no percentage")
                expect(isinstance(row[low].value, Number), f"{sheet.title}!{row[low].coordinate} is no number")
    expect(few and shown, "the samples should have rates and too few opportunities for some")
    cards = book["Scorecards"]
    expect(any(c.hyperlink for row in cards.iter_rows(min_row=2) for c in row), "no score leads to its findings")

    quotes = [c.value for row in book["Findings"].iter_rows(min_row=2) for c in row if isinstance(c.value, str)]
    expect(any("=cmd|' /C calc'!A0" in text for text in quotes), "the words that look like a formula are missing")
    print(f"export-test: spreadsheet of {cells} cells read; texts, numbers, filters and links are what they should be")


main()
