"""Passwords: Argon2id at a cost a small office server can pay."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class OfficeArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane (OWASP's smallest recommended set)."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
