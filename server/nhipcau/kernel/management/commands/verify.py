"""``nhipcau verify ledger``: walk every chain and name each place that is not what was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from nhipcau.kernel.chain import Break, faults
from nhipcau.kernel.models import Body, Entry, Head

SHOWN = 20


class Command(BaseCommand):
    """Verify the ledger of every commune, with the owner's eyes (the application cannot read bodies)."""

    help = "Verify the hash chain of the ledger."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the thing to verify; there is one."""
        parser.add_argument("what", choices=["ledger"])

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Exit with 1 and the places when a chain is broken."""
        broken: list[Break] = []
        with transaction.atomic(using="owner"):
            with transaction.get_connection("owner").cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            heads = list(Head.objects.using("owner").order_by("commune"))
            for head in heads:
                broken += _walk(head)
            broken += _strangers({head.commune for head in heads})
        for one in broken[:SHOWN]:
            self.stdout.write(f"{one.commune} · {one.number}: {one.what}")
        total = sum(head.entries for head in heads)
        if broken:
            raise CommandError(f"Sổ cái bị sửa: {len(broken)} chỗ. · The ledger is broken in {len(broken)} place(s).")
        self.stdout.write(
            f"Sổ cái nguyên vẹn: {total} dòng, {len(heads)} chuỗi. · The ledger is whole: {total} entries, {len(heads)} chains."
        )


def _walk(head: Head) -> list[Break]:
    entries = Entry.objects.using("owner").filter(commune=head.commune).order_by("number")
    ids = list(entries.values_list("id", flat=True))
    bodies = Body.objects.using("owner").in_bulk(ids)
    known = {name: (bytes(body.salt), body.text) for name, body in bodies.items()}
    return list(faults(head.commune, entries.iterator(2000), known, bytes(head.tip), head.entries))


def _strangers(known: set[str]) -> list[Break]:
    stray = Entry.objects.using("owner").exclude(commune__in=known).order_by("commune", "number")
    return [Break(entry.commune, entry.number, "belongs to no chain") for entry in stray[:SHOWN]]
