"""The menu of an officer: what is opened all day stands by itself, the rest under a few words."""

from nhipcau.gateway.officers import DOORS
from nhipcau.kernel.doors import Door, menu_of

MOST = 6  # words that fit beside one another on a desk's screen, with “Tra giấy tờ”


def test_doors_of_one_group_stand_together_where_the_first_of_them_stands() -> None:
    menu = menu_of([Door("/a", "A"), Door("/b", "B", "Hai"), Door("/c", "C"), Door("/d", "D", "Hai")])
    assert [(group.name, [door.name for door in group.doors]) for group in menu] == [("", ["A"]), ("Hai", ["B", "D"]), ("", ["C"])]


def test_a_group_of_one_is_that_door_itself() -> None:
    (only,) = menu_of([Door("/b", "B", "Hai")])
    assert (only.name, only.doors) == ("", (Door("/b", "B", "Hai"),))


def test_nobody_has_no_menu() -> None:
    assert menu_of([]) == ()


def test_no_role_has_more_words_in_its_menu_than_fit_and_no_door_is_lost() -> None:
    for role, doors in DOORS.items():
        menu = menu_of(doors)
        assert len(menu) <= MOST, role
        assert sorted(door.href for group in menu for door in group.doors) == sorted(door.href for door in doors)
        assert len({door.href for door in doors}) == len(doors), role


def test_the_first_door_of_a_role_needs_no_second_tap() -> None:
    assert {role: menu_of(doors)[0].name for role, doors in DOORS.items()} == dict.fromkeys(DOORS, "")
