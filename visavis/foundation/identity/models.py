"""Accounts, and the printed card of codes that replaces a telephone."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from visavis.foundation.identity.actor import STAFF, Actor, Role
from visavis.foundation.requests.ids import uuid7


class Accounts(BaseUserManager["Account"]):
    """Django's manager of accounts, under the names Django asks for."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Somebody who can sign in. `login` is a word chosen or a code given: never an e-mail, never a name.

    A jobseeker's account points to her file; a member of staff's to an agency; an employer's to a company.
    `employer` names the subcontractor who pays a member of staff, '' for a public agent: it never changes, so that
    what was done stays told as it was; whoever changes employer gets another account.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    login = models.CharField(max_length=40, unique=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    public_name = models.CharField(max_length=120, blank=True)
    agency_id = models.UUIDField(null=True, blank=True)
    file_id = models.UUIDField(null=True, blank=True, unique=True)
    organisation_id = models.UUIDField(null=True, blank=True)
    employer = models.CharField(max_length=80, blank=True, default="")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    must_change_password = models.BooleanField(default=False)
    times_left_everywhere = models.PositiveIntegerField(default=0)
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
            models.CheckConstraint(
                name="a_subcontractor_has_an_employer",
                condition=~models.Q(role=Role.SUBCONTRACTOR) | ~models.Q(employer=""),
            ),
        ]
        indexes = [models.Index(fields=["agency_id"], name="accounts_of_agency")]

    def __str__(self) -> str:
        return self.login

    @property
    def is_active(self) -> bool:
        return self.closed_at is None

    @property
    def is_staff_member(self) -> bool:
        return Role(self.role) in STAFF

    @property
    def needs_two_steps(self) -> bool:
        """All but jobseekers show a second factor after the password: they see what others wrote."""
        return self.role != Role.PERSON

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Kept by each of her browsers: it ends them all when the password changes, or when she leaves everywhere."""
        kept = f"{self.password} {self.times_left_everywhere}"
        return salted_hmac("identity.session", kept, secret=secret, algorithm="sha256").hexdigest()

    def actor(self) -> Actor:
        """This account as the actor of an act."""
        return Actor(
            role=Role(self.role),
            account_id=self.id,
            name=self.public_name,
            employer=self.employer,
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


class Browser(models.Model):
    """A browser in which an account is open: when it entered, when it was last used, what it is in two words.

    `mark` is a hash of its session's key; `proof` changes with the password, so that a former one is not shown.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="browsers")
    mark = models.CharField(max_length=64, unique=True)
    proof = models.CharField(max_length=64)
    program = models.CharField(max_length=20, blank=True)
    machine = models.CharField(max_length=20, blank=True)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.program} {self.machine}"


class WrongTries(models.Model):
    """How often one login was tried in vain since `since`, from wherever: a hash of what was typed, no name."""

    mark = models.CharField(primary_key=True, max_length=64)
    since = models.DateTimeField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.count}"
