"""Messages in the shape that service buses of provinces know: dossiers one by one, and how many were done in time."""
