"""Scarce helpers and open needs: who goes where."""
