"""What the archive tells: nothing of the machine or its environment; and its files are ordinary ones."""

import os
import stat
from pathlib import Path

import pytest

from okegas_crawler.archive.log import LockedError
from okegas_crawler.archive.writer import Archive
from tests.conftest import REPOSITORY
from tests.hostile.conftest import Hostile
from tests.hostile.faults import told

SECRET = "kunci-rahasia-7f3a"


def test_records_and_history_tell_nothing_of_the_machine(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKEGAS_PASSWORD", SECRET)
    hostile.place({"not found": told(500)})
    run = hostile.crawl()
    assert len(run.records) == len(hostile.articles) - 1
    for file in ("okegas.jsonl", "okegas.runs.jsonl"):
        told_to_readers = (hostile.folder / file).read_text()
        for private in (SECRET, str(hostile.folder), str(REPOSITORY), str(Path.home()) + "/"):
            assert private not in told_to_readers


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_files_are_no_more_open_than_the_operator_wants(tmp_path: Path, umask: int, mode: int) -> None:
    folder = tmp_path / "archive"
    before = os.umask(umask)
    try:
        Archive(folder, "okegas").close()
    finally:
        os.umask(before)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert modes == dict.fromkeys(modes, mode)
    assert {"okegas.jsonl", "okegas.runs.jsonl", "okegas.index.sqlite"} <= modes.keys()


def test_a_lock_lasts_as_long_as_its_process_and_leaves_nothing_behind(tmp_path: Path) -> None:
    held = Archive(tmp_path, "okegas")
    with pytest.raises(LockedError):
        Archive(tmp_path, "okegas")
    held.close()
    Archive(tmp_path, "okegas").close()
    assert not [file.name for file in tmp_path.iterdir() if "lock" in file.name or "pid" in file.name]
