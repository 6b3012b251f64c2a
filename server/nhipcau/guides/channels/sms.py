"""What came in by text message, and what goes back. Issue a gateway a call: `hear(sender, text)` returns the messages."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from nhipcau.guides import queries
from nhipcau.guides.channels import talk
from nhipcau.guides.channels.models import Conversation
from nhipcau.guides.channels.plain import messages
from nhipcau.guides.channels.visits import place_names
from nhipcau.guides.fold import fold
from nhipcau.guides.models import Procedure
from nhipcau.guides.told import SAFETY
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.problems import Refusal

KEPT: Final = timedelta(hours=24)
LONGEST: Final = 480  # characters of a message that are read: three messages of a phone
_OFFERED, _SWEPT = 3, 50
_START: Final = re.compile(r"(?:giay|hd|huong dan|thu tuc|giup|help)\b\s*(.*)")
_CODE: Final = re.compile(r"\d\.\d{6}")
HELP: Final = "Nhan GIAY va ten viec, vi du: GIAY khai sinh. Hoi vai cau, ra dung giay nha minh can."
NOTHING: Final = "Chua thay viec nay. Nhan cach khac, vi du: GIAY ket hon. Hoac hoi to cong nghe so cua ban."
NO_GUIDE: Final = "Viec nay chua co hoi dap qua tin nhan. Hoi to cong nghe so cua ban, hoac mot cua cua xa."


def hear(sender: str, text: str) -> list[str]:
    """Answer one message of a telephone; each answer fits one message of 160 plain letters."""
    key, said = sender_key(sender), text[:LONGEST].strip()
    with transaction.atomic():
        _sweep()
        held = Conversation.objects.select_for_update().filter(sender=key, expires_at__gt=now()).first()
        started = _START.fullmatch(_folded(said))
        if started and not (held and held.procedure and fold(said) == talk.WHOLE):
            return _look_up(key, started[1] or "")
        if held is None:
            return messages([HELP, SAFETY]) if fold(said) in talk.STOP or not said else _look_up(key, said)
        return _go_on(held, said) if held.procedure else _choose(held, said)


def is_talking(sender: str) -> bool:
    """Say whether a telephone is in the middle of a guide."""
    return Conversation.objects.filter(sender=sender_key(sender), expires_at__gt=now()).exists()


def sender_key(sender: str) -> str:
    """Return the keyed hash under which a telephone's conversation lies; the same for +84 and 0."""
    return hmac.new(settings.LOOKUP_KEY.encode(), f"sms {home_number(sender)}".encode(), hashlib.sha256).hexdigest()


def _folded(said: str) -> str:
    """Fold what was said, but leave a procedure's code whole."""
    code = _CODE.search(said)
    return f"giay {code[0]}" if code and fold(said.replace(code[0], "")) in {"", "giay"} else fold(said)


def _look_up(key: str, words: str) -> list[str]:
    """Find what is meant; begin at once where there is no doubt, else offer the three nearest."""
    if not words:
        return messages([HELP, SAFETY])
    found = [one for one in queries.find_procedures(words, _OFFERED) if queries.has_guide(one)]
    if _CODE.fullmatch(words) and found:
        return _begin(key, found[0])
    if not found:
        return messages([NO_GUIDE if queries.find_procedures(words, 1) else NOTHING])
    if len(found) == 1 or fold(words) in {fold(found[0].plain), *map(fold, found[0].body.get("aliases", []))}:
        return _begin(key, found[0])
    _keep(Conversation(sender=key, offered=[one.code for one in found]))
    return messages(["Bà con cần việc nào?", *(f"{at}. {one.plain}" for at, one in enumerate(found, start=1))])


def _choose(held: Conversation, said: str) -> list[str]:
    number = int(said) if said.isascii() and said.isdigit() and len(said) == 1 else 0
    if fold(said) in talk.STOP:
        held.delete()
        return messages([talk.GOODBYE])
    if 1 <= number <= len(held.offered):
        return _begin(held.sender, queries.get_procedure(held.offered[number - 1]))
    if said == talk.AGAIN or number or said == "0":
        names = [queries.get_procedure(code).plain for code in held.offered]
        return messages(["Chọn một số:", *(f"{at}. {name}" for at, name in enumerate(names, start=1))])
    return _look_up(held.sender, said)


def _begin(key: str, procedure: Procedure) -> list[str]:
    scene = _scene(procedure.code, "")
    reply = talk.begin(scene)
    _keep(_conversation(key, scene, reply.talk))
    return reply.sent


def _go_on(held: Conversation, said: str) -> list[str]:
    try:
        scene = _scene(held.procedure, held.version)
    except Refusal:
        held.delete()
        return messages([NO_GUIDE])
    reply = talk.hear(scene, talk.Talk(held.answers, held.question), said)
    if reply.talk is None:
        held.delete()
    else:
        _keep(_conversation(held.sender, scene, reply.talk))
    return reply.sent


def _scene(code: str, version: str) -> talk.Scene:
    guide = queries.get_guide(code, version)
    return talk.Scene(guide, local_today().isoformat(), place_names(guide))


def _conversation(key: str, scene: talk.Scene, held: talk.Talk | None) -> Conversation:
    held = held or talk.Talk()
    guide = scene.guide
    return Conversation(
        sender=key,
        procedure=guide["procedure"],
        version=guide["version"],
        answers=dict(held.answers),
        question=held.question,
    )


def _keep(conversation: Conversation) -> None:
    conversation.expires_at = now() + KEPT
    conversation.save()


def _sweep() -> None:
    """Forget conversations that are over a day old, some with every message."""
    old = Conversation.objects.filter(expires_at__lte=now()).values_list("sender", flat=True)[:_SWEPT]
    Conversation.objects.filter(sender__in=list(old)).delete()
