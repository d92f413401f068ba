"""What the web pages say: their addresses, their texts, what stands on each."""
