"""Questions about learning that other rooms may ask."""

from nhipcau.learning.classes.rules import LEVELS, SMALL, fitting_level
from nhipcau.learning.classes.topics import lessons_for, name_of
from nhipcau.learning.planning.queries import land_told
from nhipcau.learning.skills.catalogue import steps_written
from nhipcau.learning.skills.queries import has_passport, passports_visible_to, skills_of_step

__all__ = ["LEVELS", "SMALL", "fitting_level", "has_passport", "land_told", "lessons_for", "name_of", "passports_visible_to", "skills_of_step", "steps_written"]
