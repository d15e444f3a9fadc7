"""Pain after a vertebral fracture, cement procedures and pain relief."""
