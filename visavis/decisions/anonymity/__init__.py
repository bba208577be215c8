"""What an anonymous CV must hide: who somebody is, how old, from where, of which sex; what she can do stays."""

from visavis.decisions.anonymity.anonymise import Anonymous, Hidden, anonymise

__all__ = ["Anonymous", "Hidden", "anonymise"]
