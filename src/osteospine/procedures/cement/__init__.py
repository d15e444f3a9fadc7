"""Cement in a broken vertebra: the shape it gives back, and the people it helps or harms."""
