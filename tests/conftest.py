"""What all tests share: the folder of labelled cases from outside the repository."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder that OKEGAS_CASES names; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("OKEGAS_CASES", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no labelled cases from outside: OKEGAS_CASES names {folder}, which is not there")
    return folder
