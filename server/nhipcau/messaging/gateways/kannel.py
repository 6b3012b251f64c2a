"""Kannel over HTTP: `sendsms` with our id, and receipts that come back to our own door (`messaging.http.receipt`).

Kannel writes our id into its access log (BINF), so a message that was handed over twice shows there under one id.
"""

from typing import Final
from urllib.parse import quote

import requests
from django.conf import settings

from nhipcau.kernel.gsm import is_plain
from nhipcau.messaging.gateways import NotTaken, Parcel, Refused, Unsure
from nhipcau.settings.sending import Way

PATIENCE: Final = (3, 8)  # seconds to reach it, and for its answer
TOLD: Final = 1 | 2 | 16  # receipts that are asked for: arrived, did not arrive, refused by the operator
DOOR: Final = "/tin-nhan/da-den"
_TAKEN, _NOT_NOW, _NEVER = {200, 202}, {401, 403, 404, 503}, 400


class Kannel:
    """One Kannel."""

    def __init__(self, way: Way) -> None:
        self.way, self.name, self.line = way, way.name, requests.Session()
        self.line.trust_env = False
        self.address = f"{way.kind.removeprefix('kannel+')}://{way.host}:{way.port}{way.path}"

    def hand(self, parcel: Parcel) -> str:
        """Hand a message over; see `Gateway`."""
        try:
            answer = self.line.get(self.address, params=self._asked(parcel), timeout=PATIENCE, allow_redirects=False)
        except requests.exceptions.ConnectTimeout as error:
            raise NotTaken("it does not answer") from error
        except requests.exceptions.ConnectionError as error:
            raise (NotTaken if _never_reached(error) else Unsure)(type(error).__name__) from error
        except requests.RequestException as error:
            raise Unsure(type(error).__name__) from error
        if answer.status_code in _TAKEN:
            return ""
        if answer.status_code == _NEVER:
            raise Refused(f"it answered {answer.status_code}")
        raise (NotTaken if answer.status_code in _NOT_NOW else Unsure)(f"it answered {answer.status_code}")

    def _asked(self, parcel: Parcel) -> dict[str, str]:
        way = self.way
        asked = {
            "username": way.user,
            "password": way.password,
            "to": parcel.address,
            "text": parcel.text,
            "charset": "UTF-8",
            "coding": "0" if is_plain(parcel.text) else "2",
            "binfo": str(parcel.id),
        }
        if way.sender:
            asked["from"] = way.sender
        if settings.SMS_SECRET:
            door = f"{settings.SENDING.door}{DOOR}?khoa={quote(settings.SMS_SECRET, safe='')}"
            asked |= {"dlr-mask": str(TOLD), "dlr-url": f"{door}&cong={quote(way.name, safe='')}&tin={parcel.id}&tt=%d"}
        return asked

    def listen(self) -> None:
        """Receipts come to our door."""

    def close(self) -> None:
        """Let go of the connections."""
        self.line.close()


def _never_reached(error: requests.exceptions.ConnectionError) -> bool:
    """Say whether the connection was never made, so that nothing can have been taken."""
    cause = error.args[0] if error.args else None
    reason = getattr(cause, "reason", None)
    return type(reason).__name__ in {"NewConnectionError", "ConnectTimeoutError", "NameResolutionError"}
