"""Free text and papers lie sealed under the key of their file: destroying the key erases them."""

from visavis.foundation.vault.seal import Shredded, seal, seal_bytes, shred, unseal, unseal_bytes

__all__ = ["Shredded", "seal", "seal_bytes", "shred", "unseal", "unseal_bytes"]
