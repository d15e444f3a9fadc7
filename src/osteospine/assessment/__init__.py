"""Lesson 06: what pain, height and images tell about a vertebral fracture."""
