"""Decide how soon: short invented stories with a warning sign each."""
