"""How visitors find a condition: list from A to Z, search, map, feed, neighbours."""
