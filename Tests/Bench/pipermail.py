#!/usr/bin/env python3
"""Compare the pages of a Pipermail archive with the mbox text of the same messages.

usage: pipermail.py SCORECARDS PAGES_FOLDER MBOX.txt

Every page is inspected by itself, so that the conversation's id is the message's own, and without masking. A message
agrees if its id, its instant, its author and the words of its body (all spans, quoted ones too; what Mailman says about
scrubbed attachments apart) are those of the mbox. Prints what disagrees and the share that agrees.
"""
import collections, email.header, email.utils, glob, json, os, re, subprocess, sys, tempfile
from datetime import datetime


def words(text):
    text = re.sub(r"(-------------- next part --------------\s*)?[^\n]* attachment was scrubbed\.\.\..*?URL: <[^>]*>", " ",
                  text, flags=re.S)
    return re.findall(r"\w+", text)


def mbox(path):
    """The messages of Mailman's monthly text: a line `From x at y  date` begins each."""
    text = open(path, encoding="utf-8", errors="replace").read()
    for part in re.split(r"(?m)^From \S+ at \S+  .*\n(?=From: )", text)[1:]:
        head, _, body = part.partition("\n\n")
        fields = {}
        for line in re.sub(r"\n[ \t]+", " ", head).split("\n"):
            name, _, value = line.partition(":")
            fields[name.lower()] = value.strip()
        author = re.search(r"\((.*)\)\s*$", fields.get("from", ""))
        name = str(email.header.make_header(email.header.decode_header(author.group(1)))) if author else ""
        when = email.utils.parsedate_to_datetime(fields["date"]) if "date" in fields else None
        name = re.sub(r"^(\S+) at (\S+)$", r"\1@\2", name)
        yield fields["message-id"].strip("<>"), int(when.timestamp()) if when else None, name, words(body)


def pages(binary, folder, config):
    files = sorted(f for f in glob.glob(folder + "/*.html") if os.path.basename(f)[0].isdigit())
    for path in files:
        run = subprocess.run([binary, "inspect", "--json", "--config", config, path], capture_output=True, text=True)
        rows = [json.loads(line) for line in run.stdout.splitlines()]
        if len(rows) != 1 or rows[0]["format"] != "pipermail-html":
            yield path, None
            continue
        own = [t for t in rows[0]["turns"] if not t.get("unfolded")]
        yield path, (rows[0]["conversation"], own[0].get("time"), own[0].get("participant") or "", words(own[0]["text"]))


def main():
    binary, folder, text = sys.argv[1:4]
    truth = collections.defaultdict(list)
    for message in mbox(text):
        truth[message[0]].append(message)
    total = sum(len(v) for v in truth.values())
    agree, seen = 0, 0
    faults = collections.Counter()
    config = tempfile.NamedTemporaryFile("w", suffix=".json")
    json.dump({"version": 1, "sources": [{"path": folder}], "privacy": {"mask": []}}, config)
    config.flush()
    for path, page in pages(binary, folder, config.name):
        seen += 1
        name = os.path.basename(path)
        if page is None or page[0] not in truth:
            faults["id"] += 1
            print(f"{name}: no message of this id")
            continue
        when = int(datetime.fromisoformat(page[1].replace("Z", "+00:00")).timestamp()) if page[1] else None
        expected = truth[page[0]][0]
        wrong = []
        if when != expected[1]:
            wrong.append("date")
        if page[2] != expected[2]:
            wrong.append("author")
        if page[3] != expected[3]:
            wrong.append("body")
        for fault in wrong:
            faults[fault] += 1
        if wrong:
            print(f"{name}: {', '.join(wrong)}" + (f" ({len(page[3])} of {len(expected[3])} words)" if "body" in wrong else ""))
        agree += not wrong
    print(f"{total} messages in the mbox, {seen} pages; {agree} agree in id, date, author and body words ({agree / total:.1%}); "
          + ", ".join(f"{k} differs in {v}" for k, v in sorted(faults.items())))


main()
