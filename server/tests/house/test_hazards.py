"""What opens by itself after a hazard is there: every follow-on is a procedure with a guide that is checked."""

from nhipcau.bulletin.warnings.hazards import hazards, title_of
from nhipcau.guides.commands import guide_files


def test_every_guide_that_opens_after_a_hazard_exists() -> None:
    named = {code for one in hazards().values() for code in one["follow_on"]}
    assert named
    assert named <= set(guide_files()), "a guide is missing"
    assert all(map(title_of, named))
    assert title_of("9.999999") == ""
