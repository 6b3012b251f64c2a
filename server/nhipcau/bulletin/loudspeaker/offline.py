"""What a commune radio plays, on the wire."""
