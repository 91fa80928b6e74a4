"""What makes an answer count, whoever asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from byg import (
    TODAY,
    direktoer,
    forum,
    haandbog,
    kun,
    objekt,
    om,
    opfoelgning,
    portefoelje,
    program,
    svar,
)
from gevinst.model.haandbog import Rolle
from gevinst.model.kommune import Tjeksvar
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.answers import (
    Fault,
    Flaw,
    Signer,
    answers_about,
    faults,
    role_name,
    too_old,
    who_may_sign,
    without_reference,
)
from gevinst.rules.roles import Holders
from gevinst.rules.rule import Case

FORUM = ("ROL_PORTEFOELJEFORUM",)
CHIEF = ("ROL_PROGRAMCHEF",)
LINES = (("begrundelse", 4), ("svar", 5), ("besvaret_af", 6), ("dato", 7))
OWNER = program(indgaar_i="PF_ALT")


def answer(id: str = "SVAR_SCOPE", **felter: object) -> Tjeksvar:
    return svar(id, **{"linjer": LINES, **felter})


def newest(*answers: Tjeksvar) -> dict[str, str]:
    """The id of the answer that counts, by what it answers."""
    owner = program()
    case = Case.of(kun(owner, *answers), TODAY)
    return {what: found.id for what, found in answers_about(case, owner).items()}


def found(given: Tjeksvar, *objects: Objekt, roles: tuple[str, ...] = FORUM) -> tuple[Fault, ...]:
    case = Case.of(haandbog(OWNER, portefoelje(), given, *objects), TODAY)
    return tuple(faults(case, Holders(case), OWNER, given, roles))


def fault(flaw: Flaw, line: int, message: str, remedy: str) -> Fault:
    return Fault(flaw, message, remedy, Location("tjeksvar.md", line))


# -- which answer counts -------------------------------------------------------------------------


def test_an_answer_of_today_counts_and_one_of_tomorrow_does_not() -> None:
    assert newest(svar(dato=TODAY)) == {"SPM_SCOPE": "SVAR_SCOPE"}
    assert newest(svar(dato=om(1))) == {}


def test_an_answer_of_tomorrow_hides_no_other() -> None:
    assert newest(svar("SVAR_A", dato=om(1)), svar("SVAR_B")) == {"SPM_SCOPE": "SVAR_B"}


def test_an_answer_answers_each_question_and_its_point() -> None:
    both = svar(besvarer="SPM_SCOPE SPM_TO", punkt="LST_1/A")
    assert newest(both) == dict.fromkeys(("SPM_SCOPE", "SPM_TO", "LST_1/A"), "SVAR_SCOPE")


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        (om(-2), om(-1), "SVAR_B"),
        (om(-1), om(-2), "SVAR_A"),
        (om(-1), om(-1), "SVAR_B"),
        (om(-1), None, "SVAR_A"),
        (None, om(-1), "SVAR_B"),
        (None, None, "SVAR_B"),
    ],
)
def test_the_newest_counts_and_of_the_same_day_the_last(
    first: object, second: object, counts: str
) -> None:
    given = svar("SVAR_A", dato=first), svar("SVAR_B", dato=second)
    assert newest(*given) == {"SPM_SCOPE": counts}


# -- what is wrong with one ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "said"),
    [("x" * 19, "er begrundet med 19 tegn"), (" x ", "er begrundet med 1 tegn")]
    + [(text, "er ikke begrundet") for text in ("", "   ")],
)
def test_a_short_reason_is_a_fault_where_it_is_written(reason: str, said: str) -> None:
    assert found(answer(begrundelse=reason)) == (
        fault(Flaw.REASON, 4, said, "skriv mindst 20 tegn i :begrundelse: på SVAR_SCOPE"),
    )


def test_a_reason_that_is_long_enough_or_cannot_be_read_is_none() -> None:
    assert found(answer(begrundelse="x" * 20)) == ()
    assert found(answer(begrundelse="", ulaest=("begrundelse",))) == ()


NO_FOLLOW_UP = fault(
    Flaw.FOLLOW_UP,
    5,
    "er nej, men ingen følger op på det",
    "opret en opfølgning med ':foelger_op_paa: SVAR_SCOPE' og det, I vil gøre",
)


def test_a_no_that_nobody_follows_up_is_a_fault_where_it_is_written() -> None:
    assert found(answer(svar="nej")) == (NO_FOLLOW_UP,)


def test_a_follow_up_whose_link_cannot_be_read_may_be_the_one() -> None:
    given = answer(svar="nej")
    for unread, expected in (("foelger_op_paa", ()), ("ansvarlig", (NO_FOLLOW_UP,))):
        other = opfoelgning(foelger_op_paa="GEV_TID", ulaest=(unread,), sted=given.sted)
        assert found(given, other) == expected


def test_the_wrong_hand_is_told_who_sits_in_the_forum() -> None:
    assert found(answer(besvaret_af="PER_CHEF")) == (
        fault(
            Flaw.ROLE,
            6,
            "er givet af PER_CHEF »Skolechefen«, som ikke sidder i FRM_DIREKTION »Direktionen«",
            "lad en fra FRM_DIREKTION svare, og skriv posten i :besvaret_af: på SVAR_SCOPE",
        ),
    )


def test_of_several_roles_each_is_named() -> None:
    assert found(answer(besvaret_af="PER_CHEF"), roles=(*FORUM, "ROL_PROGRAMLEDER")) == (
        fault(
            Flaw.ROLE,
            6,
            "er givet af PER_CHEF »Skolechefen«, som ikke har rollen ROL_PORTEFOELJEFORUM eller "
            "ROL_PROGRAMLEDER her",
            "lad PER_DIREKTOER »Direktøren« eller PER_LEDER »Projektlederen« svare, og skriv "
            "posten i :besvaret_af: på SVAR_SCOPE",
        ),
    )


def test_of_many_with_the_role_no_post_is_named() -> None:
    posts = [direktoer(f"PER_{letter}") for letter in "ABCD"]
    board = forum("FRM_SG", medlemmer=" ".join(post.id for post in posts))
    given = answer(besvaret_af="PER_CHEF")
    (wrong,) = found(given, board, *posts, roles=("ROL_STYREGRUPPE",))
    assert wrong.remedy == (
        "lad en fra styregruppen svare, og skriv posten i :besvaret_af: på SVAR_SCOPE"
    )


def test_one_who_cannot_be_read_may_sit_in_the_forum_but_has_no_other_role() -> None:
    unsure = forum(
        "FRM_DIREKTION",
        "Direktionen",
        type="direktion",
        niveau="direktion",
        formand="PER_DIREKTOER",
        medlemmer="PER_DIREKTOER PER_DOED",
    )
    given = answer(besvaret_af="PER_CHEF")
    assert found(given, unsure) == ()
    (wrong,) = found(given, unsure, roles=CHIEF)
    assert wrong.flaw is Flaw.ROLE


def test_the_forum_is_asked_also_outside_every_portfolio() -> None:
    lone = program()
    given = answer(besvaret_af="PER_CHEF")
    case = Case.of(haandbog(lone, given), TODAY)
    assert list(faults(case, Holders(case), lone, given, FORUM)) == []
    (wrong,) = faults(case, Holders(case), lone, given, CHIEF)
    assert wrong.message == (
        "er givet af PER_CHEF »Skolechefen«, som ikke har rollen ROL_PROGRAMCHEF her"
    )


def test_each_fault_of_an_answer_is_told() -> None:
    wrong = answer(begrundelse="", svar="delvist", besvaret_af="PER_CHEF")
    assert [one.flaw for one in found(wrong)] == [Flaw.REASON, Flaw.ROLE, Flaw.FOLLOW_UP]


# -- who may sign --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (3, tuple(Signer("Direktøren", f"PER_{letter}") for letter in "ABC")),
        (4, (Signer("en fra porteføljeforummet"),)),
    ],
)
def test_few_are_named_and_of_many_only_the_role(count: int, expected: tuple[Signer, ...]) -> None:
    posts = [direktoer(f"PER_{letter}") for letter in "ABCD"[:count]]
    ids = " ".join(post.id for post in posts)
    board = forum("FRM_DIREKTION", "Direktionen", formand="PER_A", medlemmer=ids)
    case = Case.of(haandbog(OWNER, portefoelje(), board, *posts), TODAY)
    assert who_may_sign(case, Holders(case), OWNER, FORUM) == expected


def test_where_nobody_is_known_the_role_is_named_and_each_once() -> None:
    case = Case.of(kun(OWNER), TODAY)
    assert who_may_sign(case, Holders(case), OWNER, ("ROL_X", "ROL_X")) == (Signer("en ROL_X"),)


def test_a_role_begins_with_a_small_letter_in_a_sentence() -> None:
    role = objekt(Rolle, "ROL_PROGRAMCHEF", "Programchef i EU", {}, {})
    case = Case.of(kun(role), TODAY)
    assert role_name(case, "ROL_PROGRAMCHEF") == "programchef i EU"
    assert role_name(case, "ROL_ANDEN") == "ROL_ANDEN"


# -- age and reference ---------------------------------------------------------------------------


def test_an_answer_counts_on_its_last_day_and_not_the_day_after() -> None:
    case = Case.of(kun(), TODAY)
    assert list(too_old(case, answer(dato=om(-30)), 30)) == []
    assert list(too_old(case, answer(dato=None), 30)) == []
    assert list(too_old(case, answer(dato=om(-31)), 30)) == [
        fault(
            Flaw.AGE,
            7,
            "er fra 15. maj 2026 og må højst være 30 dage gammelt",
            "tag det op igen, og opret et nyt tjeksvar med dagens dato",
        )
    ]


def test_an_answer_must_say_where_it_can_be_looked_up() -> None:
    without = answer(referat_henvisning="  ", linjer=(("referat_henvisning", 8),))
    assert list(without_reference(without, "Mødets dato og punkt.")) == [
        fault(
            Flaw.REFERENCE,
            8,
            "har ingen henvisning",
            "skriv i :referat_henvisning: på SVAR_SCOPE: mødets dato og punkt",
        )
    ]
    assert list(without_reference(answer(referat_henvisning="Sag 1"), "X.")) == []
    unread = replace(without, ulaest=("referat_henvisning",))
    assert list(without_reference(unread, "X.")) == []
