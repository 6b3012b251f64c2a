"""Official figures of others, imported and shown beside ours, never mixed."""
