"""The nights of `crash.py`: the files of each, the job, and what is compared after it."""
import hashlib
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Bench"))
import generate  # noqa: E402

NOW = ["2024-05-01T02:00:00Z", "2024-07-01T02:00:00Z", "2024-09-01T02:00:00Z", "2024-12-01T02:00:00Z"]
# Before this night the ledger is made one of an older version, which the night brings up to date.
UPGRADE = 2
OLDER = """
    DROP TRIGGER rating_of_deleted;
    DROP TABLE rating;
    ALTER TABLE outlook DROP COLUMN holds_from;
    ALTER TABLE outlook ADD COLUMN alone INTEGER;
    DELETE FROM grdb_migrations WHERE identifier IN ('ratings', 'foreseen');
    """
LEDGER = "var/scorecards.sqlite"
PER_FILE = 100


class Failed(Exception):
    """The job did something that it must not do."""


def corpus(folder, seed, night):
    """Bring a folder to the state of a night, from that of the night before. A seed always gives the same bytes."""

    def write(name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # The nights before share their files with this one.
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")

    def export(file, conversations=PER_FILE):
        rng = random.Random(f"{seed}/xml/{file}")
        chats = "".join(generate.chat_xml(rng, file * PER_FILE + k) for k in range(conversations))
        write(f"xml/export-{file:04d}.xml",
              f'<?xml version="1.0" encoding="UTF-8"?>\n<chatInteractions>\n{chats}</chatInteractions>\n')

    def pages(numbers):
        for number in numbers:
            write(f"html/chat-{number:06d}.html",
                  generate.chat_html(random.Random(f"{seed}/html/{number}"), number))

    def mails(numbers):
        for number in numbers:
            write(f"mail/case-{number:06d}.html",
                  generate.mail_html(random.Random(f"{seed}/mail/{number}"), number))

    if night == 0:
        for file in range(12):
            # Two exports are cut at first, to grow later.
            export(file, 40 if file in (3, 7) else PER_FILE)
        pages(range(700))
        mails(range(250))
    elif night == 1:
        for file in (3, 12, 13, 14):
            export(file)
        pages(range(700, 900))
        for page in range(60):  # withdrawn
            (folder / f"html/chat-{page:06d}.html").unlink()
    elif night == 2:
        export(7)
        (folder / "xml/export-0001.xml").unlink()  # withdrawn
        mails(range(250, 320))
        write("xml/export-cut.xml", '<?xml version="1.0"?>\n<chatInteractions><chat id="Z1"><info>')
    else:
        for file in (15, 16, 99):
            export(file)
        pages(range(900, 1000))


def corpora(work, seed):
    """A folder for each night; what did not change is the same file."""
    folders = []
    for night in range(len(NOW)):
        folder = work / f"corpus-{night}"
        if night == 0:
            folder.mkdir(parents=True)
        else:
            shutil.copytree(folders[-1], folder, copy_function=os.link)
        corpus(folder, seed, night)
        folders.append(folder)
    return folders


class Place:
    """A configuration with its ledger and its exports."""

    def __init__(self, binary, folder, corpora):
        self.binary = binary
        self.folder = folder
        self.corpora = corpora
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copy(HERE / "pipeline.json", folder / "pipeline.json")

    @property
    def ledger(self):
        return self.folder / LEDGER

    def bring(self, night):
        """Put the exports of a night there, and where it is its turn an older ledger."""
        link = self.folder / "corpus"
        link.unlink(missing_ok=True)
        link.symlink_to(self.corpora[night], target_is_directory=True)
        if night == UPGRADE:
            with sqlite3.connect(self.ledger) as db:
                db.executescript(OLDER)
            db.close()

    def command(self, night):
        return [self.binary, "run", "--as-of", NOW[night], "--quiet"]

    def start(self, arguments, **options):
        return subprocess.Popen(
            arguments, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)

    def finish(self, arguments):
        """Run the job to its end."""
        process = self.start(arguments)
        errors = process.communicate()[1]
        if process.returncode not in (0, 1):
            raise Failed(f"ended with status {process.returncode}: {errors[:500]}")

    def exports(self):
        out = self.folder / "out"
        return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}

    def status(self):
        said = subprocess.run(
            [self.binary, "status", "--json"], cwd=self.folder, capture_output=True, text=True, check=True).stdout
        state = json.loads(said)
        return {key: state[key] for key in
                ("files", "conversations", "open_promises", "rejected", "rejections", "due", "rulesets")}

    def digest(self):
        """What the ledger holds, whatever numbers its rows have."""
        db = sqlite3.connect(f"file:{self.ledger}?mode=ro", uri=True)
        try:
            if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Failed("the ledger is damaged")
            if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise Failed("rows of the ledger point nowhere")
            parts = {}
            for name, query in CONTENTS.items():
                rows = hashlib.sha256()
                for row in db.execute(query):
                    rows.update(repr(row).encode())
                parts[name] = rows.hexdigest()
            return parts
        finally:
            db.close()

    def unread(self, expected):
        """Which share of a night's files is not recorded as it will be."""
        try:
            db = sqlite3.connect(f"file:{self.ledger}?mode=ro", uri=True)
            try:
                found = set(db.execute(FILES))
            finally:
                db.close()
        except sqlite3.Error:
            return 1.0
        return len(expected - found) / len(expected)


FILES = "SELECT source, path, hash FROM file"
CONTENTS = {
    "files": "SELECT source, path, size, hash, format, received FROM file ORDER BY source, path",
    "conversations": """
        SELECT c.source, export_id, c.path, f.path, last_instant, customer, turns, bytes, digest, text.body
        FROM conversation AS c LEFT JOIN file AS f ON f.id = c.file LEFT JOIN text ON text.conversation = c.id
        ORDER BY c.source, export_id""",
    "evaluations": """
        SELECT source, export_id, ruleset.name, e.body, e.as_of FROM conversation
        JOIN evaluation AS e ON e.id = conversation.evaluation JOIN ruleset ON ruleset.id = e.ruleset
        ORDER BY source, export_id""",
    "findings": """
        SELECT source, export_id, f.ordinal, criterion, identity, turn, start, "end", confidence, attribution, rule
        FROM conversation AS c JOIN finding AS f ON f.evaluation = c.evaluation
        LEFT JOIN agent ON agent.id = f.agent ORDER BY source, export_id, f.ordinal""",
    "promises": """
        SELECT source, export_id, ordinal, due_at, grace_until, state
        FROM conversation AS c JOIN promise USING (evaluation) ORDER BY source, export_id, ordinal""",
    "outlook": """
        SELECT source, export_id, changes_at, expires_at, contacts_since, contacts
        FROM conversation AS c JOIN outlook ON outlook.conversation = c.id ORDER BY source, export_id""",
    "participations": """
        SELECT source, export_id, identity FROM participation JOIN conversation AS c ON c.id = conversation
        JOIN agent ON agent.id = agent ORDER BY source, export_id, identity""",
    "open": "SELECT * FROM unsettled_link UNION ALL SELECT period FROM due UNION ALL SELECT id FROM night_background",
}


def differences(expected, found):
    return [name for name in sorted(set(expected) | set(found)) if expected.get(name) != found.get(name)]


def compare(expected, found, what):
    wrong = differences(expected, found)
    if wrong:
        raise Failed(f"{len(wrong)} {what} differ: {', '.join(wrong[:10])}")
