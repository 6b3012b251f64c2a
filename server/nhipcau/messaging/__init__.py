"""Outbox to SMS, push, e-mail: knows no domain."""
