"""Many people elsewhere, for tests of what the database chooses when a table is not empty."""

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.people.models import Consent, Household, Resident
from nhipcau.surveys.models import Answer, Form
from tests.world import World


def crowded(world: World) -> None:
    """Fill another commune with people who agreed to a passport: of an empty table, any index is as good as another."""
    home, elsewhere = Household.objects.get(id=world.ba_tu.household), "vn.40.16936."
    people = [
        Resident(id=new_id(), household=home, place=elsewhere, full_name="Vi Văn Xa", given_name="Xa") for _ in range(1_000)
    ]
    agreed = [
        Consent(
            id=new_id(), resident=one, place=elsewhere, purpose="passport", given_by="self", method="tap", wording="v3",
            controller_id="16933", taken_by=world.lan_id, given_at=now(),
        )
        for one in people
    ]  # fmt: skip
    Resident.objects.bulk_create(people)
    Consent.objects.bulk_create(agreed)
    _asked(world, elsewhere)


def _asked(world: World, elsewhere: str) -> None:
    """Let that commune have asked many people a form of its own."""
    about = {"name": "hoi", "version": "1", "number": 1, "title": "Hỏi", "plan": {}, "about": "nobody", "days": 365}
    form = Form.objects.create(id=new_id(), place=elsewhere, **about, made_by=world.lan_id, made_name="Lan", made_at=now())
    told = {"member_id": new_id(), "source": "app", "happened_at": now(), "received_at": now()}
    Answer.objects.bulk_create([Answer(id=new_id(), place=elsewhere, form=form, **told) for _ in range(1_000)])
