"""What people report and ask for, on the wire."""

from typing import Any

from nhipcau.feedback.petitions import bodies, catalogue, commands, handling, keeping, opening, photos, queries, tending
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_LEAD, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import FOLLOW_UP, HELP, RIGHTS, RUNNING
from nhipcau.kernel.registry import FileDuty, Measure, bundle, collection, command, erase, files, measure

TEAM = frozenset({MEMBER, LEADER, DESK, SYSTEM})
OFFICE = frozenset({DESK, COMMUNE_LEAD, PROVINCE_LEAD})
HOUSE = frozenset({SYSTEM})

command("feedback.raise_petition", bodies.RaisePetition, roles=TEAM, purpose=HELP)(commands.raise_petition)
command("feedback.join_petition", bodies.JoinPetition, roles=TEAM, purpose=HELP)(commands.join_petition)
command("feedback.confirm_done", bodies.ConfirmPetition, roles=TEAM, purpose=FOLLOW_UP)(commands.confirm_done)
command("feedback.attach_photo", bodies.AttachPetitionPhoto, roles=TEAM | {COMMUNE_LEAD}, purpose=HELP)(photos.attach_photo)
command("feedback.photo_arrived", bodies.PetitionPhotoArrived, roles=HOUSE, purpose=HELP)(photos.photo_arrived)
command("feedback.write_back", bodies.WriteBack, roles=HOUSE, purpose=HELP)(commands.write_back)
command("feedback.give", bodies.GivePetition, roles=OFFICE, purpose=HELP)(handling.give)
command("feedback.take", bodies.TakePetition, roles=OFFICE, purpose=HELP)(handling.take)
command("feedback.ask_back", bodies.AskPetitioner, roles=OFFICE, purpose=HELP)(handling.ask_back)
command("feedback.answer", bodies.AnswerPetition, roles=OFFICE, purpose=HELP)(handling.answer)
command("feedback.forward", bodies.ForwardPetition, roles=OFFICE, purpose=HELP)(handling.forward)
command("feedback.pause", bodies.PausePetition, roles=OFFICE, purpose=HELP)(handling.pause)
command("feedback.close", bodies.ClosePetition, roles=OFFICE, purpose=HELP)(handling.close)
command("feedback.reopen", bodies.ReopenPetition, roles=OFFICE, purpose=HELP)(handling.reopen)
command("feedback.merge", bodies.MergePetition, roles=OFFICE, purpose=HELP)(handling.merge)
command("feedback.publish", bodies.PublishPetition, roles=OFFICE, purpose=HELP)(handling.publish)
command("feedback.ask_identity", bodies.AskIdentity, roles=OFFICE, purpose=RIGHTS)(opening.ask_identity)
command("feedback.agree_identity", bodies.AgreeIdentity, roles=OFFICE, purpose=RIGHTS)(opening.agree_identity)
command("feedback.tend", bodies.TendPetitions, roles=HOUSE, purpose=RUNNING)(tending.tend)
command("feedback.relay", bodies.RelayWord, roles=HOUSE, purpose=HELP)(tending.relay)
collection("feedback.petitions", bodies.PetitionRow, roles=WITH_FAMILIES, purpose=HELP)(queries.rows_visible_to)
files("feedback", FileDuty(queries.photo_awaited, photos.tell_arrived, queries.photo_readable, queries.photos_wanted))
measure(Measure("feedback.petitions", "sum", "Phản ánh, kiến nghị", "Petitions"))
measure(Measure("feedback.joined", "sum", "Cùng phản ánh", "Joined petitions"))
measure(Measure("feedback.answered", "sum", "Phản ánh đã trả lời", "Petitions answered"))
measure(Measure("feedback.warned", "sum", "Phản ánh được nhắc hạn", "Petitions near their deadline"))
measure(Measure("feedback.escalated", "sum", "Phản ánh chuyển cấp trên", "Petitions given to the next level"))
measure(Measure("feedback.confirmed", "sum", "Bà con nói xong thật hay chưa", "Petitions that people say were done or not"))
erase(keeping.erase)
lasting.sweep(tending.tend_all)
checked(catalogue.CATEGORIES, lambda _day: catalogue.category_faults(catalogue.written(catalogue.CATEGORIES)))
checked(catalogue.ROUTES, lambda _day: catalogue.route_faults(catalogue.written(catalogue.ROUTES)))
checked(catalogue.DEADLINES, lambda _day: catalogue.deadline_faults(catalogue.written(catalogue.DEADLINES)))
_SHOWN = ("id", "name", "pictogram", "where", "since", "photo")


@bundle("petitions")
def petitions_bundle() -> dict[str, Any]:
    """Return what a phone needs to take a petition: the categories, whom it may be about, what belongs elsewhere."""
    formal = catalogue.formal()
    return {
        "categories": [{key: one[key] for key in _SHOWN} | {"quiet": catalogue.is_quiet(one["id"])} for one in catalogue.categories().values()],
        "about": [{"id": one["id"], "name": one["name"]} for one in catalogue.abouts().values()],
        "formal": {key: formal[key] for key in ("words", "title", "say", "bring", "source")},
        "urgent": catalogue.written(catalogue.CATEGORIES)["urgent"],
    }
