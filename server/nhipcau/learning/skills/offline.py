"""Skills on the wire."""

from nhipcau.kernel.actor import WITH_FAMILIES
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.registry import collection, erase, follow
from nhipcau.learning.skills import keeping, queries
from nhipcau.learning.skills.bodies import LevelsRow

collection("learning.levels", LevelsRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(queries.passports_visible_to)
follow(keeping.follow_home)
erase(keeping.erase)
