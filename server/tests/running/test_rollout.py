"""The next release changes tables while this one serves: phones are answered all the time, with no fault."""

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg

from nhipcau.gateway.phones import give_code
from nhipcau.people import migrations as today
from nhipcau.settings import database
from tests.databases import Databases
from tests.load.served import SERVER, served
from tests.running.sender import Sender
from tests.world import settle

READER = 4.0  # seconds for which somebody goes on reading the table, as a backup does, once a change waits for it
LONGEST = READER  # seconds in which a phone may be kept waiting: were the change to wait as long as the reader, it would be more
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'people_household'::regclass"
SETTINGS = 'from nhipcau.settings.base import *\n\nMIGRATION_MODULES = {"people": "next_release"}\n'
EXPAND = """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("people", "{last}")]
    operations = [migrations.AddField("household", "rehearsed", models.IntegerField(null=True))]
"""
INDEX = """
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

class Migration(migrations.Migration):
    atomic = False
    dependencies = [("people", "9001_expand")]
    operations = [AddIndexConcurrently("household", models.Index(fields=["rehearsed"], name="rehearsed_soon"))]
"""
FILL = """
from django.db import migrations

BATCH = "UPDATE people_household SET rehearsed = 1 WHERE id IN (SELECT id FROM people_household WHERE rehearsed IS NULL LIMIT 50)"

def fill(apps, editor):
    with editor.connection.cursor() as cursor:
        filled = 0
        while cursor.execute(BATCH) and cursor.rowcount:
            filled += cursor.rowcount
        print(f"{filled} rows filled")

class Migration(migrations.Migration):
    atomic = False
    dependencies = [("people", "9002_index")]
    operations = [migrations.RunPython(fill)]
"""
CONTRACT = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("people", "9003_fill")]
    operations = [migrations.RemoveField("household", "rehearsed")]
"""


def next_release(folder: Path) -> None:
    """Write the migrations of a next release: today's, then expand, index, fill and contract."""
    package = folder / "next_release"
    package.mkdir(exist_ok=True)
    (folder / "next_settings.py").write_text(SETTINGS)
    own = sorted(Path(str(today.__file__)).parent.glob("*.py"))
    for path in own:
        (package / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    last = max(path.stem for path in own if path.stem[0].isdigit())
    names = ("9001_expand", "9002_index", "9003_fill", "9004_contract")
    for name, text in zip(names, (EXPAND, INDEX, FILL, CONTRACT), strict=True):
        (package / f"{name}.py").write_text(text.replace("{last}", last))


def migrate(folder: Path, socket: str, name: str) -> str:
    """Run `nhipcau migrate` of the next release, as its operator does; return what it said."""
    line = f"postgresql://{{}}@/{name}?host={socket}"
    env = {**os.environ, "PYTHONPATH": f"{folder}:{SERVER}", "DJANGO_SETTINGS_MODULE": "next_settings"}
    env |= {"DATABASE_URL": line.format(database.APP_ROLE), "DATABASE_OWNER_URL": line.format(database.OWNER_ROLE)}
    done = subprocess.run(
        [sys.executable, "-m", "nhipcau.cli", "migrate"], env=env, cwd=SERVER, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def reading(socket: str, name: str) -> threading.Thread:
    """Let somebody read the table until well after a change waits for its lock; return once they have begun."""
    begun = threading.Event()

    def read() -> None:
        with psycopg.connect(host=socket, dbname=name, user="postgres") as line:
            line.execute("SELECT count(*) FROM people_household")
            begun.set()
            deadline = time.monotonic() + 200
            while time.monotonic() < deadline and line.execute(WAITS).fetchone() == (0,):
                time.sleep(0.02)
            time.sleep(READER)

    thread = threading.Thread(target=read)
    thread.start()
    begun.wait(10)
    return thread


def test_phones_are_answered_while_the_next_release_expands_fills_and_contracts(
    real_database: str, databases: Databases, tmp_path: Path
) -> None:
    world, socket = settle(), databases.server.socket
    sender: Sender
    with served(socket, real_database) as (port, _):
        sender = Sender(lambda: port, world.tung_huong, give_code(world.system, world.lan_id))
        with sender.sending():
            next_release(tmp_path)
            reader = reading(socket, real_database)
            said = migrate(tmp_path, socket, real_database)
            reader.join()
    assert "A table is in use; trying again" in said
    filled = re.search(r"(\d+) rows filled", said)
    assert filled
    assert int(filled[1]) > 1
    print(f"\n{len(sender.taken)} letters while four migrations ran, answers {dict(sender.statuses)}; at most {sender.longest:.2f} s")
    assert set(sender.statuses) == {200}
    assert sender.longest < LONGEST


