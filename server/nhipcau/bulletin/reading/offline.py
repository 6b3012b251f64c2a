"""Bulletins of the meteorological service, pasted, on the wire."""

from nhipcau.bulletin.reading import matrix
from nhipcau.kernel.content import checked

checked(matrix.FILE, lambda _day: matrix.faults(matrix.written()))
