"""What is shown to those who keep the help center: the changes of a command, what git knows, what needs attention."""
