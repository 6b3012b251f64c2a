"""Checkpoints: an outsider with openssl can check them, and nothing written before one can be changed unnoticed."""

import shutil
import subprocess
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from nhipcau.kernel import checkpoint
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.checkpoint import End, NotACheckpoint
from nhipcau.kernel.clock import now
from nhipcau.kernel.models import Checkpoint
from nhipcau.kernel.reads import ReadDoor, Said, Seen, looked
from nhipcau.kernel.scope import acting
from tests.world import COMMUNE, settle

ENDS = [End("reads", "16933", 3, b"\1" * 32), End("ledger", "16933", 7, b"\2" * 32)]
HOA = Actor(UUID(int=3), "desk", COMMUNE)
DOOR = ReadDoor("trial", "reception", Said("Tiếp nhận", "Reception"), {})


def test_a_checkpoint_says_again_what_was_written_into_it() -> None:
    text = checkpoint.written(12, now(), "ab" * 32, ENDS)
    told = checkpoint.read(text, checkpoint.public_keys())
    assert (told.number, told.previous, list(told.ends)) == (12, "ab" * 32, sorted(ENDS))


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("16933 7", "16933 6", "signature"),
        ("number 12", "number 13", "signature"),
        ("\n--\n", "\n", "no signature"),
        ("signature M", "signature *", "cannot be read"),
    ],
)
def test_one_byte_changed_in_its_text_is_noticed(before: str, after: str, why: str) -> None:
    text = checkpoint.written(12, now(), "", ENDS)
    with pytest.raises(NotACheckpoint, match=why):
        checkpoint.read(text.replace(before, after, 1), checkpoint.public_keys())


def test_another_houses_signature_is_not_believed_and_a_former_key_of_ours_is(settings) -> None:
    text = checkpoint.written(1, now(), "", ENDS)
    ours = settings.CHECKPOINT_KEYS
    settings.CHECKPOINT_KEYS = ["c" * 43, *ours]
    assert checkpoint.read(text, checkpoint.public_keys()).number == 1
    settings.CHECKPOINT_KEYS = ["c" * 43]
    with pytest.raises(NotACheckpoint, match="known key"):
        checkpoint.read(text, checkpoint.public_keys())


def test_a_text_of_another_kind_under_our_own_signature_is_no_checkpoint(monkeypatch) -> None:
    monkeypatch.setattr(checkpoint, "TITLE", "something else 1")
    text = checkpoint.written(1, now(), "", ENDS)
    monkeypatch.undo()
    with pytest.raises(NotACheckpoint, match="begins with"):
        checkpoint.read(text, checkpoint.public_keys())


def test_the_lines_of_the_page_let_openssl_check_it(tmp_path: Path) -> None:
    """The very lines that docs/kiem-toan.md gives to an outsider."""
    if not shutil.which("openssl"):
        pytest.fail("openssl is not installed (Debian: sudo apt install openssl)")
    page = (Path(__file__).parents[4] / "docs/kiem-toan.md").read_text(encoding="utf-8")
    lines = [line.strip() for line in page.split("<!-- openssl -->")[1].split("```")[1].splitlines()[1:]]
    (tmp_path / "moc.txt").write_text(checkpoint.written(12, now(), "", ENDS))
    (tmp_path / "moc.pem").write_text(checkpoint.pem(checkpoint.public_keys()[0]))
    script = "\n".join(line for line in lines if line)
    assert "openssl" in script

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", "-ec", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run().stdout.strip().endswith("Verified OK")
    changed = (tmp_path / "moc.txt").read_text().replace("16933 7", "16933 8")
    (tmp_path / "moc.txt").write_text(changed)
    assert run().returncode != 0


@pytest.mark.parametrize("text", ["", "no key", "-----BEGIN PUBLIC KEY-----\nMCo=\n-----END PUBLIC KEY-----\n"])
def test_what_is_no_key_is_told_so(text: str) -> None:
    with pytest.raises(NotACheckpoint, match="key"):
        checkpoint.from_pem(text)


# ── held against a database


def make(folder: Path) -> Path:
    call_command("checkpoint", to=folder, stdout=StringIO())
    return max(folder.glob("moc-*.txt"))


def look() -> None:
    with acting(HOA):
        looked(HOA, DOOR, [Seen(COMMUNE, many=3)])


def as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def verify(file: Path) -> str:
    out = StringIO()
    try:
        call_command("verify", "checkpoint", str(file), stdout=out)
    except CommandError as error:
        out.write(str(error))
    return out.getvalue()


def test_what_came_after_a_checkpoint_leaves_it_true(real_database: str, tmp_path: Path) -> None:
    settle()
    look()
    first = make(tmp_path)
    look()
    second = make(tmp_path)
    assert first != second
    for file in (first, second):
        assert "Đúng như mốc" in verify(file)
    kept = list(Checkpoint.objects.order_by("number"))
    assert checkpoint.name_of(kept[0].text) in kept[1].text
    assert "reads 16933 1 " in kept[0].text


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("UPDATE kernel_entry SET verb = verb || ' ' WHERE commune = '16933' AND number = 2", "16933 · 2: was changed"),
        ("DELETE FROM kernel_entry WHERE commune = '16933' AND number = 3", "16933 · 3: an entry is missing"),
        ("UPDATE kernel_read SET count = 4 WHERE number = 2", "16933 · 2: reads: a line was changed"),
        ("DELETE FROM kernel_read WHERE number = 3", "16933 · 2: reads: the end is not where"),
        ("UPDATE kernel_checkpoint SET text = replace(text, 'reads', 'reads ')", "checkpoint · 1: is not kept here"),
        ("DELETE FROM kernel_checkpoint", "checkpoint · 1: is not kept here"),
    ],
)
def test_a_gap_or_a_change_since_is_found_and_named(real_database: str, tmp_path: Path, harm: str, named: str) -> None:
    settle()
    for _ in range(3):
        look()
    file = make(tmp_path)
    as_owner(harm)
    told = verify(file)
    assert named in told
    assert "Khác với mốc số 1" in told


def test_a_chain_written_anew_from_its_beginning_ends_elsewhere(real_database: str, tmp_path: Path) -> None:
    """Whoever owns the database can make a chain that is whole in itself; the checkpoint outside gives it away."""
    for _ in range(2):
        look()
    file = make(tmp_path)
    as_owner("DELETE FROM kernel_read; DELETE FROM kernel_trail_head")
    for _ in range(2):
        look()
    call_command("verify", "reads", stdout=StringIO())
    assert "reads: the end is not where" in verify(file)


def test_a_checkpoint_of_a_broken_chain_says_so_and_ends_with_one(real_database: str, tmp_path: Path) -> None:
    look()
    as_owner("UPDATE kernel_read SET count = 9")
    with pytest.raises(CommandError, match="có chuỗi bị sửa"):
        make(tmp_path)
    assert Checkpoint.objects.get().broken == ["16933 · 1: reads: a line was changed after it was written"]


def test_the_public_key_is_printed_and_believed_instead_of_ours(real_database: str, tmp_path: Path, settings) -> None:
    look()
    file, out = make(tmp_path), StringIO()
    call_command("checkpoint", public=True, stdout=out)
    (tmp_path / "moc.pem").write_text(out.getvalue())
    call_command("verify", "checkpoint", str(file), key=tmp_path / "moc.pem", stdout=StringIO())
    settings.CHECKPOINT_KEYS = ["c" * 43]
    assert "known key" in verify(file)
    assert "cannot be read" in verify(tmp_path / "nothing.txt")
    with pytest.raises(CommandError, match="FILE"):
        call_command("verify", "checkpoint")
