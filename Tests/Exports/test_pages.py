#!/usr/bin/env python3
"""Uses the pages of an export as a team lead would, and checks that they behave.

usage: test_pages.py CHROMIUM FOLDER WORK [COMMENT]

FOLDER is an export's folder with index.html. The review file that is saved lies in WORK/downloads afterwards.
"""
import pathlib
import sys
import time

from chromium import Chromium, Failed

ROWS = "[...document.querySelectorAll('table')[0].tBodies[0].rows]"
PHONE = 390


def expect(is_so, what):
    if not is_so:
        raise Failed(what)


def sorts(browser):
    """Sorting by a column of numbers, with the mouse, and by name, with the keyboard."""
    def column():
        values = browser.value(f"{ROWS}.map(r => r.cells[2].textContent.trim()).filter(t => t)")
        return [float(v) for v in values]

    head = "document.querySelectorAll('table')[0].tHead.rows[0].cells[2]"
    before = column()
    expect(len(before) > 2, "the table of agents has too few rows to be sorted")
    browser.click(f"{head}.querySelector('button')")
    expect(browser.value(f"{head}.getAttribute('aria-sort')") == "descending", "aria-sort is not descending")
    expect(column() == sorted(before, reverse=True), "a click does not sort downwards")
    browser.click(f"{head}.querySelector('button')")
    expect(column() == sorted(before), "a second click does not sort upwards")
    # Of two digits and of one: as numbers, not as texts.
    browser.value(f"{ROWS}.slice(0, 2).forEach((r, i) => "
                  "r.cells[2].textContent = r.cells[2].dataset.v = 10 - i)")
    browser.click(f"{head}.querySelector('button')")
    expect(column() == sorted(column(), reverse=True), "numbers are sorted as texts")
    browser.value("document.querySelectorAll('table')[0].tHead.rows[0].cells[0].querySelector('button').focus()")
    browser.press("Enter", 13)
    names = browser.value(f"{ROWS}.map(r => r.cells[0].textContent)")
    expect(browser.value("document.querySelectorAll('th[aria-sort]').length") == 1, "two columns claim to be sorted")
    again = browser.value(f"{ROWS}.map(r => r.cells[0].textContent).sort((a, b) => b.localeCompare(a))")
    expect(names == again, "Enter on a heading does not sort")


def filters(browser):
    names = browser.value(f"{ROWS}.map(r => r.dataset.name)")
    part = names[0].lower()[:4]
    browser.type("document.getElementById('query')", part)
    shown = browser.value(f"{ROWS}.filter(r => !r.hidden).map(r => r.dataset.name)")
    expect(shown == [n for n in names if part in n.lower()], "the filter shows other agents than it should")
    expect(0 < len(shown) < len(names), "the filter filters nothing")
    expect(browser.value("document.getElementById('shown').textContent") == str(len(shown)), "the count is wrong")
    browser.value("(() => { const q = document.getElementById('query'); q.value = '';"
                  " q.dispatchEvent(new Event('input')); })()")
    expect(browser.value(f"{ROWS}.filter(r => r.hidden).length") == 0, "an empty filter hides agents")
    teams = browser.value("[...document.querySelectorAll('#team option')].map(o => o.value)")
    if len(teams) > 1:
        browser.value(f"(() => {{ const t = document.getElementById('team'); t.value = {teams[1]!r};"
                      " t.dispatchEvent(new Event('change')); })()")
        shown = browser.value(f"{ROWS}.filter(r => !r.hidden).map(r => r.dataset.team)")
        expect(shown and set(shown) == {teams[1]}, "the choice of a team shows others")


def opens_a_finding(browser):
    """From a number of the overview down to the sentence."""
    since = len(browser.events)
    browser.value("document.getElementById('team') && (document.getElementById('team').value = '',"
                  " document.getElementById('team').dispatchEvent(new Event('change')))")
    links = browser.value("[...document.querySelectorAll('.matrix td a')].length")
    expect(links > 0, "no number of the overview leads to a finding")
    browser.click("document.querySelector('.matrix td a')")
    browser.wait_for("Page.loadEventFired", since)
    place = browser.value("decodeURIComponent(location.hash.slice(1))")
    group = f"document.getElementById('{place}').closest('details')"
    expect(browser.value(f"{group}.open"), "the findings behind a number are not open")
    finding = f"{group}.querySelector('details.finding')"
    expect(not browser.value(f"{finding}.open"), "a finding is open before anybody asked")
    browser.click(f"{finding}.querySelector('summary')")
    expect(browser.value(f"{finding}.open"), "a click does not open a finding")
    expect(browser.value(f"{finding}.querySelector('mark').getBoundingClientRect().height") > 0, "no words are marked")
    return finding


