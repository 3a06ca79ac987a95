"""Faults that are no kill: signals, full disks, files that may not grow or be written, sources that vanish.

After each the job must have said what is wrong in one line, the ledger must be whole, and the same night run again must
end in the exports and the ledger of the undisturbed one.
"""
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

from nights import Failed, Place, compare

NIGHT = 0
# Most bytes of a file: of none at all, of the lock's text, of a ledger half made, of its log, of an export.
LIMITS = [0, 20, 5_000, 40_000, 200_000, 1_000_000, 2_500_000, 5_000_000]
RULES = {"criteria": {"E10": {"chat": {"first_reply_late_seconds": 45}}, "E14": {"weight": 9}}}
RESCORE = ["rescore", "--period", "2024-03-01..2024-12-31", "--ruleset", "rules.json", "--quiet"]
JUDGEMENTS = ("evaluations", "findings", "promises", "outlook")


def attempt(place, arguments, words, status=4, **options):
    """Run something that cannot end well: one line with these words, and that status."""
    process = place.start(arguments, **options)
    said = process.communicate()[1]
    if process.returncode != status or words not in said or len(said.splitlines()) != 1:
        raise Failed(f"wanted \"{words}\" and status {status}, not status {process.returncode}: {said[:400]}")


def stopped(place, arguments, number, seconds, rng):
    """Send a signal at a random moment; return whether it met the job."""
    process = place.start(arguments)
    time.sleep(rng.uniform(0, seconds))
    if process.poll() is None:
        process.send_signal(number)
    said = process.communicate()[1]
    if process.returncode in (0, 1):
        return False
    # Before its first instruction the job cannot know better than to die.
    if process.returncode != -number and (
            process.returncode != 4 or f"stopped by {number.name}; " not in said or len(said.splitlines()) != 1):
        raise Failed(f"{number.name} gave status {process.returncode}: {said[:400]}")
    return True


def whole(place):
    """The ledger, if there is one, is undamaged."""
    if place.ledger.exists():
        with sqlite3.connect(f"file:{place.ledger}?mode=ro", uri=True) as db:
            if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Failed("the ledger is damaged")
        db.close()


def as_undisturbed(place, calm, night=NIGHT):
    place.finish(place.command(night))
    compare(calm.exports[night], place.exports(), "exported files")
    compare(calm.digests[night], place.digest(), "parts of the ledger")


def small_files(bytes):
    def limit():
        # Writing fails instead of ending the process.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))
    return limit


def signals(place, calm, rng):
    for number in (signal.SIGTERM, signal.SIGINT):
        # The first comes before anything is recorded, the others anywhere.
        shutil.rmtree(place.folder / "var", ignore_errors=True)
        shutil.rmtree(place.folder / "out", ignore_errors=True)
        for most in (0.1, 1, 1, 1, 1):
            if not stopped(place, place.command(NIGHT), number, most * calm.seconds[NIGHT], rng):
                break
            whole(place)
        as_undisturbed(place, calm)


def limited_files(place, calm, rng):
    for bytes in LIMITS:
        process = place.start(place.command(NIGHT), preexec_fn=small_files(bytes))
        said = process.communicate()[1]
        if process.returncode != 4 or len(said.splitlines()) != 1:
            raise Failed(f"files of at most {bytes} bytes gave status {process.returncode}: {said[:400]}")
        whole(place)
    as_undisturbed(place, calm)


def full_disks(place, calm, rng):
    var, out = str(place.folder / "var"), str(place.folder / "out")
    os.mkdir(var)
    os.mkdir(out)

    def mount(*arguments):
        subprocess.run(["mount", *arguments], check=True)

    mount("-t", "tmpfs", "-o", "size=4m", "none", var)
    try:
        attempt(place, place.command(NIGHT), "the disk is full")
        attempt(place, place.command(NIGHT), "the disk is full")
        whole(place)
        mount("-o", "remount,size=200m", var)
        mount("-t", "tmpfs", "-o", "size=300k", "none", out)
        try:
            attempt(place, place.command(NIGHT), "No space left on device")
        finally:
            subprocess.run(["umount", out], check=True)
        mount("-o", "remount,ro", var)
        attempt(place, place.command(NIGHT), "Read-only file system")
        mount("-o", "remount,rw", var)
        as_undisturbed(place, calm)
    finally:
        subprocess.run(["umount", var], check=True)


def vanished(place, calm, rng):
    as_undisturbed(place, calm)
    held = place.corpora[1] / "html"
    aside = place.corpora[1] / "away"
    held.rename(aside)
    try:
        place.bring(1)
        attempt(place, place.command(1), "corpus/html/: there is no such file or folder", status=1)
        whole(place)
    finally:
        aside.rename(held)
    as_undisturbed(place, calm, 1)


def rescored(place, calm, rng):
    """A rescoring is wholly there or not at all."""
    command = [place.binary, *RESCORE]

    def begin(folder):
        shutil.rmtree(folder)
        shutil.copytree(place.folder.parent / "calm", folder, symlinks=True)
        (folder / "rules.json").write_text(json.dumps(RULES))

    def judgements(digest):
        return {name: digest[name] for name in JUDGEMENTS}

    begin(place.folder)
    before = judgements(place.digest())
    start = time.monotonic()
    place.finish(command)
    seconds = time.monotonic() - start
    after, exports = judgements(place.digest()), place.exports()
    if after == before:
        raise Failed("the rules on trial change nothing")

    begin(place.folder)
    kills = met = 0
    while kills < 12:
        number = (signal.SIGTERM, signal.SIGKILL, signal.SIGINT)[kills % 3]
        kills += 1
        if number == signal.SIGKILL:
            process = place.start(command)
            time.sleep(rng.uniform(0, seconds))
            process.kill()
            process.communicate()
            is_met = process.returncode == -signal.SIGKILL
        elif kills % 4 == 0:
            attempt(place, command, "scorecards.sqlite", preexec_fn=small_files(400_000))
            is_met = True
        else:
            is_met = stopped(place, command, number, seconds, rng)
        met += is_met
        now = judgements(place.digest())
        if now == after:
            begin(place.folder)
        elif now != before:
            raise Failed("a rescoring that was stopped left judgements by halves")
    if met < 6:
        raise Failed(f"only {met} of {kills} rescorings were met")
    place.finish(command)
    compare(after, judgements(place.digest()), "parts of the ledger")
    compare(exports, place.exports(), "exported files")


def can_mount(work):
    point = work / "mountable"
    point.mkdir()
    tried = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(point)], capture_output=True)
    if tried.returncode == 0:
        subprocess.run(["umount", str(point)], check=True)
    return tried.returncode == 0


def all_of_them(binary, work, folders, calm, rng):
    faults = [
        ("SIGTERM and SIGINT", signals), ("files that may not grow", limited_files), ("a vanished source", vanished),
        ("a stopped rescoring", rescored),
    ]
    if can_mount(work):
        faults.append(("full disk, read-only ledger", full_disks))
    else:
        print("full disk, read-only ledger: not tried, file systems cannot be mounted here")
    for name, fault in faults:
        place = Place(binary, work / "fault", folders)
        place.bring(NIGHT)
        try:
            fault(place, calm, rng)
        except Failed as problem:
            raise Failed(f"{name}: {problem}") from None
        print(f"{name}: said in one line, then 0 differences", flush=True)
