"""The door for programs: addresses that take and give JSON, described by one OpenAPI document, refused in words."""
