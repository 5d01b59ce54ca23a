// Keeps the list of checks in the edit view up to date: after an autosave, which reloads
// nothing, it is fetched again. Its links open whatever hides the place they lead to.

const list = () => document.querySelector("[data-osteo-advice-list]");
let underWay = null;

async function refresh(key) {
    const panel = document.querySelector("[data-osteo-advice]");
    if (!panel || !key) return;
    // Only the answer to the latest save counts.
    underWay?.abort();
    const attempt = (underWay = new AbortController());
    const stale = panel.querySelector("[data-osteo-advice-stale]");
    try {
        const url = new URL(panel.dataset.osteoAdviceUrl, window.location.href);
        url.searchParams.set("page", key);
        const response = await fetch(url, {
            credentials: "same-origin",
            headers: { "X-Requested-With": "XMLHttpRequest" },
            signal: attempt.signal,
        });
        // Who has been logged out is led to the login form.
        if (!response.ok || response.redirected) throw new Error(response.statusText);
        show(await response.text());
        stale.hidden = true;
    } catch (error) {
        if (attempt.signal.aborted) return;
        stale.hidden = false;
    }
}

function show(html) {
    const current = list();
    const groups = (root) => root.querySelectorAll("[data-osteo-advice-group]");
    const states = new Map(
        [...groups(current)].map((each) => [each.dataset.osteoAdviceGroup, each.open]),
    );
    const position = focusables(current).indexOf(document.activeElement);
    current.innerHTML = html;
    for (const group of groups(current)) {
        const open = states.get(group.dataset.osteoAdviceGroup);
        if (open !== undefined) group.open = open;
    }
    // Whoever reads the list with the keyboard stays where they were.
    if (position >= 0) focusables(current)[position]?.focus({ preventScroll: true });
}

function focusables(root) {
    return [...root.querySelectorAll("summary, a")];
}

function placeOf(link) {
    const field = link.dataset.osteoAdviceField;
    if (!field) return document.getElementById(link.hash.slice(1));
    const name = CSS.escape(field);
    // A field that can be filled in, one that is read-only, one in a panel of its own.
    return (
        document.querySelector(`[id^="panel-"][id$="-child-${name}-wrapper"]`) ??
        document
            .querySelector(`[aria-labelledby$="-child-${name}-label"]`)
            ?.closest(".w-field__wrapper") ??
        document.querySelector(`[id^="panel-"][id$="-${name}-section"]`)
    );
}

async function reveal(place) {
    const tab = place.closest('[role="tabpanel"]');
    if (tab?.hidden) {
        document.querySelector(`[role="tab"][aria-controls="${tab.id}"]`)?.click();
        await shown(tab);
    }
    for (let panel = place; panel; panel = panel.parentElement?.closest("[data-panel]")) {
        const toggle = panel.querySelector("[data-panel-toggle]");
        if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    place.scrollIntoView({ block: "start" });
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
}

// One tab fades out before the next one is there.
async function shown(tab) {
    for (let frame = 0; tab.hidden && frame < 60; frame += 1) {
        await new Promise(requestAnimationFrame);
    }
}

document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-osteo-advice-list] a");
    const asksForATab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || asksForATab) return;
    const place = placeOf(link);
    if (!place) return;
    event.preventDefault();
    reveal(place);
});

document.addEventListener("w-autosave:success", (event) => {
    refresh(event.detail?.data?.pk ?? event.detail?.response?.pk);
});
