"""RACI and traceability, from links."""

from __future__ import annotations

from gevinst.model.haandbog import Begreb, Praksis, Regel, Rolle, Trin, Udsagn
from gevinst.views.raci import raci
from gevinst.views.traceability import traceability
from vis import handbook, made

CHIEF = made(Rolle, "ROL_CHEF", "Programchef")
LEADER = made(Rolle, "ROL_LEDER", "Programleder")
UNUSED = made(Rolle, "ROL_ANDEN", "Følgegruppe")
PRACTICE = made(
    Praksis, "PRA_A", "Vælg", raci_ansvarlig="ROL_CHEF", raci_udfoerer="ROL_CHEF ROL_LEDER"
)
STEP = made(Trin, "TRN_A", "Første trin", fase="initiering", raci_hoeres="ROL_LEDER")


def test_the_table_has_a_row_for_each_activity_and_a_column_for_each_role_with_a_part() -> None:
    table = raci(handbook(UNUSED, CHIEF, LEADER, PRACTICE, STEP, made(Praksis, "PRA_B", "Tom")))
    assert [role.titel for role in table.roles] == ["Programchef", "Programleder"]
    assert [(a.objekt.titel, a.cells) for a in table.activities] == [
        ("Vælg", ("R/A", "R")),
        ("Første trin", ("", "C")),
    ]


def test_a_role_sees_only_what_it_has_a_part_in() -> None:
    table = raci(handbook(CHIEF, LEADER, PRACTICE, STEP))
    assert table.of(CHIEF) == (("R/A", PRACTICE),)
    assert table.of(LEADER) == (("R", PRACTICE), ("C", STEP))


def test_each_statement_has_what_says_it_and_what_checks_it_apart() -> None:
    said = made(Udsagn, "UDS_1_01", "Sagt", nr="1.01")
    lost = made(Udsagn, "UDS_1_02", "Tabt", nr="1.02")
    practice = made(Praksis, "PRA_A", "Vælg", daekker="UDS_1_01")
    rule = made(Regel, "REG_EJ01", "EJ01", kode="EJ01", daekker="UDS_1_01 UDS_1_02")
    ours = made(Begreb, "BEG_A", "Vores", tilfoejet=True)
    spor = traceability(handbook(lost, said, practice, rule, ours))
    assert [(t.udsagn, t.objects, t.rules) for t in spor.traces] == [
        (said, (practice,), (rule,)),
        (lost, (), (rule,)),
    ]
    assert (spor.covered, spor.checked, spor.added) == (1, 2, (ours,))
