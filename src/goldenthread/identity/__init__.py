"""Identity: printed names become persons, posts and units. A register decides; the machine only proposes."""
