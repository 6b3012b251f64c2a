"""The house about itself: what is noted of every answer, and the door where figures are read."""
