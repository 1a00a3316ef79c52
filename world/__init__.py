"""What every floor may know of the world outside: places, words, languages, and the one door to it."""
