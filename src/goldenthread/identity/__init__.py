"""Who is who: printed names become persons, posts and units."""
