#!/usr/bin/env python3
"""Compare the conversations.csv of a run with the manifest of the corpus that was scored.

usage: figures.py MANIFEST.csv OUT_FOLDER

The manifest names for each conversation its agent, his and the customer's messages and the seconds to the first answer
(empty: none). Printed for each agent that differs, and at the end: conversations, agent's messages, customer's messages
and mean first response. A conversation in which the agent wrote nothing has no agent in the scorecards: both sides
count it under nobody.
"""
import collections
import csv
import glob
import sys


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def add(table, agent, turns, customer, response):
    row = table[agent if int(turns or 0) else ""]
    row[0] += 1
    row[1] += int(turns or 0)
    row[2] += int(customer)
    if response != "":
        row[3] += int(response)
        row[4] += 1


def main():
    truth = collections.defaultdict(lambda: [0] * 5)
    found = collections.defaultdict(lambda: [0] * 5)
    for row in rows(sys.argv[1]):
        add(truth, row["agent"], row["agent_turns"], row["visitor_turns"], row["frt_s"])
    for path in sorted(glob.glob(sys.argv[2] + "/*/conversations.csv")):
        for row in rows(path):
            add(found, row["agent"], row["agent_turns"], row["visitor_turns"], row["first_response_seconds"])
    wrong = [agent for agent in sorted(truth.keys() | found.keys()) if truth[agent] != found[agent]]
    for agent in wrong:
        print(f"{agent or '(nobody)'}: truth {truth[agent]}, found {found[agent]}")
    total = sum(row[0] for row in found.values())
    print(f"{total} conversations; {len(truth)} agents, {len(wrong)} differ")
    sys.exit(1 if wrong else 0)


main()
