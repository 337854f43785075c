"""The HTTP service: `create_app` (service.http.app) makes it, `griffier serve` runs it."""
