"""From annotated papers to the models that ship: see ``training/README.md``."""
