from ninja import NinjaAPI

from letters.api import router as letters

# No documentation page of Ninja's own: it would load from another host.
api = NinjaAPI(title="Heeded", version="1", docs_url=None, urls_namespace="api")
api.add_router("", letters)
