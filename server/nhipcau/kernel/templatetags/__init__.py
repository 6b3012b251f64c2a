"""What templates of the house may call."""
