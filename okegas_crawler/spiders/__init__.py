"""The spiders, one file a site."""
