"""Accounts, and the printed card of codes that replaces a telephone."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from visavis.foundation.identity.actor import STAFF, Actor, Role
from visavis.foundation.requests.ids import uuid7


class Accounts(BaseUserManager["Account"]):
    """Django's manager of accounts, under the names Django asks for."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Somebody who can sign in. `login` is a word chosen or a code given: never an e-mail, never a name.

    A jobseeker's account points to her file; a member of staff's to an agency; an employer's to a company.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    login = models.CharField(max_length=40, unique=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    public_name = models.CharField(max_length=120, blank=True)
    agency_id = models.UUIDField(null=True, blank=True)
    file_id = models.UUIDField(null=True, blank=True, unique=True)
    organisation_id = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    must_change_password = models.BooleanField(default=False)
    closed_because = models.CharField(max_length=40, blank=True)

    objects = Accounts()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="account_person_has_a_file",
                condition=~models.Q(role=Role.PERSON) | models.Q(file_id__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["agency_id"], name="accounts_of_agency")]

    def __str__(self) -> str:
        return self.login

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.closed_at is None

    @property
    def is_staff_member(self) -> bool:
        return Role(self.role) in STAFF

    @property
    def needs_two_steps(self) -> bool:
        """Staff, and helpers to whom people entrust their file, show a second factor after the password."""
        return self.is_staff_member or self.role == Role.HELPER

    def actor(self) -> Actor:
        """This account as the actor of an act."""
        return Actor(
            role=Role(self.role),
            account_id=self.id,
            name=self.public_name,
            agency_id=self.agency_id,
            file_id=self.file_id,
            organisation_id=self.organisation_id,
        )


class CodeCard(models.Model):
    """A printed card of one-time codes: a key to the account that needs no telephone.

    Only hashes are kept; the card itself is printed once. `made_by` is the account of who printed it for
    somebody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="code_cards")
    code_hashes = models.JSONField()
    used = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{len(self.code_hashes) - len(self.used)} / {len(self.code_hashes)}"


class WrongTries(models.Model):
    """How often one login was tried in vain since `since`, from wherever: a hash of what was typed, no name."""

    mark = models.CharField(primary_key=True, max_length=64)
    since = models.DateTimeField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.count}"
