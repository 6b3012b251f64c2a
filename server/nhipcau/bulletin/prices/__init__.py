"""What is paid for what grows here: item, grade, unit, from and to, where, when, by which source."""
