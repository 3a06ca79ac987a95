#!/usr/bin/env python3
"""Kill the nightly job at random moments and prove that nothing is lost, counted twice or written by halves.

usage: crash.py BINARY WORKFOLDER [--kills 200] [--seed 1] [--at-once 2]

Four nights over a corpus of about 3,000 conversations (chats as XML and HTML, mail threads): the first reads most of
it; the others bring new files, grown files, withdrawn files and a broken one, promises fall due in between, and before
the third the ledger is made one of an older version. The nights are run once undisturbed; their exports, and what the
ledger holds, are kept.

A storm is the same nights from an empty ledger, each with the job killed by SIGKILL several times before it is let
through: at its very beginning (the ledger is made or migrated), while it reads and settles, while it writes exports. After each
night the exports must be the same files with the same bytes, without a half-written one among them, and the ledger must
hold the same rows. Storms follow until the kills are done; only kills that met a working process count.

Then the faults of `faults.py`.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import shutil
import signal
import sys
import threading
import time

import faults
from nights import FILES, NOW, Failed, Place, compare, corpora
import sqlite3

# What the kills of a night are aimed at, one after the other, and how many of each: what is recorded is not read
# again, so reading comes first.
AIMS = [("beginning", (0, 2)), ("reading", (3, 6)), ("exports", (1, 3))]
# Seconds in which a job has begun: the configuration is read, the ledger made or brought up to date.
BEGINNING = 0.2


class Calm:
    """The undisturbed nights."""

    def __init__(self, place):
        self.exports, self.status, self.digests, self.files = [], [], [], []
        self.seconds, self.export_seconds = [], []
        for night in range(len(NOW)):
            place.bring(night)
            start = time.monotonic()
            process = place.start(place.command(night))
            first = wait_for_exports(process, place)
            errors = process.communicate()[1]
            if process.returncode not in (0, 1):
                raise Failed(f"night {night}: ended with status {process.returncode}: {errors[:500]}")
            self.seconds.append(time.monotonic() - start)
            self.export_seconds.append(time.monotonic() - first)
            self.exports.append(place.exports())
            self.status.append(place.status())
            self.digests.append(place.digest())
            with sqlite3.connect(place.ledger) as db:
                self.files.append(set(db.execute(FILES)))
            db.close()


def wait_for_exports(process, place):
    """Wait until an export's file is begun, or the process has ended; return the moment."""
    while process.poll() is None:
        if is_exporting(place):
            break
        time.sleep(0.002)
    return time.monotonic()


def is_exporting(place):
    return any((place.folder / "out").glob("*/.*.partial"))


def where(place, calm, night):
    """What a killed job was doing, from what it left."""
    if not place.ledger.exists():
        return "before the ledger"
    if list(place.folder.glob("var/*.before-*.partial")):
        return "copying the ledger"
    try:
        db = sqlite3.connect(f"file:{place.ledger}?mode=ro", uri=True)
        try:
            unread = calm.files[night] - set(db.execute(FILES))
            last = db.execute("SELECT finished_at FROM run ORDER BY id DESC LIMIT 1").fetchone()
            is_open = db.execute("SELECT 1 FROM night_background").fetchone() is not None
            is_due = db.execute("SELECT 1 FROM due").fetchone() is not None
            db.execute("SELECT 1 FROM rating LIMIT 1").fetchone()
        finally:
            db.close()
    except sqlite3.Error:
        return "making or migrating the ledger"
    if last is None or last[0] is not None:
        return "before the night's first row"
    if unread:
        return "reading and judging" if is_open else "before the first file"
    if is_open:
        return "settling"
    return "writing exports" if is_due else "after the exports"


def delay(aim, process, place, calm, night, rng):
    """Wait for the moment of the kill."""
    if aim == "exports":
        wait_for_exports(process, place)
        time.sleep(rng.uniform(0, calm.export_seconds[night]))
    elif aim == "beginning":
        time.sleep(rng.uniform(0, BEGINNING))
    else:
        # What is recorded is not read again: the rest is shorter. Settling comes after it.
        reading = calm.seconds[night] - calm.export_seconds[night]
        time.sleep(rng.uniform(0, reading * max(place.unread(calm.files[night]), 0.2)))


def storm(place, calm, rng, left):
    """The nights with kills; `left` hands them out."""
    met = collections.Counter()
    for night in range(len(NOW)):
        place.bring(night)
        for aim in [aim for aim, times in AIMS for _ in range(rng.randint(*times))]:
            if not left():
                break
            process = place.start(place.command(night))
            delay(aim, process, place, calm, night, rng)
            if process.poll() is None:
                process.kill()
            process.communicate()
            if process.returncode == -signal.SIGKILL:
                met[where(place, calm, night)] += 1
            else:
                left(back=True)
                if process.returncode not in (0, 1):
                    raise Failed(f"night {night}: status {process.returncode}")
                break  # it came through
        try:
            place.finish(place.command(night))
            compare(calm.exports[night], place.exports(), "exported files")
            compare(calm.status[night], place.status(), "counts")
            compare(calm.digests[night], place.digest(), "parts of the ledger")
        except Failed as problem:
            raise Failed(f"{place.folder.name}, night {night}: {problem}") from None
    return met


def storms(binary, work, calm, folders, arguments):
    """Storms until the kills are done; returns where they met the job."""
    lock = threading.Lock()
    budget = [arguments.kills]
    met = collections.Counter()

    def left(back=False):
        with lock:
            if back:
                budget[0] += 1
            elif budget[0] <= 0:
                return False
            else:
                budget[0] -= 1
            return True

    def run_storms(worker):
        number = 0
        while budget[0] > 0:
            rng = random.Random(f"{arguments.seed}/{worker}/{number}")
            place = Place(binary, work / f"storm-{worker}-{number}", folders)
            found = storm(place, calm, rng, left)
            with lock:
                met.update(found)
                print(f"storm {worker}-{number}: {sum(found.values())} kills, {sum(met.values())} of "
                      f"{arguments.kills}; 0 differences", flush=True)
            shutil.rmtree(place.folder)
            number += 1

    with concurrent.futures.ThreadPoolExecutor(arguments.at_once) as pool:
        for done in [pool.submit(run_storms, worker) for worker in range(arguments.at_once)]:
            done.result()
    return met


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=min(2, os.cpu_count() or 1))
    arguments = parser.parse_args()
    binary = os.path.abspath(arguments.binary)
    work = arguments.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    began = time.monotonic()
    try:
        folders = corpora(work, arguments.seed)
        calm = Calm(Place(binary, work / "calm", folders))
        print(f"{len(NOW)} nights, {calm.status[-1]['conversations']} conversations, {len(calm.exports[-1])} exported "
              f"files, {sum(calm.seconds):.0f} seconds undisturbed", flush=True)
        met = storms(binary, work, calm, folders, arguments)
        print(f"{sum(met.values())} kills, 0 differences in exports and ledger; the job was killed")
        for name, count in met.most_common():
            print(f"  {count:4d} times {name}")
        faults.all_of_them(binary, work, folders, calm, random.Random(arguments.seed))
    except Failed as problem:
        sys.exit(f"crash: {problem}; see {work}")
    shutil.rmtree(work, ignore_errors=True)
    print(f"done in {(time.monotonic() - began) / 60:.1f} minutes")


main()
