"""`scrapy clean`: texts that an archive already holds, without the fragments that are not the article."""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand

from okegas_crawler.commands import end, say, with_examples, writing_to_stdout

BAD_LINES, UNREADABLE = 1, 2


class Command(ScrapyCommand):
    """Plain text or JSON Lines in, the same without poll and widget fragments out."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [FILE...]"

    def short_desc(self) -> str:
        return "Drop poll and widget fragments from texts that you already have"

    def long_desc(self) -> str:
        return (
            "Drop poll and widget fragments from texts that you already have: plain text, or JSON Lines with --field. "
            "Without FILE it reads standard input. What was removed is said on standard error. Status 0, 1 where a "
            "line of JSON Lines is bad and so was passed through, 2 for a file that cannot be read, 5 where standard "
            "output cannot be written.\n\n"
            "  scrapy clean article.txt > cleaned.txt\n  scrapy clean --field body old.jsonl > cleaned.jsonl"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        with_examples(parser)
        parser.add_argument("--field", metavar="KEY", help="read JSON Lines and clean the text under KEY of each line")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        removed = Counter[str]()
        texts = [
            (name, read(name).decode("utf-8", "surrogateescape")) for name in args or ["-"]
        ]  # not UTF-8: as it was
        with writing_to_stdout("clean"):
            for name, text in texts:
                lines = self.cleaned_lines(text, name, opts.field, removed) if opts.field else [cleaned(text, removed)]
                for line in lines:
                    sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape"))
        kinds = ", ".join(f"{kind} {times}" for kind, times in sorted(removed.items()))
        say(f"scrapy clean: removed {removed.total()} fragments{kinds and ': '}{kinds}")

    def cleaned_lines(self, text: str, name: str, field: str, removed: Counter[str]) -> Iterator[str]:
        """Each line with its text cleaned; one that nothing is removed from, or that is no record, as it is."""
        for number, line in enumerate(re.findall(r"[^\n]*\n|[^\n]+", text), 1):
            try:
                record = json.loads(line)
                before = record[field]
                after = cleaned(before, removed) if isinstance(before, str) else before
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                reason = f"no key {field}" if isinstance(error, KeyError) else "not a JSON object"
                say(f"scrapy clean: {name}, line {number}: {reason}; passed through unchanged")
                self.exitcode = BAD_LINES
                yield line
                continue
            yield (
                line
                if after == before
                else json.dumps({**record, field: after}, ensure_ascii=False) + line[len(line.rstrip("\n")) :]
            )


def cleaned(text: str, removed: Counter[str]) -> str:
    """`text` without its fragments, which are counted in `removed`."""
    from okegas_crawler.text.widgets import clean_text

    result = clean_text(text)
    removed.update(str(fragment.kind) for fragment in result.fragments)
    return result.text


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Ends with status 2 and a clear line when it cannot be read."""
    if name == "-" and sys.stdin is None:  # so Python has it where it was closed (`<&-`)
        end("clean", UNREADABLE, "standard input is closed; name a text file")
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        end("clean", UNREADABLE, f"{name} cannot be read: {error.strerror}; name a text file, or - for standard input")
