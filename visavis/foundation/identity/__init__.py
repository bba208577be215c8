"""Who acts, in what role, from where: accounts, second factors, and the declared entrance of every route."""
