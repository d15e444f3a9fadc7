"""What to do, adapt or avoid: exercises for people with and without a vertebral fracture."""
