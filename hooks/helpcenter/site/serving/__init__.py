"""`helpcenter serve`: a site whose pages are made when they are requested, and follow the files that are saved."""
