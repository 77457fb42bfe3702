"""A journalist's desk: where the sentences of one post are filled in."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from string import Formatter

from okegas_crawler.replica import mentions, pieces, sentences
from okegas_crawler.replica.blocks import RELATED_SHAPES, Block, Paragraph, RelatedLink
from okegas_crawler.replica.headlines import CYCLE, FIRST_ID, UNTITLED, headline
from okegas_crawler.replica.pieces import Piece, Text
from okegas_crawler.replica.polls import QUESTIONS
from okegas_crawler.sites import Site

JUSTIFIED = ' style="text-align: justify;"'
SIGN_OFFS = ("ran", "yog", "nrl", "ald", "div")


class Desk:
    """A journalist at work on one post: fills sentences with people, places, numbers and dates."""

    def __init__(self, seed: int, number: int, site: Site, today: date):
        self.rng = Random(f"{seed}:{number}")
        self.number = number
        self.site = site
        self.today = today
        topic, self.place, _ = headline(number)
        self.words = {
            "subject": topic.subject,
            "place": self.place,
            "far": self.rng.choice([place for place in sentences.PLACES if place != self.place]),
            "question": QUESTIONS[0],
        }
        self.folder = f"/wp-content/uploads/{today:%Y/%m}"
        self.style = self.rng.choice(("", JUSTIFIED))

    def fill(self, sentence: str) -> Text:
        """The sentence's pieces: its slots filled in."""
        filled: list[Piece] = []
        for literal, slot, _, _ in Formatter().parse(sentence):
            filled.append(literal)
            if slot is not None:
                filled.append(self.words.get(slot) or self._chosen(slot))
        return tuple(piece for piece in filled if piece != "")

    def _chosen(self, slot: str) -> Piece:
        rng = self.rng
        match slot:
            case "person":
                return rng.choice(sentences.PEOPLE)
            case "venue":
                return rng.choice(sentences.VENUES)
            case "number":
                return str(rng.randint(12, 640))
            case "hours":
                return str(rng.randint(2, 9))
            case "amount":
                return f"{rng.randint(1, 29)},{rng.randint(1, 9)}"
            case _:
                return self._date(slot)

    def _date(self, slot: str) -> mentions.DatePhrase:
        rng = self.rng
        past, future = timedelta(days=rng.randint(2, 25)), timedelta(days=rng.randint(2, 25))
        writers: dict[str, tuple[Sequence[mentions.Writer], date]] = {
            "opening": (mentions.OPENING, self.today - timedelta(days=rng.randint(0, 1))),
            "past": (mentions.PAST, self.today - past),
            "tanggal": ([mentions.plain_month_name], self.today - past),
            "range": ([mentions.days_range], self.today - past),
            "stamped": ([mentions.stamped], self.today - past),
            "iso": ([mentions.iso], self.today - past),
            "bracket": ([mentions.bracket_only], self.today - past),
            "coming": (mentions.FUTURE, self.today + future),
            "month_coming": ([mentions.coming], self.today + future),
            "unclosed": ([mentions.unclosed], self.today + timedelta(days=1)),
        }
        choice, day = writers[slot]
        return rng.choice(choice)(day, rng)

    def paragraph(self, *texts: Text) -> Paragraph:
        """A paragraph in the post's own style; several texts are lines."""
        return Paragraph(self.style, paragraphs=texts)

    def opening(self) -> Text:
        """The first sentence, with the dateline before it."""
        place = self.rng.choice((self.place, "Tanjung Redeb", "Tanjung Redeb"))
        dateline = pieces.Dateline(self.site.name, place, bold=self.rng.random() < 0.2)
        return (dateline, *self.fill(self.rng.choice(sentences.OPENINGS)))

    def middle(self, count: int) -> list[Text]:
        """Paragraphs between the opening and the close: statements, quotations, and two with dates."""
        rng = self.rng
        dated = [rng.choice(sentences.PAST_SENTENCES), rng.choice(sentences.COMING_SENTENCES)]
        chosen = rng.sample(sentences.SENTENCES, max(0, count - 4)) + rng.sample(sentences.QUOTES, 2) + dated
        rng.shuffle(chosen)
        return [self.fill(sentence) for sentence in chosen[:count]]

    def closing(self) -> Text:
        """The last sentence with the reporter's code."""
        sentence = self.fill(self.rng.choice(sentences.CLOSINGS))
        return (*sentence, " ", pieces.SignOff(self.rng.choice(SIGN_OFFS)))

    def related_link(self) -> Iterable[Block]:
        """A "Baca juga" line to an earlier post, if there is one."""
        target = self.rng.randint(max(1, self.number - 40), max(1, self.number - 1))
        if target < self.number and target % CYCLE != UNTITLED:
            yield RelatedLink(FIRST_ID + target, self.rng.choice(RELATED_SHAPES))

    def picture(self, size: str = "") -> str:
        """The path of one of the site's pictures."""
        return f"{self.folder}/gambar-{self.rng.randint(1, 40)}{size}.jpg"
