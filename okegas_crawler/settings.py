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
CRAWL_DELAY_LIMIT = 30.0  # seconds; what robots.txt asks for is obeyed up to here
RETRY_AFTER_LIMIT = 45.0  # seconds that a request waits in all; who is told to wait longer is owed to the next run
RETRY_TIMES = 2  # so three tries of what timed out, was cut off, or answered 408, 429, 500, 502, 503, 504, 522, 524
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the spider says what is owed, and why
SCHEDULER = "okegas_crawler.scheduler.PatientScheduler"  # keeps what waits out of the way

# How much, how long. An article page with two polls is 255 kB in the median, a listing that prints ten of them 2.5 MB.
DOWNLOAD_TIMEOUT = 20  # seconds a try, to its last byte; a page of a healthy site takes one
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024  # bytes, before and after decompression
DOWNLOAD_WARNSIZE = 0  # the limit is near enough
DNS_TIMEOUT = 20  # seconds
MEMUSAGE_LIMIT_MB = 1024  # a crawl takes 100 to 200; more is a fault, and ends the run
MEMUSAGE_CHECK_INTERVAL_SECONDS = 10
CONCURRENT_ITEMS = 1  # no step waits for anything; 100, the default, starts 100 tasks an answer
WARN_ON_GENERATOR_RETURN_VALUE = False  # it parses the source of the callback at every answer: 0.3 ms

# What Scrapy leaves open. Below, what serves them is not even loaded; here they stay off should somebody load it.
DOWNLOAD_VERIFY_CERTIFICATES = True
REMOTE_CONTROL_ENABLED = False  # an HTTP server that executes Python
TELNETCONSOLE_ENABLED = False
COOKIES_ENABLED = False
METAREFRESH_ENABLED = False  # WordPress redirects by status
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "id,en;q=0.5",
}
REDIRECT_MAX_TIMES = 5  # 301 for http, www., the slash, a renamed slug; more is a loop

# How deep: no limit by DEPTH_LIMIT, as page 900 of a listing lies 900 deep. A walk ends where pages bring nothing new,
# and at LAST_PAGE (archive/walks.py).

# What surrounds the crawl, each in its order: this and nothing else. Scrapy's own lists are emptied, as it imports even
# what a project puts out of use; cookies and the remote control alone take it a fifth of its time to start.
DOWNLOADER_MIDDLEWARES_BASE = SPIDER_MIDDLEWARES_BASE = EXTENSIONS_BASE = dict[str, int]()
DOWNLOADER_MIDDLEWARES = {
    "okegas_crawler.middlewares.SameSiteMiddleware": 50,
    "okegas_crawler.middlewares.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "okegas_crawler.middlewares.RetryAfterMiddleware": 550,
    "okegas_crawler.middlewares.WholeAnswerMiddleware": 590,
    "okegas_crawler.middlewares.WebRedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25,
    "okegas_crawler.middlewares.PageMiddleware": 40,  # ahead of HttpErrorMiddleware: an error's page is read, too
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": 50,
    "scrapy.spidermiddlewares.referer.RefererMiddleware": 700,  # without it, RedirectMiddleware warns at every start
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": 800,
}
EXTENSIONS = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.memusage.MemoryUsage": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
    "scrapy.extensions.throttle.AutoThrottle": 0,
    "okegas_crawler.extensions.progress.Progress": 0,
    "okegas_crawler.extensions.durability.Durability": 0,
    "okegas_crawler.feeds.StrictFeedExporter": 0,  # Scrapy's own goes on after a write error
    "okegas_crawler.extensions.fates.Fates": 1,  # behind the exporter: what it could not write has not come
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
FEED_EXPORTERS = dict.fromkeys(("jsonlines", "jsonl", "jl"), "okegas_crawler.feeds.LineExporter")
FEED_EXPORT_ENCODING = "utf-8"

# What is out of line with the articles before (archive/usual.py). It is a warning; only a field that most of the newest
# articles lack is suspicious. An editor's holiday must not be told for a fault, nor must chance.
UNUSUAL = {
    "newest": 20,  # articles that are compared: two days of a paper that prints ten a day; of fewer, chance may be why
    "usual": 100,  # articles before them that tell what is usual; after as many new ones, the new is
    "few": 50,  # of those, below which an archive is too young to tell
    "chance": 1e-6,  # how improbable a difference must be. Compared thousands of times a year: 1e-3 cried wolf weekly
    "shrunk": 0.5,  # the part of the usual length: medians of 20 news texts differ by a third at most, by chance
    "missed": 60,  # articles that the usual pace would have brought: a holiday at a tenth of it would have brought six
    "silent": 3.0,  # days without an article that are nothing, whatever the pace: it may have been an election's
}

# What a person sees.
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []
STATS_DUMP = False  # the verdict says what a person needs; -s STATS_DUMP=1 shows all figures
