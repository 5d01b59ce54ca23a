"""Which video an address names, and what plays it inside a page.

An address is taken to pieces and read part by part, as a browser would. Nothing of it
is used but the parts that are understood, so what is shown is the provider's own player
of that video, or a link.
"""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from ..values.addresses import host_of, web_address

FILE_ENDINGS = (".mp4", ".webm")
WEB_PORTS = (None, 80, 443)

YOUTUBE_HOSTS = {
    f"{prefix}youtube.com" for prefix in ("", "www.", "m.", "music.", "gaming.")
} | {"youtube-nocookie.com", "www.youtube-nocookie.com"}
YOUTUBE_SHORT_HOSTS = {"youtu.be", "www.youtu.be"}
YOUTUBE_FOLDERS = {"shorts", "live", "embed", "v", "e"}
YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
# As long as an id, and each the name of a player of something else.
YOUTUBE_NO_IDS = {"videoseries", "live_stream"}

VIMEO_HOSTS = {"vimeo.com", "www.vimeo.com"}
VIMEO_PLAYER = "player.vimeo.com"
VIMEO_ID = re.compile(r"[1-9][0-9]{4,11}")
# Without it an unlisted video does not play.
VIMEO_HASH = re.compile(r"[0-9a-f]{6,32}")
# What may stand before the id, by the parts of the path; ``None`` is any name.
VIMEO_FOLDERS = (
    (),
    ("channels", None),
    ("groups", None, "videos"),
    ("showcase", None, "video"),
    ("album", None, "video"),
)

TIME = re.compile(
    r"(?:([0-9]{1,2})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})(?:\.[0-9]+)?s?)?"
)


class Player(NamedTuple):
    """Where a video is, and what plays it inside the page."""

    url: str
    host: str
    embed: str = ""
    is_file: bool = False
    is_upright: bool = False


def player_for(url) -> Player | None:
    """How a video is played; none if its address is none of the web."""
    url = web_address(url)
    if not url:
        return None
    host = host_of(url)
    parts = urlsplit(url)
    if not hides_its_host(url):
        if player := _at_youtube(parts) or _at_vimeo(parts):
            return player
        if parts.path.lower().endswith(FILE_ENDINGS):
            return Player(url, host, url, is_file=True)
    return Player(url, host)


def hides_its_host(url) -> bool:
    """Whether another name stands where readers look for the host of an address.

    A browser goes to ``films.example.com`` for ``https://youtube.com@films.example.com``.
    """
    return "@" in urlsplit(url).netloc or "\\" in url


def is_owners_page(url) -> bool:
    """Whether a video is edited there, by its owner, who alone can open the page."""
    parts = urlsplit(url)
    if parts.hostname == "studio.youtube.com":
        return True
    return parts.hostname in VIMEO_HOSTS and _path(parts)[:1] == ["manage"]


def _at_youtube(parts: SplitResult) -> Player | None:
    if not _is_at(parts, YOUTUBE_HOSTS | YOUTUBE_SHORT_HOSTS):
        return None
    query = _query(parts.query)
    path = _path(parts)
    is_upright = False
    if parts.hostname in YOUTUBE_SHORT_HOSTS:
        key = path[0] if len(path) == 1 else ""
    elif path == ["watch"]:
        key = query.get("v", "")
    elif len(path) == 2 and path[0] in YOUTUBE_FOLDERS:
        key = path[1]
        is_upright = path[0] == "shorts"
    else:
        return None
    if not YOUTUBE_ID.fullmatch(key) or key in YOUTUBE_NO_IDS:
        return None
    moment = _query(parts.fragment).get("t", "")
    start, end = _times(
        _seconds(query.get("t") or query.get("start") or moment),
        _seconds(query.get("end")),
    )
    watch = urlencode({"v": key, **_known(t=start and f"{start}s")})
    return Player(
        f"https://www.youtube.com/watch?{watch}",
        "youtube.com",
        f"https://www.youtube-nocookie.com/embed/{key}?"
        + urlencode({**_known(start=start, end=end), "autoplay": 1}),
        is_upright=is_upright,
    )


def _at_vimeo(parts: SplitResult) -> Player | None:
    if _is_at(parts, {VIMEO_PLAYER}):
        folders = (("video",),)
    elif _is_at(parts, VIMEO_HOSTS):
        folders = VIMEO_FOLDERS
    else:
        return None
    query = _query(parts.query)
    path = _path(parts)
    folder = next((each for each in folders if _begins_with(path, each)), None)
    if folder is None:
        return None
    key, *rest = path[len(folder) :]
    # Only the video's own page has its hash in the path.
    if rest and (folder or len(rest) > 1 or not VIMEO_HASH.fullmatch(rest[0])):
        return None
    secret = rest[0] if rest else query.get("h", "")
    if not VIMEO_HASH.fullmatch(secret):
        secret = ""
    moment = _query(parts.fragment).get("t") or query.get("t")
    start, end = _times(
        _seconds(query.get("start_time") or moment), _seconds(query.get("end_time"))
    )
    at = f"#t={start}s" if start else ""
    settings = {
        **_known(h=secret, end_time=end and f"{end}s"),
        "dnt": 1,
        "autoplay": 1,
    }
    page = f"https://vimeo.com/{key}/{secret}" if secret else f"https://vimeo.com/{key}"
    return Player(
        page + at,
        "vimeo.com",
        f"https://player.vimeo.com/video/{key}?{urlencode(settings)}{at}",
    )


def _begins_with(path: list[str], folder: tuple) -> bool:
    """Whether ``path`` is an id in ``folder``, perhaps with something after it."""
    if len(path) <= len(folder) or not VIMEO_ID.fullmatch(path[len(folder)]):
        return False
    return all(name in (None, part) for name, part in zip(folder, path, strict=False))


def _is_at(parts: SplitResult, hosts: set[str]) -> bool:
    try:
        return parts.hostname in hosts and parts.port in WEB_PORTS
    except ValueError:
        # Of a port that no computer has.
        return False


def _path(parts: SplitResult) -> list[str]:
    return [part for part in parts.path.split("/") if part]


def _query(query: str) -> dict[str, str]:
    """Each parameter that is given once: of two, nobody knows which one is meant."""
    given = parse_qs(query)
    return {name: values[0] for name, values in given.items() if len(set(values)) == 1}


def _known(**values) -> dict:
    return {name: value for name, value in values.items() if value}


def _times(start: int, end: int) -> tuple[int, int]:
    """Where to start and stop, 0 for neither; none stops before it has started."""
    return start, end if end > start else 0


def _seconds(written) -> int:
    """``90``, ``90s`` or ``1m30s`` as seconds; 0 where it is none of these."""
    found = TIME.fullmatch(written or "")
    if found is None:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return (hours * 60 + minutes) * 60 + seconds
