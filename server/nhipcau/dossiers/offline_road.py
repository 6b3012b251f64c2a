"""The road of dossiers on the wire, and the days off it counts with."""

from nhipcau.dossiers import calendars
from nhipcau.kernel.content import checked, noticed

checked("calendars", lambda day: calendars.faults(calendars.years(), day))
noticed(calendars.horizon_alarm)
