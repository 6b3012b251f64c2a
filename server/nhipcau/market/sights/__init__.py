"""Places to visit, homestays, festivals; and the map of all that has a point."""
