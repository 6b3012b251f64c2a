"""``nhipcau demo``: build the demo world when it is absent, and say who can log in."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.gateway.demo.build import build, check_allowed, is_built
from nhipcau.gateway.demo.guests import Guests, guests
from nhipcau.kernel.problems import Refusal


class Command(BaseCommand):
    """Invented people in two communes and a month of work; each call gives Lan's phone a fresh code."""

    help = "Build the demo world (once) and print its logins and a fresh code for Lan's phone."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to print."""
        parser.add_argument("--who", action="store_true", help="only print; build nothing")
        parser.add_argument("--json", action="store_true", help="print as JSON")
        parser.add_argument("--address", default="", help="the house's address, put before every page")

    def handle(self, *_: Any, who: bool, address: str, verbosity: int, **options: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Build, then print; quietly with verbosity 0."""
        try:
            told = 0 if who else build()
            check_demo()
        except Refusal as refusal:
            raise CommandError(_said(refusal)) from refusal
        if verbosity == 0 and not options["json"]:
            return
        found = guests()
        if options["json"]:
            plain = asdict(found) | {"told": told, "demo": True}
            self.stdout.write(json.dumps(_addressed(plain, address), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_text(found, address))


def check_demo() -> None:
    """Refuse to name logins where there is no demo world.

    Raises:
        Refusal: 403.118 in production, or no demo world is there.
    """
    check_allowed()
    if not is_built():
        raise CommandError("Chưa có dữ liệu trình diễn: chạy `nhipcau demo`. · No demo world yet: run `nhipcau demo`.")


def _text(found: Guests, address: str) -> str:
    lines = [f"  {'Ai · who':<17} {'login':<8} {'password':<15} mở · open"]
    lines += [
        f"  {one.name:<17} {one.username:<8} {one.password:<15} {address}{one.open:<7} {one.duty}, {one.place}"
        for one in found.logins
    ]
    phone = found.phone
    lines += [
        "",
        f"  Máy của {phone.member} ({phone.place}, tổ trưởng {phone.leader}): mã · code {phone.code}",
        f"  {address}{phone.open}",
    ]
    lines += [f"  Phiếu của bà Tư · a slip: {address}{found.slip}"] if found.slip else []
    lines += [f"  Phiếu có lệ phí · a slip with a fee: {address}{found.slip_with_fee}"] if found.slip_with_fee else []
    return "\n".join(lines)


def _addressed(plain: dict[str, Any], address: str) -> dict[str, Any]:
    """Put the house's address before every page."""
    for one in [*plain["logins"], plain["phone"]]:
        one["open"] = address + one["open"]
    for name in ("slip", "slip_with_fee"):
        plain[name] = address + plain[name] if plain[name] else ""
    return plain


def _said(refusal: Refusal) -> str:
    vi, en = (words.filled(refusal.details) for words in (refusal.problem.vi, refusal.problem.en))
    verb = refusal.details.get("verb", "")
    return f"[{refusal.problem.number}] {verb} {vi.what} {vi.todo}\n{en.what} {en.todo}"
