"""The benchmarks run; how fast is not asked here, where anything may run beside."""

import pytest

from tests.benchmarks import Table, dates, duel
from tests.benchmarks.__main__ import PARTS, main


def test_a_duel_is_fought_in_turns() -> None:
    calls: list[str] = []
    result = duel(lambda: calls.append("ours"), lambda: calls.append("theirs"), 2)
    assert calls == ["ours", "theirs"] * 3
    assert min(result) > 0


def test_dates_are_measured() -> None:
    table = dates.measure(rounds=1, sentences=2)
    assert len(table.rows) >= 3
    assert all(len(row) == len(table.headers) for row in table.rows)


def test_every_part_can_be_asked_for(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tabulate", reason="the extra `bench` is not installed")
    monkeypatch.setattr(dates, "measure", lambda rounds: Table("Dates", ["rounds"], [[rounds]]))
    main(["dates", "--rounds", "3"])
    assert capsys.readouterr().out.split()[-1] == "3"
    with pytest.raises(SystemExit):
        main(["nothing"])
    assert "dates" in PARTS
