"""The risk of a vertebral fracture: in one person's group, and who among many goes on to fracture."""
