"""Questions that officers saved: which figures, of which places, in which periods; asked again later with that day's data."""
