"""The store: everything that must survive is here, and nowhere else."""
