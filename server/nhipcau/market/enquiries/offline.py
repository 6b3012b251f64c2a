"""Questions of buyers, with both telephone numbers kept apart, on the wire."""
