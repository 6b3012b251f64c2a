"""Calling the team: anybody asks for a visit or a call, and somebody who fits is found."""
