"""What the API of every floor shares: who asks, how much, in pages, and what a refusal says."""
