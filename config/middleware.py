from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from config.reports import number_of_request


def tell_number(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """The number of a request goes out with its answer, so that its lines in the log are found."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if number := number_of_request():
            response["X-Request-ID"] = number
        return response

    return middleware
