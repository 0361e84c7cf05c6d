"""Where the server keeps what people tell it: one database, SQLite in the state folder or PostgreSQL."""
