"""Vietnamese text: folding, typed input (Telex, VNI), numbers in words."""
