"""Places to visit, homestays, festivals, on the wire."""
