"""okegas_crawler turns okegas.id, the local news of Berau, into clean JSON lines."""

__version__ = "0.1.0"
