"""What is told about people, and what a phone sees of them. No body has room for an identity number."""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, commune_of
from nhipcau.people.problems import IDENTITY_MISREAD
from nhipcau.people.rules import identity_mark

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
GivenName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")]
Languages = Annotated[list[Language], Field(max_length=8)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
Purpose = Literal["help_now", "follow_up", "statistics", "keep_file"]
AnyPurpose = Literal["help_now", "follow_up", "statistics", "keep_file", "ethnicity", "location", "passport", "safe_list", "publish", "survey"]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Telephone = Annotated[str, StringConstraints(pattern=r"^(0[0-9]{9,10})?$")]
TONGUES = {"vi": "Kinh", "thai": "Thái", "mong": "Mông", "khomu": "Khơ Mú", "tho": "Thổ", "odu": "Ơ Đu"}
Relation = Literal["mother", "father", "grandparent", "guardian", "child", "spouse", "sibling", "other"]


class Told(BaseModel):
    """A body takes the fields it names and no other."""

    model_config = ConfigDict(extra="forbid")


class RegisterHousehold(Told):
    """A home the team has found."""

    id: UUID
    village_id: UUID
    head_name: Name
    note: Annotated[str, StringConstraints(max_length=200)] = ""
    languages: Languages = []


class AddResident(Told):
    """A person of a household. Only what help needs; year of birth, not the day."""

    id: UUID
    household_id: UUID
    full_name: Name
    given_name: GivenName
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    sex: Literal["female", "male"] | None = None
    language: Language | None = None


class GiveConsent(Told):
    """A person agrees to one purpose, in words that name the commune as the controller."""

    id: UUID
    resident_id: UUID
    purpose: Purpose
    given_by: Literal["self", "representative", "witnessed"]
    method: Literal["tap", "signature", "voice", "spoken"]
    witness_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] | None = None
    wording: Annotated[str, StringConstraints(pattern=r"^v[0-9]{1,3}$")] = "v1"


class SpokenConsent(Told):
    """The recording in which somebody agrees; its bytes follow."""

    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(ge=1, le=2 * 1024 * 1024)]
    media: Literal["audio/webm", "audio/ogg", "audio/mp4"]


class Agree(Told):
    """A person agrees to one purpose in the words of ``wording``; what is agreed to together has one ``receipt``.

    A representative is named with what they are to the person; a witness is named. ``about``: the one thing that
    this is about, such as one helping whose photos may be kept. ``telephone``: where the person wants the receipt as a
    text message; it stands in the last consent of a receipt, so that the message tells all of them.
    """

    id: UUID
    resident_id: UUID
    purpose: AnyPurpose
    given_by: Literal["self", "representative", "witnessed"]
    method: Literal["tap", "signature", "voice", "spoken"]
    representative: PersonName = ""
    relation: Relation | None = None
    witness: PersonName = ""
    wording: Annotated[str, StringConstraints(pattern=r"^v[0-9]{1,3}$")]
    receipt: Annotated[str, StringConstraints(min_length=11, max_length=13)]
    about: UUID | None = None
    voice: SpokenConsent | None = None
    telephone: Telephone = ""


class TakeBack(Told):
    """A person takes back everything they agreed to for one purpose; what was kept for it is erased."""

    id: UUID
    resident_id: UUID
    purpose: AnyPurpose


class AskRight(Told):
    """A person asks about their own data."""

    id: UUID
    resident_id: UUID
    kind: Literal["see", "correct", "delete", "restrict", "who_looked"]
    third_parties: bool = False


class SettleRight(Told):
    """The commune answers a request, takes its one extension, carries it out, or refuses it."""

    request_id: UUID
    step: Literal["answered", "extended", "done", "refused"]


class About(Told):
    """What stands of a person in the register, without their home: what they may ask to have put right."""

    full_name: Name
    given_name: GivenName
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None
    sex: Literal["female", "male"] | None
    language: Language | None


class CorrectResident(Told):
    """A person asked that something about them be put right: ``was`` stood there when the officer looked."""

    request_id: UUID
    resident_id: UUID
    was: About
    now: About


class Purge(Told):
    """The house has erased the last traces of what a person took back."""

    erasure_id: UUID


