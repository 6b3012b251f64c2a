"""What a commune radio plays: a script, a sound file, and a page of data beside them."""
