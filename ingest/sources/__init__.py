"""Papers brought from the official sources into a folder: the only part of ingest that opens a connection."""
