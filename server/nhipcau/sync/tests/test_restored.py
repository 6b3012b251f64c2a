"""After the house was given back from a backup: what a phone's number says by itself."""

from nhipcau.sync import restored
from nhipcau.sync.models import Restored


def test_a_number_of_the_lost_time_is_known_by_itself() -> None:
    known = [Restored(changes=100, begins=1_000), Restored(changes=1_200, begins=5_000)]
    told = {number: restored.lost_after(known, number) for number in (100, 101, 999, 1_000, 1_200, 1_201, 5_000, 5_001)}
    assert told == {100: None, 101: 100, 999: 100, 1_000: None, 1_200: None, 1_201: 1_200, 5_000: None, 5_001: None}


def test_a_house_given_back_twice_goes_on_from_the_older_common_number() -> None:
    known = [Restored(changes=100, begins=1_000), Restored(changes=50, begins=5_000)]
    assert restored.lost_after(known, 120) == 50
