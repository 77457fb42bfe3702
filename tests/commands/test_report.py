"""`scrapy report`, as a person runs it, and its page in a browser."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from okegas_crawler.items import Article, Mention, content_hash, line
from tests.archive.conftest import wait_until
from tests.conftest import Scrapy

FIRST = datetime(2024, 1, 1, 4, 0, tzinfo=UTC)
HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>\u2028Judul"


def article(number: int, **fields: Any) -> bytes:
    """A line of an archive that was begun in January 2024, with an article a day."""
    published = FIRST + timedelta(days=number, minutes=5)
    told: dict[str, Any] = {
        "id": f"okegas.id:{number}",
        "url": f"https://okegas.id/warga-{number}/",
        "title": f"Warga Ronda Malam ke-{number}",
        "author": "Yoga Prameswara",
        "categories": ["Berita", "Desa"] if number % 3 else ["Politik & Hukum"],
        "published": published.isoformat(),
        "body": "OKEGAS.ID, Tanjung Redeb – Warga ronda.",
        "removed": {"ts-poll": 2, "share": 1} if number < 40 else {"share": 1},
        "fetched": (published + timedelta(hours=number % 9)).isoformat(),
    }
    record = Article(**{**told, **fields})
    record.content_hash = content_hash(record.title, record.body)
    return line(record)


def contradicting() -> Mention:
    return Mention(
        text="Rabu (6/2/2024)",
        start=0,
        end=15,
        date="2024-02-06",
        end_date=None,
        time=None,
        offset=None,
        weekday_agrees=False,
    )


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """An archive of eighty articles, one revised, one of hostile words, and its run history."""
    file = tmp_path / "okegas.jsonl"
    lines = [article(number) for number in range(80)]
    lines[7] = article(7, title=HOSTILE, categories=["<b>Berita</b>" + "a" * 5_000], dates=[contradicting()])
    lines.append(article(5, revision=2, body="Warga ronda, lalu sarapan.", url="javascript:alert(1)"))
    file.write_bytes(b"".join(lines))
    runs = []
    for number, (status, verdict) in enumerate([(0, "complete: 1 article archived"), (3, "incomplete: <i>500</i>")]):
        started = FIRST + timedelta(minutes=30 * number)
        said = {"run": str(number), "started": started.isoformat(), "log_size": 0}
        ended = {"ended": (started + timedelta(minutes=3)).isoformat(), "status": status, "verdict": verdict}
        runs += [said | {"event": "start"}, said | ended | {"event": "end", "counts": {"new": 1}, "weather": "fine"}]
    runs.append({"event": "start", "run": "died", "started": (FIRST + timedelta(hours=2)).isoformat()})
    (tmp_path / "okegas.runs.jsonl").write_text("".join(json.dumps(run) + "\n" for run in runs) + '{"event":')
    return file


class Tags(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_page_is_one_file_that_loads_nothing(scrapy: Scrapy, log: Path) -> None:
    run = scrapy("report")
    page = (log.parent / "report.html").read_text(encoding="utf-8")
    assert (run.status, run.out) == (0, b"")
    assert run.err == f"{log.parent / 'report.html'}: 80 articles, {len(page.encode()):,} bytes\n"
    tags = Tags(page)
    assert [(tag, told["src"]) for tag, told in tags.found if "src" in told] == []
    assert tags.of("link") == [{"rel": "icon", "href": "data:,"}]
    assert {(link["href"] or "").split("/")[2] for link in tags.of("a")} == {"okegas.id"}
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in tags.of("meta")
    assert sorted(log.parent.iterdir()) == [log, log.with_name("okegas.runs.jsonl"), log.parent / "report.html"]


def test_the_words_of_a_page_stay_words(scrapy: Scrapy, log: Path) -> None:
    assert scrapy("report").status == 0
    page = (log.parent / "report.html").read_text(encoding="utf-8")
    tags = Tags(page)
    assert len(tags.of("script")) == 2, "one of data, one of ours"
    assert [tag for tag in ("img", "i") if tags.of(tag)] == []
    assert "javascript:" not in page


def test_it_says_what_is_in_the_archive(scrapy: Scrapy, log: Path) -> None:
    log.write_bytes(log.read_bytes() + b"{}\nno JSON\n" + article(99)[:-1])
    run = scrapy("report", "-o", str(log.parent / "other.html"))
    assert run.status == 0
    assert run.err.startswith("scrapy report: skipped 2 bad lines (82, 83); scrapy verify says what is wrong\n")
    page = " ".join((log.parent / "other.html").read_text(encoding="utf-8").split())
    for words in (
        "2 bad lines skipped:</strong> number 82, 83;",
        "<dt>articles</dt><dd>80</dd>",
        "<dt>with later versions</dt><dd>1</dd>",
        "<title>Sat 2 Mar 2024: 1</title>",  # per day
        "<title>2024-01: 31</title>",  # per month
        "<title>Politik &amp; Hukum: 27</title>",
        "<title>author, 2024-02: 100 %</title>",
        "<title>ts-poll, 2024-01: 2.00</title>",
        "<title>ts-poll, 2024-03: 0.00</title>",
        "No article has words of a poll left in its text.",
        "<title>&lt; 1 h: 9</title>",
        "1 of 80 articles have more than one version, the most revised one 2.",
        "no end 1, incomplete 1, complete 1.",
        "<title>1 Jan 2024 04:00, 3.0 min: complete: 1 article archived</title>",
        "died, or is at work",
        "1 of 1 dates with a weekday",
        'Tue 2024-02-06</time><span><b lang="id">Rabu (6/2/2024)</b>',
    ):
        assert words in page, words


def test_a_poll_that_leaks_is_named(scrapy: Scrapy, log: Path) -> None:
    log.write_bytes(log.read_bytes() + article(80, body="Warga.\n\n{{row.Answer_Title}}\n\nVS VS"))
    assert scrapy("report").status == 0
    page = (log.parent / "report.html").read_text(encoding="utf-8")
    assert "1 article still has words of a poll in the text:" in page


def test_without_a_run_history_there_is_a_page_all_the_same(scrapy: Scrapy, log: Path) -> None:
    log.with_name("okegas.runs.jsonl").unlink()
    log.write_bytes(article(1, published="0001-01-01T00:00:00+08:00", fetched="soon") + article(2, published=None))
    assert scrapy("report").status == 0
    assert "There is no run history." in (log.parent / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b'{"schema":1,'], ids=["empty", "half a line"])
def test_an_empty_archive_is_0_and_one_line(scrapy: Scrapy, tmp_path: Path, content: bytes) -> None:
    log = tmp_path / "okegas.jsonl"
    log.write_bytes(content)
    run = scrapy("report")
    said = f"scrapy report: {log} is empty: there is nothing to report; scrapy crawl okegas fills it\n"
    assert (run.status, run.out, run.err, list(tmp_path.iterdir())) == (0, b"", said, [log])


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ([], 2, "{folder}/okegas.jsonl cannot be read: No such file or directory"),
        (["nope"], 2, "nope is not a spider; known: okegas"),
        (["okegas", "other"], 2, "okegas other is not a spider; known: okegas"),
    ],
)
def test_what_cannot_be_is_one_line(
    scrapy: Scrapy, tmp_path: Path, arguments: list[str], status: int, says: str
) -> None:
    run = scrapy("report", *arguments)
    assert (run.status, run.out, run.err) == (status, b"", f"scrapy report: {says.format(folder=tmp_path)}\n")


def test_a_page_that_cannot_be_written_is_5_and_leaves_the_old_one(scrapy: Scrapy, log: Path) -> None:
    run = scrapy("report", "-o", str(log / "report.html"))
    assert (run.status, run.err) == (5, f"scrapy report: {log}/report.html cannot be written: Not a directory\n")


def test_the_archive_is_never_replaced_by_a_page(scrapy: Scrapy, log: Path) -> None:
    held = log.read_bytes()
    run = scrapy("report", "-o", str(log))
    assert (run.status, run.err) == (2, f"scrapy report: {log} is of the archive itself: name another file\n")
    assert log.read_bytes() == held


def test_what_is_no_file_stays_what_it_is(scrapy: Scrapy, log: Path, tmp_path: Path) -> None:
    for folder in ("/", ".", ".."):
        run = scrapy("report", "-o", folder)
        says = f"scrapy report: {folder} is no file\n"
        assert (run.status, run.err) == (2, says)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert scrapy("report", "-o", str(pipe)).status == 2
    assert pipe.is_fifo()


# In a browser


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Any]:
    """Chromium without a window; skipped where it is not installed."""
    selenium = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("chromium is not installed: apt-get install chromium chromium-driver")
    options = selenium.ChromeOptions()
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for switch in (
        "headless",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        f"user-data-dir={tmp_path / 'chromium'}",
    ):
        options.add_argument(f"--{switch}")
    opened = selenium.Chrome(options=options, service=selenium.ChromeService(driver))
    yield opened
    opened.quit()


def test_in_a_browser_the_search_finds_and_the_charts_have_their_bars(scrapy: Scrapy, log: Path, browser: Any) -> None:
    assert scrapy("report").status == 0
    for width in (1280, 390):
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        browser.get((log.parent / "report.html").as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, "scrolls sideways"
        assert browser.execute_script("return document.documentElement.scrollHeight") < 5_000, "a name fills the page"

    bars = (
        "return [...document.querySelectorAll(arguments[0])].filter(bar => bar.getBoundingClientRect().height).length"
    )
    for selector, count in (
        ("#days .bar", 80),
        ("#months .bar", 3),
        ("#categories .bar", 4),
        ("#coverage .cell", 3 * 12),
        ("#removed .cell", 3 * 2),
        ("#lag .bar", 3),
        ("#revisions .bar", 1),
        ("#runs .bar", 2),
    ):
        assert browser.execute_script(bars, selector) == count, selector

    search, found = browser.find_element("id", "search"), browser.find_element("id", "found")

    def type_words(words: str, answer: str) -> None:
        search.clear()
        search.send_keys(words)
        wait_until(lambda: found.text == answer, 60)

    type_words("malam RONDA ke-7", "10 found")
    type_words("tiada", "0 found")
    type_words("onerror judul", "1 found")
    (link,) = browser.find_elements("css selector", "#results a")
    assert link.text == " ".join(HOSTILE.split())
    assert link.get_attribute("href") == "https://okegas.id/?p=7"
    type_words(" ", "The latest 50:")
    assert browser.title == "The archive of okegas.id"
    assert browser.get_log("browser") == []
