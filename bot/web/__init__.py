"""The pages and the browser chat, served by FastAPI."""
