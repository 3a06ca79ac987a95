#!/usr/bin/env python3
"""Time the rescoring of a stored month against a fresh `run` over its exports, and check what it lists.

usage: rescore.py BINARY [--work bench/rescore] [--scale 1] [--rounds 3]      SCALE 1: 20,000 conversations

Runs and rescorings alternate; only the ratios of CPU seconds mean anything on a machine that is not idle. Then, for each
set of rules, the conversations listed as changed are compared with those that a fresh run with these rules judges
otherwise by that criterion: they must be the same.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
MONTH = "2024-03"
NOW = "2024-06-01"
# What is tried, and the criterion that it concerns; None: every conversation is judged wholly.
RULES = [
    ("a confidence threshold", "E11", {"criteria": {"E11": {"threshold": 0.85}}}),
    ("a weight", "S11", {"criteria": {"S11": {"weight": 2}}}),
    ("a time limit", "E10", {"criteria": {"E10": {"chat": {"first_reply_late_seconds": 120}}}}),
    ("without learned evidence", None, {"calibration": {"enabled": False}}),
]


def timed(command, folder):
    """CPU and wall seconds of a command that ends well."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {done.returncode}: {done.stderr[:500]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start


def fresh(folder, rules=None):
    """A folder without ledger and exports, with rules in its configuration."""
    for name in ("var", "out", "record"):
        shutil.rmtree(folder / name, ignore_errors=True)
    settings = json.loads((HERE / "pipeline.json").read_text()) | (rules or {})
    (folder / "pipeline.json").write_text(json.dumps(settings))


def outcomes(binary, folder, criterion):
    """By conversation, how a criterion stands for each agent."""
    timed([binary, "export", "--period", MONTH, "--format", "json", "--to", "checked"], folder)
    found = {}
    with next((folder / "checked").rglob("evaluations.jsonl")).open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            found[one["source"], one["conversation"]] = [
                (agent["agent"], agent["criteria"][criterion]) for agent in one["agents"]]
    shutil.rmtree(folder / "checked")
    return found


def listed(folder, criterion):
    """The conversations whose outcome by a criterion the record of a rescoring lists as changed."""
    with (folder / "record/changes.jsonl").open(encoding="utf-8") as lines:
        changes = [json.loads(line) for line in lines]
    return {one["conversation"] for one in changes
            if any(outcome["criterion"] == criterion for outcome in one["outcomes"])}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("bench/rescore"))
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    binary, folder = os.path.abspath(arguments.binary), arguments.work.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "corpus/done").exists():
        shutil.rmtree(folder / "corpus", ignore_errors=True)
        subprocess.run([sys.executable, HERE / "generate.py", folder / "corpus", str(arguments.scale), "40", "28"],
                       check=True)
        (folder / "corpus/done").touch()
    run = [binary, "run", "--quiet", "--as-of", NOW]
    rescore = [binary, "rescore", "--quiet", "--period", MONTH, "--ruleset", "rules.json"]

    ratios = {name: [] for name, _, _ in RULES}
    for _ in range(arguments.rounds):
        for name, _, rules in RULES:
            fresh(folder)
            alone, seconds = timed(run, folder)
            (folder / "rules.json").write_text(json.dumps(rules))
            again, other = timed(rescore, folder)
            ratios[name].append(again / alone)
            print(f"run {alone:.1f} s of CPU in {seconds:.0f} s, rescored {again:.1f} s in {other:.0f} s: {name}",
                  flush=True)
    for name, values in ratios.items():
        print(f"{statistics.median(values):.2f} of a run's CPU: {name}")

    for name, criterion, rules in RULES:
        if criterion is None:
            continue
        fresh(folder)
        timed(run, folder)
        before = outcomes(binary, folder, criterion)
        (folder / "rules.json").write_text(json.dumps(rules))
        timed(rescore + ["--dry-run", "--format", "json", "--out", "record"], folder)
        found = listed(folder, criterion)
        fresh(folder, rules)
        timed(run, folder)
        after = outcomes(binary, folder, criterion)
        expected = {key[1] for key in before if before[key] != after[key]}
        if found != expected:
            sys.exit(f"{name}: {len(found - expected)} listed that did not change, {len(expected - found)} not listed")
        print(f"{name}: the {len(found)} of {len(before)} conversations are listed whose {criterion} changed")


main()
