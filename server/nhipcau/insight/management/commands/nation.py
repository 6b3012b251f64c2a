"""``nhipcau nation publish | subscribe | unsubscribe | refresh | status``: provinces' months come together (docs/run/nation.md)."""

import os
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from nhipcau.insight.nation import replication
from nhipcau.insight.nation.queries import states
from nhipcau.kernel.clock import VIETNAM

ADMINISTRATOR = "NHIPCAU_ADMIN_DATABASE_URL"
LEFT = (
    "Tỉnh không trả lời, hoặc không còn chỗ đọc của cả nước. Nếu ở tỉnh còn thì bỏ đi, kẻo đầy đĩa:"
    " · The province did not answer, or has no slot of the nation's. If one is left there, drop it, or its disk fills:\n"
    "  SELECT pg_drop_replication_slot('nhipcau_{province}') FROM pg_replication_slots WHERE slot_name = 'nhipcau_{province}' AND NOT active;"
)


class Command(BaseCommand):
    """On a province: publish. At the nation: subscribe to each province, and say how old each is."""

    help = "Bring the provinces' months together by logical replication."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, which province, and where its database is."""
        parser.add_argument("what", choices=["publish", "subscribe", "unsubscribe", "refresh", "status"])
        parser.add_argument("province", nargs="?", default="", help="its code, as 40")
        parser.add_argument("--source", default="", help="where its database is, in libpq's words")

    def handle(self, *_: Any, what: str, province: str, source: str, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Do it, and say so."""
        if what == "status":
            self._say_states()
            return
        if what != "publish" and not province.isdigit():
            raise CommandError("Thiếu mã tỉnh, ví dụ 40 · The province's code is missing")
        if what == "subscribe" and not source:
            raise CommandError("Thiếu --source · Where its database is, is missing")
        ended = True
        with _administrator() as line:
            if what == "publish":
                replication.publish(line)
            elif what == "subscribe":
                ended = replication.subscribe(line, province, source)
            elif what == "unsubscribe":
                ended = replication.unsubscribe(line, province)
            else:
                replication.refresh_tables(line, province)
        self.stdout.write("Xong. · Done.")
        if not ended:
            self.stdout.write(LEFT.format(province=province))

    def _say_states(self) -> None:
        for state in states():
            at = state.at.astimezone(VIETNAM).isoformat(timespec="seconds") if state.at else "chưa có · nothing yet"
            self.stdout.write(f"{state.province}  {at}  {'MẤT LIÊN LẠC · fallen out' if state.fallen_out else 'ổn · well'}")


def _administrator() -> "psycopg.Connection[Any]":
    given = os.environ.get(ADMINISTRATOR)
    if given:
        return psycopg.connect(given, autocommit=True)
    fields = connections["owner"].get_connection_params()
    names = {key: fields[key] for key in ("host", "port", "user", "password", "dbname") if fields.get(key)}
    return psycopg.connect(**names, autocommit=True)
