"""Output for editors: the changes made by a command, git history, and what needs attention."""
