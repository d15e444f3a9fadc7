"""Lesson 01: how bone grows, how it is lost, and what raises the chance of a fracture."""
