// Hides notices that are over. The server leaves them out, but a page may come from a
// cache, or stay open for days. Without this module they stand until the page is fetched
// anew.

const NOTICES = ".osteo-notice [data-until]";

function hideWhatIsOver() {
    for (const notice of document.querySelectorAll(NOTICES)) {
        notice.hidden = new Date(notice.dataset.until) <= new Date();
    }
    for (const bar of document.querySelectorAll(".osteo-notice")) {
        bar.hidden = !bar.querySelector("[data-until]:not([hidden])");
    }
}

hideWhatIsOver();
document.addEventListener("visibilitychange", hideWhatIsOver);
