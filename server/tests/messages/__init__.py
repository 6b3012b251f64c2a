"""Messages on their real way: Kannel, an SMPP centre, killed senders."""
