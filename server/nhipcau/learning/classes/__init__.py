"""Classes: the need, the invitation, who came, the certificate."""
