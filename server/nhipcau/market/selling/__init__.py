"""Selling before a camera: what to bring, what to say, what is asked again and again."""
