"""Skills, lessons, classes, calendar."""
