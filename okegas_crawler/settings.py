"""Every knob, in the order of the flow, each with its reason."""

BOT_NAME = "okegas_crawler"
SPIDER_MODULES = ["okegas_crawler.spiders"]
COMMANDS_MODULE = "okegas_crawler.commands"
