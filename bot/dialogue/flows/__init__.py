"""One flow per part of the conversation: which question comes next, and what an answer does."""
