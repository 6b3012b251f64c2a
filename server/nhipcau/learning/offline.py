"""Learning on the wire: each room of it registers its own verbs, rows and bundles."""

import nhipcau.learning.classes.offline
import nhipcau.learning.drills.offline
import nhipcau.learning.lessons.offline
import nhipcau.learning.planning.offline
import nhipcau.learning.skills.offline  # noqa: F401 (the registry fills here)
