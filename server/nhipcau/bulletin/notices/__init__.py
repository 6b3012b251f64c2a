"""Policy and news in plain words, by village, tongue and group; read, and asked back."""
