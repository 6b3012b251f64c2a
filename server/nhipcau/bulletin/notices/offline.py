"""Policy and news in plain words, by village, tongue and group, on the wire."""
