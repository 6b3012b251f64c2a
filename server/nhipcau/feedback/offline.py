"""Petitions, routing, answers on the wire: each room of it registers its own verbs, rows and bundles."""

import nhipcau.feedback.difficulties.offline
import nhipcau.feedback.petitions.offline  # noqa: F401 (the registry fills here)
