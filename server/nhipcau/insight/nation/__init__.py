"""One database a province, and the nation's roll-up of them by logical replication."""
