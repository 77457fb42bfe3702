"""Every knob, in the order of the flow, each with its reason: polite towards the live site, safe against it."""

BOT_NAME = "okegas_crawler"
SPIDER_MODULES = ["okegas_crawler.spiders"]
COMMANDS_MODULE = "okegas_crawler.commands"

# Who asks. The user agent is `okegas_crawler/VERSION (+CONTACT_URL)`: set a page or mail address of yours here, so that
# the site's people can reach you before they block you.
CONTACT_URL = ""
ROBOTSTXT_OBEY = True

# How fast. One request a second is what a small site bears beside its readers; AutoThrottle slows down further when
# the site does.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0  # seconds
DOWNLOAD_DELAY_JITTER = 0  # 0.5, the default, would make it 0.5 to 1.5 seconds
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0  # seconds
AUTOTHROTTLE_MAX_DELAY = 30.0  # seconds

# How much, how long. An article page with two polls is 255 kB in the median.
DOWNLOAD_TIMEOUT = 20  # seconds a try; a page of a healthy site takes one
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024  # bytes, after decompression
DOWNLOAD_WARNSIZE = 0  # the limit is near enough
CONCURRENT_ITEMS = 5  # 100, the default, starts 100 tasks an answer: 250 articles a second against 349

# What Scrapy leaves open and this crawl has no use for.
DOWNLOAD_VERIFY_CERTIFICATES = True
REMOTE_CONTROL_ENABLED = False  # an HTTP server that executes Python
TELNETCONSOLE_ENABLED = False
COOKIES_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "id,en;q=0.5",
}
METAREFRESH_ENABLED = False  # WordPress redirects by status
REDIRECT_MAX_TIMES = 5  # 301 for http, www., the slash, a renamed slug; more is a loop

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the next one knows what the site is
    "okegas_crawler.middlewares.SameSiteMiddleware": 50,
}

ITEM_PIPELINES = {
    "okegas_crawler.pipelines.WidgetsPipeline": 100,
    "okegas_crawler.pipelines.BodyPipeline": 200,
    "okegas_crawler.pipelines.CreditsPipeline": 300,
    "okegas_crawler.pipelines.PublishedPipeline": 400,
    "okegas_crawler.pipelines.PeriodPipeline": 500,
    "okegas_crawler.pipelines.DatesPipeline": 600,
    "okegas_crawler.pipelines.IdentityPipeline": 700,
    "okegas_crawler.pipelines.CheckPipeline": 800,
    "okegas_crawler.pipelines.RevisionPipeline": 900,
}

# Where to, relative to the folder of scrapy.cfg: the archive, its index, its runs.
OUTPUT_DIR = "output"
FEED_STORAGES = {"archive": "okegas_crawler.feeds.ArchiveStorage"}
EXTENSIONS = {
    "okegas_crawler.extensions.durability.Durability": 0,
    "scrapy.extensions.feedexport.FeedExporter": None,  # goes on after a write error
    "okegas_crawler.feeds.StrictFeedExporter": 0,
}
FEED_EXPORTERS = dict.fromkeys(("jsonlines", "jsonl", "jl"), "okegas_crawler.feeds.LineExporter")
FEED_EXPORT_ENCODING = "utf-8"

# What a person sees.
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []
STATS_DUMP = False  # the verdict says what a person needs; -s STATS_DUMP=1 shows all figures
