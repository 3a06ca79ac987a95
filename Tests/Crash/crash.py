#!/usr/bin/env python3
"""Kill the nightly job at random moments and prove that nothing is lost, counted twice or written by halves.

usage: crash.py BINARY WORKFOLDER [--kills 200] [--seed 1]

A campaign has four nights over a corpus of about 3,100 conversations (chats as XML and HTML, mail threads): the first
reads most of it; the others bring new files, grown files and withdrawn files, and promises fall due in between. The
campaign's nights are run once undisturbed, and the exports of each night are kept. Then they are run again from an
empty ledger, and in every night the job is killed with SIGKILL at random moments, time after time, before it is let
through. After each night the exports must be the same files with the same bytes, no half-written file may lie among
them, and the ledger must hold the same number of conversations. Campaigns with other seeds follow until the kills
are done.

Then three faults of other kinds: SIGTERM in the middle, a full disk and a read-only ledger (these two need root).
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Bench"))
import generate  # noqa: E402

NIGHTS = ["2024-05-01T02:00:00Z", "2024-07-01T02:00:00Z", "2024-09-01T02:00:00Z", "2024-12-01T02:00:00Z"]
PER_FILE = 100


class Corpus:
    """The files of one campaign and what becomes of them from night to night. The same seed gives the same bytes."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.seed = seed

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def export(self, file, conversations):
        rng = random.Random(f"{self.seed}/xml/{file}")
        chats = "".join(generate.chat_xml(rng, file * PER_FILE + k) for k in range(conversations))
        self.write(f"xml/export-{file:04d}.xml",
                   f'<?xml version="1.0" encoding="UTF-8"?>\n<chatInteractions>\n{chats}</chatInteractions>\n')

    def page(self, number):
        self.write(f"html/chat-{number:06d}.html",
                   generate.chat_html(random.Random(f"{self.seed}/html/{number}"), number))

    def mail(self, number):
        self.write(f"mail/case-{number:06d}.html",
                   generate.mail_html(random.Random(f"{self.seed}/mail/{number}"), number))

    def night(self, number):
        """Bring the folder to the state of a night, from that of the night before."""
        if number == 0:
            for file in range(12):
                # Two exports are cut at first, to grow later.
                self.export(file, 40 if file in (3, 7) else PER_FILE)
            for page in range(700):
                self.page(page)
            for case in range(250):
                self.mail(case)
        elif number == 1:
            self.export(3, PER_FILE)
            for file in range(12, 15):
                self.export(file, PER_FILE)
            for page in range(700, 900):
                self.page(page)
            for page in range(0, 60):  # withdrawn
                (self.folder / f"html/chat-{page:06d}.html").unlink()
        elif number == 2:
            self.export(7, PER_FILE)
            (self.folder / "xml/export-0001.xml").unlink()  # withdrawn
            for case in range(250, 320):
                self.mail(case)
            self.write("xml/export-cut.xml", '<?xml version="1.0"?>\n<chatInteractions><chat id="Z1"><info>')
        else:
            for file in range(15, 17):
                self.export(file, PER_FILE)
            for page in range(900, 1000):
                self.page(page)
            self.export(99, 50)


def command(binary, night):
    return [binary, "run", "--as-of", NIGHTS[night], "--quiet"]


def finish(binary, folder, night):
    """Run a night to its end; return its seconds."""
    start = time.monotonic()
    done = subprocess.run(command(binary, night), cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"crash: night {night} ended with status {done.returncode}: {done.stderr[:500]}")
    return time.monotonic() - start


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def counted(binary, folder):
    state = json.loads(subprocess.run(
        [binary, "status", "--json"], cwd=folder, capture_output=True, text=True, check=True).stdout)
    return {key: state[key] for key in ("files", "conversations", "open_promises", "rejected", "due")}


def differences(expected, found):
    names = sorted(set(expected) | set(found))
    return [name for name in names if expected.get(name) != found.get(name)]


