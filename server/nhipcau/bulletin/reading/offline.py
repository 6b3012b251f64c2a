"""Bulletins of the meteorological service, pasted, on the wire."""
