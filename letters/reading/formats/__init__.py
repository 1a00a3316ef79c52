"""One module for each kind of file; each makes a Document of what is inside."""