def prepare(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(HERE / "pipeline.json", folder / "pipeline.json")


def campaign(binary, work, seed, kills, rng):
    """One campaign; returns how often the job was killed."""
    calm, storm = work / "calm", work / "storm"
    expected, state, seconds = [], [], []
    prepare(calm)
    corpus = Corpus(calm / "corpus", seed)
    for night in range(len(NIGHTS)):
        corpus.night(night)
        seconds.append(finish(binary, calm, night))
        expected.append(contents(calm / "out"))
        state.append(counted(binary, calm))

    prepare(storm)
    corpus = Corpus(storm / "corpus", seed)
    killed = 0
    for night in range(len(NIGHTS)):
        corpus.night(night)
        wanted = min(kills - killed, 10 if night == 0 else 6)
        tries = 0
        while wanted > 0 and tries < 60:
            tries += 1
            process = subprocess.Popen(
                command(binary, night), cwd=storm, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.uniform(0, seconds[night]))
            if process.poll() is None:
                process.kill()
            if process.wait() == -signal.SIGKILL:
                killed += 1
                wanted -= 1
            else:
                break  # it came through
        finish(binary, storm, night)
        wrong = differences(expected[night], contents(storm / "out"))
        if wrong:
            sys.exit(f"crash: seed {seed}, night {night}: {len(wrong)} files differ: {', '.join(wrong[:10])}")
        if counted(binary, storm) != state[night]:
            sys.exit(f"crash: seed {seed}, night {night}: the ledger holds {counted(binary, storm)}, not {state[night]}")
    return killed, len(expected[-1]), state[-1]["conversations"]


def terminated(binary, work, seed):
    """SIGTERM ends a run with status 4 and one line; the next one finishes the work."""
    folder = work / "terminated"
    prepare(folder)
    Corpus(folder / "corpus", seed).night(0)
    process = subprocess.Popen(command(binary, 0), cwd=folder, stderr=subprocess.PIPE, text=True)
    while not (folder / "var/scorecards.sqlite-wal").exists():
        time.sleep(0.01)
    time.sleep(0.3)
    process.terminate()
    errors = process.communicate()[1]
    if process.returncode != 4 or "stopped by SIGTERM" not in errors:
        sys.exit(f"crash: SIGTERM gave status {process.returncode}: {errors[:300]}")
    finish(binary, folder, 0)
    return contents(folder / "out")


def faulty(binary, work, seed):
    """A full disk and a read-only ledger, in a small file system of its own."""
    folder = work / "small"
    prepare(folder)
    Corpus(folder / "corpus", seed).night(0)
    (folder / "var").mkdir()
    var, out = str(folder / "var"), str(folder / "out")
    (folder / "out").mkdir()

    def mount(*arguments):
        subprocess.run(["mount", *arguments], check=True)

    def attempt(words):
        done = subprocess.run(command(binary, 0), cwd=folder, capture_output=True, text=True)
        if done.returncode != 4 or words not in done.stderr or len(done.stderr.splitlines()) != 1:
            sys.exit(f"crash: wanted \"{words}\", status {done.returncode}: {done.stderr[:300]}")

    mount("-t", "tmpfs", "-o", "size=4m", "none", var)
    try:
        attempt("the disk is full")
        attempt("the disk is full")
        mount("-o", "remount,size=200m", var)
        mount("-t", "tmpfs", "-o", "size=300k", "none", out)
        try:
            attempt("No space left on device")
        finally:
            subprocess.run(["umount", out], check=True)
        mount("-o", "remount,ro", var)
        attempt("Read-only file system")
        mount("-o", "remount,rw", var)
        finish(binary, folder, 0)
        return contents(folder / "out")
    finally:
        subprocess.run(["umount", var], check=True)


def can_mount(work):
    place = work / "mountable"
    place.mkdir(parents=True, exist_ok=True)
    tried = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)], capture_output=True)
    if tried.returncode == 0:
        subprocess.run(["umount", str(place)], check=True)
    return tried.returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    binary = os.path.abspath(arguments.binary)
    work = arguments.work.resolve()
    rng = random.Random(arguments.seed)
    total, round_number = 0, 0
    while total < arguments.kills:
        killed, files, conversations = campaign(
            binary, work, arguments.seed + round_number, arguments.kills - total, rng)
        total += killed
        round_number += 1
        print(f"campaign {round_number}: {killed} kills, {total} of {arguments.kills}; {conversations} conversations, "
              f"{files} exported files, 0 differences", flush=True)

    calm = work / "calm-once"
    prepare(calm)
    Corpus(calm / "corpus", arguments.seed).night(0)
    finish(binary, calm, 0)
    expected = contents(calm / "out")
    faults = [("SIGTERM", terminated)]
    if can_mount(work):
        faults.append(("full disk, read-only ledger", faulty))
    else:
        print("full disk, read-only ledger: not tried, file systems cannot be mounted here")
    for name, fault in faults:
        wrong = differences(expected, fault(binary, work, arguments.seed))
        if wrong:
            sys.exit(f"crash: after {name} {len(wrong)} files differ: {', '.join(wrong[:10])}")
        print(f"{name}: clear error, then 0 differences")
    shutil.rmtree(work, ignore_errors=True)
    print(f"{total} kills, 0 differences")


main()
