"""What is known: the model of a casefile, its YAML files, checking and standing."""
