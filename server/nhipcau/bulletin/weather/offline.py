"""The weather of a commune in three words, and what the season asks for this week, on the wire."""
