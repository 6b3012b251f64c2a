"""Petitions by text message: raised, the village asked for, how it stands, and whether it was really done."""

import pytest
import time_machine
from django.test import override_settings

from nhipcau.feedback.petitions import tending
from nhipcau.feedback.petitions.models import Petition
from nhipcau.feedback.petitions.queries import by_code
from nhipcau.feedback.petitions.shield import known
from nhipcau.gateway.texts import hear
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.models import OutMessage
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db
FROM = "+84912345678"
DONE = "Ngày 25/11 đội của xã đã thay hai ống cống, đắp lại mặt đường qua suối."


@pytest.fixture
def world() -> World:
    return settle()


def only() -> Petition:
    with acting(system(COUNTRY)):
        return Petition.objects.get()


def test_a_keypad_phone_raises_one_asks_how_it_stands_and_says_it_is_not_done(world: World) -> None:
    with override_settings(SMS_PLACE=COMMUNE), time_machine.travel("2026-11-30T02:00:00Z", tick=False) as clock:
        first, second = hear(FROM, "PA cong qua suoi bi sap")
        assert first.startswith("Da ghi: Duong, cau, cong. Ma ")
        assert "han 10 ngay lam viec" in first
        code = second.partition("PA ")[2][:13]
        assert hear(FROM, f"pa {code} ban Tung Huong")[0] == f"Da ghi ban Tung Huong cho phan anh {code}."
        petition = only()
        assert petition.village_id == world.tung_huong
        assert [who.number for who in known([by_code(code).id]).values()] == ["0912345678"]
        assert hear(FROM, f"PA {code} tre con phai loi suoi")[0].startswith("Da chuyen loi")
        assert "chua den buoc nay" in hear(FROM, f"CHUA {code}")[0]
        must(world.son, "feedback.answer", id=petition.id, petition_id=petition.id, text=DONE, document="45/BC-UBND")
        assert "Da tra loi" in hear(FROM, f"PA {code}")[0]
        clock.move_to("2026-12-28T02:00:00Z")
        tending.tend_all()
        with acting(system(COUNTRY)):
            assert set(OutMessage.objects.filter(kind__startswith="feedback.").values_list("kind", flat=True)) == {"feedback.answered", "feedback.done"}
        assert hear(FROM, f"chưa {code}")[0].startswith(f"Da mo lai phan anh {code}. Chuyen So Xay dung")
        assert only().reopened == 1




@pytest.mark.parametrize(("text", "start"), [
    ("PA", "Nhan PA roi ke"), ("PA cong sap nat het", "Chuyen o xa nao?"), ("PA lam don khieu nai ve dat", "Don khieu nai"),
    ("PA 7M3N9RZY4H0", "Chua thay phan anh"), ("XONG 7M3N-9RZY-4H0", "Chua thay phan anh"), ("chua xong", "Nhan XONG hoac CHUA"),
    ("PA xa Tam Quang, cong qua suoi bi sap", "Da ghi: Duong"),
])  # fmt: skip
def test_each_message_has_an_answer_in_plain_letters(world: World, text: str, start: str) -> None:
    answers = hear(FROM, text)
    assert answers[0].startswith(start), answers
    assert all(len(one) <= 160 and one.isascii() for one in answers)
