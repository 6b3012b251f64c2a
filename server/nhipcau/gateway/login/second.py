"""The second step after a password: six digits by the clock (TOTP, RFC 6238), or a code kept on paper."""

from datetime import datetime
from hmac import compare_digest

import pyotp
from django.contrib.auth.models import User
from django.db import transaction

from nhipcau.gateway.codes import mark, new_code, plain
from nhipcau.gateway.login import seals
from nhipcau.gateway.login.models import RecoveryCode, SecondStep
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id

HOUSE = "Nhịp Cầu"
STEP = 30  # seconds that a code is shown
DRIFT = 1  # steps by which an officer's clock may be off
PAPER_CODES = 10


def is_set(user: User) -> bool:
    """Say whether this officer's log-in asks for a second step."""
    return SecondStep.objects.filter(user=user).exclude(set_at=None).exists()


def begin(user: User) -> SecondStep:
    """Return the officer's second step, with a fresh secret when none waits to be confirmed."""
    found = SecondStep.objects.filter(user=user).first()
    if found is None:
        row = new_id()
        secret = seals.seal(pyotp.random_base32().encode(), _name(row))
        found, _ = SecondStep.objects.get_or_create(user=user, defaults={"id": row, "secret": secret})
    return found


def secret_of(step: SecondStep) -> str:
    """Return the secret that an authenticator has to learn.

    Raises:
        NotOurs: it was not sealed in this row by a key of ours.
    """
    return seals.unseal(bytes(step.secret), _name(step.id)).decode()


def address_of_secret(step: SecondStep, login: str) -> str:
    """Return the ``otpauth:`` address that authenticators read from a QR code."""
    return pyotp.TOTP(secret_of(step)).provisioning_uri(name=login, issuer_name=HOUSE)


def confirm(user: User, typed: str, at: datetime | None = None) -> list[str] | None:
    """Put the second step in force with its first code; return the codes for paper, or None when it is wrong."""
    if not _by_clock(user, typed, at or now(), confirmed=False):
        return None
    SecondStep.objects.filter(user=user).update(set_at=now())
    return new_paper_codes(user)


def passes(user: User, typed: str, at: datetime | None = None) -> str:
    """Return by what this code lets the officer through, “totp” or “recovery”; empty when it does not."""
    if _by_clock(user, typed, at or now(), confirmed=True):
        return "totp"
    unused = RecoveryCode.objects.filter(user=user, code_hash=mark(f"recovery:{plain(typed)}"), used_at=None)
    return "recovery" if unused.update(used_at=now()) else ""


def new_paper_codes(user: User) -> list[str]:
    """Return ten fresh codes to write down; those given before are worth nothing any more."""
    codes = [new_code() for _ in range(PAPER_CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user=user, code_hash=mark(f"recovery:{plain(code)}")) for code in codes
        )
    return codes


def paper_codes_left(user: User) -> int:
    """Return how many codes on paper still work."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def remove(user: User) -> bool:
    """Take the second step away, its codes too; say whether there was one."""
    RecoveryCode.objects.filter(user=user).delete()
    return bool(SecondStep.objects.filter(user=user).delete()[0])


def _by_clock(user: User, typed: str, at: datetime, *, confirmed: bool) -> bool:
    """Say whether these are the digits of just now. A code, once used, is used up, and so are those before it."""
    digits = "".join(typed.split())
    with transaction.atomic():
        row = SecondStep.objects.select_for_update().filter(user=user, set_at__isnull=not confirmed).first()
        if row is None:
            return False
        clock, here = pyotp.TOTP(secret_of(row)), int(at.timestamp()) // STEP
        for step in range(max(here - DRIFT, row.used_step + 1), here + DRIFT + 1):
            if compare_digest(clock.generate_otp(step).encode(), digits.encode()):
                row.used_step = step
                row.save(update_fields=["used_step"])
                return True
    return False


def _name(row: object) -> str:
    return f"gateway_second_step:{row}"
