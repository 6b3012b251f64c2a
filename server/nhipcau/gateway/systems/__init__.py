"""The doors for systems of others: tokens, figures, states of dossiers, events, webhooks. See `README.md`."""
