"""An invented person over two years: stages, questions, decisions and what follows from them."""
