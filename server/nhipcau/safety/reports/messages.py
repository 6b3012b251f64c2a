"""The commune's warning as a text message, to those who agreed to be followed up and left a number."""

from typing import Final
from uuid import UUID

from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import PLACE, WORDS, Message
from nhipcau.kernel.text import inside
from nhipcau.safety.reports.kinds import kinds

WARNING: Final = outgoing.template(
    "safety.warning",
    vi="UBND {noi} cảnh báo. {viec} {lam} Báo công an xã. 0 đồng.",
    params={"noi": PLACE, "viec": WORDS, "lam": WORDS},
    days=2,
)


def of_warning(warning: UUID, kind: str, commune: str, person: UUID, number: str) -> Message:
    """Return the warning for one telephone; it is erased together with that person's data."""
    one = kinds()[kind]
    to = outgoing.to_phone(number, person)
    return outgoing.say(WARNING, to, about=warning, once=f"{warning}:{number}", noi=inside(commune), viec=one["happens"], lam=one["do"])


def text_of(kind: str, commune: str) -> str:
    """Return the same text, to be copied and sent by hand."""
    one = kinds()[kind]
    return f"UBND {inside(commune)} cảnh báo. {one['happens']} {one['do']} Báo công an xã. 0 đồng."
