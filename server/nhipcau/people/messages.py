"""The receipt as a text message, to whoever wants it so: what they agreed to, and what they took back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from nhipcau.kernel import outgoing
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.outgoing import CODE, PLACE, WORDS, Message
from nhipcau.kernel.slip_codes import spell_slip_code
from nhipcau.people.models import Consent, Resident
from nhipcau.people.receipts import NAMES

EVERYTHING: Final = "help_now"  # who takes this back is forgotten altogether
ROOM: Final = 64  # letters that the commune and what is agreed to may have together, for one part of a text message
_PARAMS: Final = {"noi": PLACE, "ngay": WORDS, "viec": WORDS, "ma": CODE}
AGREED: Final = outgoing.template(
    "people.agreed",
    vi="UBND {noi} ghi {ngay}: đồng ý {viec}. Biên nhận {ma}. Xem, sửa, rút: báo tổ, quầy xã. 0 đồng.",
    params=_PARAMS,
    days=3,
)
TAKEN_BACK: Final = outgoing.template(
    "people.taken_back",
    vi="UBND {noi} ghi {ngay}: đã rút {viec}. Biên nhận {ma}. Không phải mình rút: báo quầy xã. 0 đồng.",
    params=_PARAMS,
    days=3,
)


def of_agreeing(given: Consent, day: datetime) -> tuple[Message, ...]:
    """Return the receipt, if the person wants it as a text message: all that stands together with this consent, once.

    What is said to a person goes with the person's data.
    """
    if not given.telephone or given.resident is None:
        return ()
    together = Consent.objects.filter(receipt=given.receipt, resident=given.resident, withdrawn_at=None)
    names = [NAMES[one] for one in together.order_by("given_at", "id").values_list("purpose", flat=True)]
    to = outgoing.to_phone(given.telephone, given.resident.id)
    return (_said(AGREED, to, given, day, names, once=given.receipt),)


def of_taking_back(person: Resident, purpose: str, day: datetime) -> tuple[Message, ...]:
    """Return the receipt of a withdrawal, to each number at which the person wanted receipts; ask before anything is erased.

    Who takes everything back is told without being named: nothing then ties the message to anybody.
    """
    wanted = Consent.objects.filter(resident=person).exclude(telephone="").select_related("controller").order_by("given_at", "id")
    erased_with = None if purpose == EVERYTHING else person.id
    names = ["mọi điều đã đồng ý"] if purpose == EVERYTHING else [NAMES[purpose]]
    numbers = {given.telephone: given for given in wanted}
    return tuple(
        _said(TAKEN_BACK, outgoing.to_phone(number, erased_with), given, day, names, once=f"{given.receipt}:{purpose}:{day.isoformat()}")
        for number, given in numbers.items()
    )


def _said(kind: str, to: outgoing.To, given: Consent, day: datetime, names: Sequence[str], *, once: str) -> Message:
    commune, code = given.controller.full_name, spell_slip_code(given.receipt)
    told = named(names, ROOM - len(commune))
    return outgoing.say(kind, to, once=once, noi=commune, ngay=f"{local_date(day):%d/%m/%Y}", viec=told, ma=code)


def named(names: Sequence[str], room: int) -> str:
    """Return what somebody agreed to by name, or, where that is too long for one message, how much it was."""
    told = ", ".join(names)
    return told if len(told) <= room or len(names) == 1 else f"{len(names)} việc"