def saves_a_review(browser, finding, comment):
    save = "document.getElementById('save')"
    expect(browser.value(f"{save}.disabled"), "an empty review can be saved")
    browser.click(f"{finding}.querySelector('input[value=disagree]')")
    expect(browser.value(f"{save}.disabled"), "a review without a reviewer can be saved")
    browser.type(f"{finding}.querySelector('input[name=comment]')", comment)
    browser.type("document.getElementById('reviewer')", "Rita Reviewer")
    expect(not browser.value(f"{save}.disabled"), "a review cannot be saved")
    expect(browser.value("document.getElementById('marked').textContent") == "1", "the count of marks is wrong")
    since = len(browser.events)
    browser.click(save)
    name = browser.wait_for("Browser.downloadWillBegin", since)["suggestedFilename"]
    while browser.wait_for("Browser.downloadProgress", since)["state"] == "inProgress":
        since = len(browser.events)
    file = browser.work / "downloads" / name
    limit = time.monotonic() + 10
    while not file.exists() and time.monotonic() < limit:
        time.sleep(0.1)
    expect(file.exists() and comment.replace('"', '""') in file.read_text("utf-8"), "the review file lacks the comment")


def shows_hostile_words(browser, folder):
    """What tries to become markup or a formula stands on a page as the words it is."""
    pages = sorted((folder / "agents").glob("mallory*.html"))
    expect(len(pages) == 1, "the hostile sample has no page")
    browser.open(pages[0].as_uri())
    words = browser.value("[...document.querySelectorAll('bdi')].map(e => e.textContent).join('\\n')")
    for part in ("<script>document.title='broken'</script>", "<img src=x onerror=", "=cmd|' /C calc'!A0",
                 "</style>{{{raw}}}", "txet desrever", "w" * 400):
        expect(part in words, f"these words are missing or changed: {part[:60]}")
    expect("broken" not in browser.value("document.title"), "a script of a transcript has run")
    expect(browser.value("document.querySelectorAll('main img, main script').length") == 0, "words became markup")


def reads_well(browser, page):
    """Nothing runs out of the page, on a desk and on a phone; every page has a heading and a language."""
    for width, height in ((1280, 900), (PHONE, 844)):
        browser.size(width, height, is_phone=width == PHONE)
        wide = browser.value("document.documentElement.scrollWidth")
        expect(wide <= width, f"{page}: {wide} wide on a screen of {width}")
    browser.size(1280, 900)
    expect(browser.value("document.querySelectorAll('h1').length") == 1, f"{page}: not one heading")
    expect(browser.value("document.documentElement.lang") != "", f"{page}: no language")
    unnamed = browser.value(
        "[...document.querySelectorAll('button, a, input, select, svg[role=img]')].filter(e => !(e.textContent.trim()"
        " || e.getAttribute('aria-label') || e.labels && e.labels.length)).map(e => e.outerHTML.slice(0, 200))")
    expect(unnamed == [], f"{page}: without a name for a screen reader: {unnamed}")


def main():
    program, folder, work = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    comment = sys.argv[4] if len(sys.argv) > 4 else "not so"
    browser = Chromium(program, work)
    try:
        browser.size(1280, 900)
        pages = sorted(folder.rglob("*.html"))
        for page in pages:
            browser.open(page.as_uri())
            reads_well(browser, page.relative_to(folder))
        shows_hostile_words(browser, folder)
        browser.open((folder / "index.html").as_uri())
        sorts(browser)
        filters(browser)
        finding = opens_a_finding(browser)
        saves_a_review(browser, finding, comment)
        expect(browser.console == [], f"the console is not empty: {browser.console}")
        inside = (folder.as_uri() + "/", "blob:", "about:")
        outside = [url for url in browser.requests if not url.startswith(inside)]
        expect(outside == [], f"requests leave the pages: {outside}")
        print(f"export-test: {len(pages)} pages, {len(browser.requests)} requests, none to anywhere else; "
              "sorted, filtered, opened, reviewed; console empty")
    except Failed as failure:
        sys.exit(f"export-test: {failure}")
    finally:
        browser.close()


main()
