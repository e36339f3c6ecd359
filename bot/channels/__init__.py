"""How messages come in and go out: inbox, order, engine, outbox, and what a message looks like on each channel."""
