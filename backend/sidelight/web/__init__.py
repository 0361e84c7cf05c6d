"""The server: app factory, request checks, errors, one blueprint a resource."""