class WithdrawConsent(Told):
    """A person takes back a consent."""

    consent_id: UUID


class StopReminding(Told):
    """A person wants no more reminders of a kind."""

    resident_id: UUID
    kind: Key


class RemindAgain(Told):
    """A person wants reminders of a kind again."""

    resident_id: UUID
    kind: Key


class NoteItem(Told):
    """A person has an item of the digital citizen's list, or has it no more."""

    resident_id: UUID
    item: Key
    there: bool


class SetIdentity(Told):
    """The office saw an identity paper: the keyed hash and last four digits, made where it was typed."""

    resident_id: UUID
    identity_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    last4: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]

    @classmethod
    def from_number(cls, resident_id: UUID, number: str, key: bytes) -> Self:
        """Return the mark of a number that was typed; the number itself goes no further.

        Raises:
            Refusal: 422.32 it has neither 12 nor 9 digits.
        """
        mark = identity_mark(number, key)
        if mark is None:
            raise Refusal(IDENTITY_MISREAD)
        return cls(resident_id=resident_id, identity_hash=mark[0], last4=mark[1])


class EnrolMember(Told):
    """Somebody joins: a team member, a leader, an officer."""

    id: UUID
    full_name: Name
    given_name: GivenName
    role: Literal[
        "member", "leader", "desk", "commune_lead", "province_lead", "province_analyst", "nation_analyst", "content_editor", "auditor",
        "integrator",
    ]
    scope: Annotated[str, StringConstraints(pattern=r"^vn\.([0-9]{2}\.([0-9]{5}\.([0-9a-f-]{36}\.)?)?)?$")]
    phone: Annotated[str, StringConstraints(pattern=r"^(\+?[0-9]{9,14})?$")] = ""
    languages: Languages = []
    affiliation: Literal["youth", "women", "farmers", "official", "teacher", "elder", "veteran", "other"] = "other"

    @model_validator(mode="after")
    def _role_fits_place(self) -> Self:
        """Whoever names officers, analyses, edits, audits or connects answers for a province, an editor even for all; a nation's analyst only for all."""
        above = {"province_lead", "province_analyst", "nation_analyst", "content_editor", "auditor", "integrator"}
        of_nation = {"content_editor", "nation_analyst"} if self.scope == COUNTRY else above - {"nation_analyst"}
        if (commune_of(self.scope) is None) != (self.role in above) or (self.role in above and self.role not in of_nation):
            raise ValueError("the role does not fit the place")
        return self


class MoveMember(Told):
    """A member now answers for another place; what they did before stays credited."""

    member_id: UUID
    scope: Annotated[str, StringConstraints(pattern=r"^vn\.[0-9]{2}\.[0-9]{5}\.([0-9a-f-]{36}\.)?$")]


class LeaveMember(Told):
    """A member works here no more, from a day on; without one, from now on."""

    member_id: UUID
    left_on: date | None = None


class ReturnMember(Told):
    """A member who had left works again, for this place."""

    member_id: UUID
    scope: Annotated[str, StringConstraints(pattern=r"^vn\.[0-9]{2}\.[0-9]{5}\.([0-9a-f-]{36}\.)?$")]


class MoveHousehold(Told):
    """A home now stands in another village, with everybody in it."""

    household_id: UUID
    village_id: UUID


class HouseholdRow(BaseModel):
    """A household as a phone keeps it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    village_id: UUID
    head_name: str
    note: str
    languages: list[str]
    reached: bool


class ResidentRow(BaseModel):
    """A resident as a phone keeps it: never a digit of an identity number.

    ``follow_up``: they agree that the team keeps this to come again and to remind. Without it nothing is worked out
    from the row. ``not_reminded``: kinds of reminders they do not want. ``has_items``: of the digital citizen's list.
    ``agreed``: the purposes that they agree to today.
    """

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    household_id: UUID
    full_name: str
    given_name: str
    birth_year: int | None
    sex: str | None
    language: str | None
    follow_up: bool = False
    not_reminded: list[str] = []
    has_items: list[str] = []
    agreed: list[str] = []


class ErasedRow(BaseModel):
    """What a phone has to forget: rows, and every letter, draft and file that names one of them."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    rows: list[UUID]
