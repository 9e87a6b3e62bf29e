"""What readers' pages weigh, how soon they are there, what a validator says: `make bench-pages`."""
