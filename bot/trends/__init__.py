"""What texts are about, in the fixed themes of development."""
