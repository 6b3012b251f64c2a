"""Warnings of storms, floods, landslides, on the wire."""

from nhipcau.bulletin.warnings import hazards
from nhipcau.kernel.content import checked
from nhipcau.kernel.registry import bundle

checked("hazards", lambda _day: hazards.faults(hazards.written()))
bundle("hazards")(hazards.bundle)
