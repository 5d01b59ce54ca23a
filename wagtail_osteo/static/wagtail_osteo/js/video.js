// Plays a video in place of its poster once the reader presses play. Until then, and
// without this module, there is a link to the video; nothing is fetched from elsewhere.

const PERMISSIONS = "autoplay; fullscreen; picture-in-picture; encrypted-media";

function frameFor(link) {
    const frame = document.createElement("iframe");
    frame.allow = PERMISSIONS;
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.title = link.dataset.osteoTitle;
    frame.src = link.dataset.osteoEmbed;
    return frame;
}

function filmFor(link) {
    const film = document.createElement("video");
    film.controls = true;
    film.autoplay = true;
    film.playsInline = true;
    film.poster = link.querySelector("img")?.currentSrc ?? "";
    film.setAttribute("aria-label", link.dataset.osteoTitle);
    film.src = link.dataset.osteoEmbed;
    return film;
}

function play(link) {
    const figure = link.closest("figure");
    const player = link.dataset.osteoPlayer === "video" ? filmFor(link) : frameFor(link);
    player.className = "osteo-video__player";
    // Not every browser gives a player the focus of its own accord.
    player.tabIndex = 0;
    link.replaceWith(player);
    player.focus();
    figure?.querySelector(".osteo-video__note")?.remove();
    // Where the site's policy forbids the frame, this is what the reader has left.
    figure?.querySelector(".osteo-video__elsewhere")?.removeAttribute("hidden");
}

document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-osteo-embed]");
    const asksForATab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || asksForATab || event.button !== 0 || event.defaultPrevented) return;
    event.preventDefault();
    play(link);
});
