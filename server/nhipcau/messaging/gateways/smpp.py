"""An operator's centre over SMPP 3.4: one bound session, kept open; receipts come back on it."""

import logging
import re
import time
from contextlib import suppress
from typing import Any, Final

from django.db import DatabaseError
from smpplib import consts, exceptions, gsm
from smpplib.client import Client
from smpplib.smpp import make_pdu

from nhipcau.messaging import receipts
from nhipcau.messaging.gateways import NotTaken, Parcel, Refused, Unsure
from nhipcau.settings.sending import Way

log = logging.getLogger("nhipcau.messaging")
PATIENCE: Final = 8.0  # seconds for each answer
ALIVE: Final = 30.0  # seconds between two signs of life
NEVER: Final = {0x0A, 0x0B, 0x33, 0x40, 0x48, 0x49, 0x50, 0x51}  # wrong addresses, wrong type of number
LATER: Final = 0x64  # what we answer when we could not take a receipt: the centre tells it again
NATIONAL, WORDS, ISDN = 2, 5, 1
_RECEIPT: Final = re.compile(rb"id:(?P<ref>[^ ]+) .*?stat:(?P<stat>[A-Z]{5,7})", re.DOTALL)
_ENDS: Final = {b"DELIVRD": True, b"EXPIRED": False, b"DELETED": False, b"UNDELIV": False, b"REJECTD": False}


class Smpp:
    """One centre. Its session belongs to the process that sends."""

    def __init__(self, way: Way) -> None:
        self.way, self.name = way, way.name
        self.client: Any = None
        self.answers: dict[int, tuple[int, str]] = {}
        self.met = 0.0

    def hand(self, parcel: Parcel) -> str:
        """Hand a message over, part by part; see `Gateway`. Its name there is that of the last part."""
        self._open()
        texts, coding, esm_class = gsm.make_parts(parcel.text)
        ref = ""
        for at, text in enumerate(texts, start=1):
            try:
                status, ref = self._submit(parcel, text, coding, esm_class, last=at == len(texts))
            except (exceptions.ConnectionError, exceptions.PDUError, OSError) as error:
                self.close()
                raise Unsure(type(error).__name__) from error
            if status:
                raise _why(status, first=at == 1)
        return ref

    def listen(self) -> None:
        """Read receipts, and give a sign of life now and then."""
        if self.client is None:
            return
        try:
            self.client.poll()
            if time.monotonic() - self.met > ALIVE:
                self._sign()
        except (exceptions.ConnectionError, exceptions.PDUError, OSError) as error:
            log.warning("%s went away: %s", self.name, type(error).__name__)
            self.close()

    def close(self) -> None:
        """End the session."""
        client, self.client = self.client, None
        if client is not None:
            with suppress(exceptions.ConnectionError, exceptions.PDUError, OSError):
                client.unbind()
            with suppress(OSError):
                client.disconnect()

    def _open(self) -> None:
        if self.client is not None:
            return
        client = Client(self.way.host, self.way.port, timeout=PATIENCE, allow_unknown_opt_params=True, logger_name="nhipcau.smpp")
        client.set_message_sent_handler(self._answered)
        client.set_error_pdu_handler(self._answered)
        client.set_message_received_handler(self._received)
        try:
            client.connect()
            client.bind_transceiver(system_id=self.way.user, password=self.way.password)
        except (exceptions.ConnectionError, exceptions.PDUError, OSError) as error:
            with suppress(OSError):
                client.disconnect()
            raise NotTaken(f"{type(error).__name__}: {error}"[:120]) from error
        self.client, self.met = client, time.monotonic()

    def _submit(self, parcel: Parcel, text: bytes, coding: int, esm_class: int, *, last: bool) -> tuple[int, str]:
        """Return the status and the name that the centre answers with."""
        sent = self.client.send_message(
            source_addr_ton=WORDS if re.search("[A-Za-z]", self.way.sender) else 0,
            source_addr=self.way.sender,
            dest_addr_ton=NATIONAL,
            dest_addr_npi=ISDN,
            destination_addr=parcel.address,
            short_message=text,
            data_coding=coding,
            esm_class=esm_class,
            registered_delivery=last,
            user_message_reference=parcel.id.int & 0xFFFF,
        )
        ends = time.monotonic() + PATIENCE
        while sent.sequence not in self.answers:
            if time.monotonic() > ends:
                raise exceptions.ConnectionError
            self.client.read_once(auto_send_enquire_link=False)
        self.met = time.monotonic()
        return self.answers.pop(sent.sequence)

    def _answered(self, pdu: Any) -> None:  # noqa: ANN401 (a PDU of the library)
        name = getattr(pdu, "message_id", None) or b""
        self.answers[pdu.sequence] = (int(pdu.status), name.decode("ascii", "replace"))

    def _sign(self) -> None:
        self.client.send_pdu(_enquiry(self.client))
        self.met = time.monotonic()

    def _received(self, pdu: Any) -> int:  # noqa: ANN401 (as above)
        """Take a receipt; a message of somebody is not ours to take here."""
        text = getattr(pdu, "short_message", None) or getattr(pdu, "message_payload", None) or b""
        found = _RECEIPT.search(text)
        if found and found["stat"] in _ENDS:
            try:
                receipts.note(self.name, found["ref"].decode("ascii", "replace"), delivered=_ENDS[found["stat"]])
            except DatabaseError:
                log.exception("a receipt could not be noted")
                return LATER
        return int(consts.SMPP_ESME_ROK)


def _enquiry(client: Client) -> Any:  # noqa: ANN401 (as above)
    return make_pdu("enquire_link", client=client)


def _why(status: int, *, first: bool) -> Exception:
    words = f"status {status:#x}"
    if not first:
        return Unsure(words)
    return Refused(words) if status in NEVER else NotTaken(words)
