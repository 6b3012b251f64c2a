"""Which commune learns what, when, with which trainer."""
