"""Problems in the forms that people and programs read: a small reporter each, a pure function of the problems."""
