"""What goes on by itself: warned, given to the next level or why not, asked after four weeks, closed, told by the relay."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from nhipcau.feedback.petitions import bodies, messages, shield
from nhipcau.feedback.petitions.deadlines import SKIPS, skip
from nhipcau.feedback.petitions.models import ANSWERED, CLOSED, NEW, OPEN, TAKEN, Petition, Voice, Word
from nhipcau.feedback.petitions.rules import SILENT
from nhipcau.feedback.petitions.steps import go_on, go_up, say, told
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting, path_of, within
from nhipcau.places.queries import get_commune

TEXT_KEPT: Final = timedelta(days=730)  # of what was said, after the end; counts stay
WHO_KEPT: Final = timedelta(days=90)  # who it was, after the end


def tend(actor: Actor, body: bodies.TendPetitions, *, when: When) -> Facts:
    """Look at the days of every petition of a province, as they stand on a day."""
    changes: list[Change] = []
    counts: list[Count] = []
    for petition in Petition.objects.select_for_update().filter(within(actor), state__in=(*OPEN, ANSWERED)).order_by("id"):
        done = _open(petition, body, when) if petition.is_open else _answered(petition, body, when)
        if done:
            petition.save()
            changes += told(petition)
            counts += [Count(f"feedback.{done}", key=petition.category)] if done in {"warned", "escalated"} else []
    return Facts(actor.scope, tuple(changes), tuple(counts))


def _open(petition: Petition, body: bodies.TendPetitions, when: When) -> str:
    """Do what the day asks of something that waits: the days run again, a warning, a step up, or why there was none."""
    day, done = body.on, ""
    if petition.paused_until and day > petition.paused_until and petition.state in {NEW, TAKEN}:
        go_on(petition, petition.paused_until)
        done = "resumed"
    asked = petition.state not in {NEW, TAKEN}
    stands = asked or petition.stopped_on is not None
    if day > petition.due_on:
        top = petition.hands == "province"
        why = skip(
            asked_back=asked, paused_until=petition.paused_until, joined=False, top=top, due_on=petition.due_on, today=day,
            calendar=calendar(),
        )  # fmt: skip
        return _skipped(petition, why, when) or done if why else _up(petition, when)
    if day >= petition.warn_on and petition.warned_at is None and not stands:
        petition.warned_at = when.received_at
        say(petition, "house", "warned", when.received_at, f"Đã qua ba phần tư hạn. Nơi trả lời: {petition.body_told}.")
        return "warned"
    return done


def _skipped(petition: Petition, why: str, when: When) -> str:
    if petition.skipped == why:
        return ""
    petition.skipped = why
    say(petition, "house", "skipped", when.received_at, SKIPS[why])
    return "skipped"


def _up(petition: Petition, when: When) -> str:
    to = go_up(petition, when.received_at)
    if to is None:
        return _skipped(petition, "top", when)
    say(petition, "house", "escalated", when.received_at, f"Quá hạn. {to.reasons[0]}")
    return "escalated"


def _answered(petition: Petition, body: bodies.TendPetitions, when: When) -> str:
    """Ask after four weeks whether it was really done; where nobody says anything, it is closed as not confirmed."""
    if petition.confirm_on is None or body.on < petition.confirm_on:
        return ""
    if not petition.asked_again:
        petition.asked_again = True
        say(petition, "house", "done?", when.received_at, "Đã xong thật chưa?")
        return "asked"
    if body.on < petition.confirm_on + SILENT:
        return ""
    petition.state, petition.ended_at, petition.outcome = CLOSED, when.received_at, "silent"
    say(petition, "house", "silent", when.received_at, "Không ai nói chưa xong. Khép lại.")
    return "closed"


def relay(actor: Actor, body: bodies.RelayWord, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Bring a word to those it is for, where they left a number. The messages lie with the country: no office sees them.

    A word that was brought, or is no more, is nothing to bring.
    """
    word = Word.objects.select_for_update().select_related("petition").filter(id=body.word_id, kind__in=messages.RELAYED).first()
    if word is None or word.relayed_at:
        return Facts(COUNTRY)
    word.relayed_at = when.received_at
    word.save(update_fields=["relayed_at"])
    petition = word.petition
    wanted = Voice.objects.filter(petition=petition) if word.voice_id is None else Voice.objects.filter(id=word.voice_id)
    who = shield.known(list(wanted.order_by("said_at", "id").values_list("id", flat=True)))
    office = get_commune(petition.commune).full_name
    said = [messages.of_word(word, one, office, petition.body_told, petition.due_on, voice) for voice, one in who.items() if one.number]
    return Facts(COUNTRY, messages=tuple(said))


def relay_all(petition: UUID | None = None) -> int:
    """Bring every word that was not brought yet: of one petition, or all; return how many."""
    with acting(system(COUNTRY)):
        waiting = Word.objects.filter(kind__in=messages.RELAYED, relayed_at=None)
        waiting = waiting.filter(petition=petition) if petition else waiting
        ids = list(waiting.order_by("said_at", "id").values_list("id", flat=True))
    for word in ids:
        bus.do(system(COUNTRY), "feedback.relay", bodies.RelayWord(id=new_id(), word_id=word))
    return len(ids)


def tend_all() -> int:
    """Look at every province once a day, and let go of what is over its time; return how much went."""
    with acting(system(COUNTRY)):
        places = set(Petition.objects.filter(state__in=(*OPEN, ANSWERED)).values_list("place", flat=True))
    for province in sorted({place.split(".")[1] for place in places}):
        bus.do(system(path_of(province)), "feedback.tend", bodies.TendPetitions(id=new_id(), on=local_today()))
    relay_all()
    return let_go()


def let_go() -> int:
    """Let go of who it was ninety days after the end, and of what was said two years after it; the counts stay."""
    with acting(system(COUNTRY)):
        over = Petition.objects.filter(ended_at__lt=now() - WHO_KEPT)
        gone = shield.forget(list(Voice.objects.filter(petition__in=over).values_list("id", flat=True)))
        old = Petition.objects.filter(ended_at__lt=now() - TEXT_KEPT).exclude(what="")
        Word.objects.filter(petition__in=old).exclude(text="").update(text="")
        return gone + old.update(what="", spot="", since="", lat=None, lon=None, answer="", public_text="")
