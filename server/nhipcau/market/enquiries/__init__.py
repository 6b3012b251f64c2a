"""Questions of buyers, with both telephone numbers kept apart."""
