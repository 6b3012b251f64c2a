"""Warnings of storms, floods, landslides: written, looked at twice, issued, acknowledged, taken back."""
