"""`scrapy clean`: texts that an archive already holds."""

import json
from pathlib import Path

import pytest

from tests.conftest import Scrapy

POLL = """TS Poll - Loading poll ...
Coming Soon
Siapa yang Paling Rajin Ronda Malam?
{{row.Answer_Title}}
  • {{row.tsp_result_percent}} % {{row.Answer_Votes}} ( {{row.tsp_result_percent}} % ) {{ tsp_result_no }}
VS VS
"""
NOISY = f"OKEGAS.ID, Tanjung Redeb – Warga ronda bersama.\n\n{POLL}\nMereka pulang pagi. (*/ant)\n"
CLEAN = "OKEGAS.ID, Tanjung Redeb – Warga ronda bersama.\n\nMereka pulang pagi. (*/ant)\n"


def test_plain_text_from_standard_input(scrapy: Scrapy) -> None:
    run = scrapy("clean", stdin=NOISY.encode())
    assert (run.status, run.out.decode()) == (0, CLEAN)
    assert run.verdict == "scrapy clean: removed 1 fragments: ts-poll 1"


def test_files_one_after_the_other(scrapy: Scrapy, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOISY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(CLEAN, encoding="utf-8")
    run = scrapy("clean", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert (run.status, run.out.decode()) == (0, CLEAN + CLEAN)


def test_what_has_no_noise_comes_out_byte_for_byte(scrapy: Scrapy) -> None:
    text = b"Warga\r\nronda \xff bersama.\n\n\n\nVS\n"
    assert scrapy("clean", stdin=text).out == text


def test_nothing_gives_nothing(scrapy: Scrapy) -> None:
    run = scrapy("clean", stdin=b"")
    assert (run.status, run.out) == (0, b"")


def test_json_lines_with_the_text_under_a_key(scrapy: Scrapy) -> None:
    kept = '{"body":"Warga  ronda.",   "id": 7}'
    lines = [json.dumps({"id": 6, "body": NOISY}, ensure_ascii=False), kept]
    run = scrapy("clean", "--field", "body", stdin="\n".join(lines).encode())
    cleaned, unchanged = run.out.decode().splitlines()
    assert run.status == 0
    assert json.loads(cleaned) == {"id": 6, "body": CLEAN}
    assert unchanged == kept


@pytest.mark.parametrize("bad", ['{"id": 7, "body": "patah', "[1, 2]", '"body"', '{"id": 7}', ""])
def test_a_bad_line_is_reported_with_its_number_and_passed_through(scrapy: Scrapy, bad: str) -> None:
    good = json.dumps({"body": "Warga ronda."})
    run = scrapy("clean", "--field", "body", stdin=f"{good}\n{bad}\n{good}\n".encode())
    assert run.status == 1
    assert "line 2: " in run.err
    assert run.out.decode() == f"{good}\n{bad}\n{good}\n"


def test_a_file_that_cannot_be_read_ends_with_2_and_a_clear_line(scrapy: Scrapy, tmp_path: Path) -> None:
    run = scrapy("clean", str(tmp_path / "none.txt"))
    assert run.status == 2
    assert run.err.startswith(f"scrapy clean: {tmp_path / 'none.txt'} cannot be read: No such file or directory; name ")
    assert run.err.count("\n") == 1
    assert scrapy("clean", str(tmp_path)).status == 2
