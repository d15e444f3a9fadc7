"""Lesson 09: daily life with a fragile spine: loads, exercise, falls, food and mind."""
