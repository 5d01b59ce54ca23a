"""What a careful host sends with its pages."""

from django.http import HttpResponse

POLICY = "default-src 'self'; img-src 'self' data:"


def strict_content_security_policy(get_response):
    """Forbid public pages everything that is inline or from elsewhere."""

    def middleware(request):
        # Browsers ask every site for it; whether there is one is not our business.
        if request.path == "/favicon.ico":
            return HttpResponse(status=204)
        response = get_response(request)
        if not request.path.startswith("/admin/"):
            response["Content-Security-Policy"] = POLICY
        return response

    return middleware
