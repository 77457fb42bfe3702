"""A pipeline step that fails, as one of ours might one day."""


class FailingPipeline:
    def process_item(self, item: object) -> object:
        raise ZeroDivisionError
