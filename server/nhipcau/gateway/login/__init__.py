"""Officers coming in: passwords, second steps, passkeys, sign-on services, sessions, accounts."""
