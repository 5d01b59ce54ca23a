// Draws the map of a clinic once the reader asks for it. Until then, and without this
// module, there is a link to a map; nothing is fetched from elsewhere.

function styled(href) {
    return new Promise((resolve, reject) => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = href;
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
    });
}

function draw(canvas, facts) {
    const { L } = window;
    const place = [Number(facts.latitude), Number(facts.longitude)];
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(canvas, {
        fadeAnimation: moves,
        zoomAnimation: moves,
        markerZoomAnimation: moves,
        // A reader who scrolls past it wants to scroll the page.
        scrollWheelZoom: false,
        zoomControl: false,
    }).setView(place, 16);
    map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: facts.zoomIn, zoomOutTitle: facts.zoomOut }).addTo(map);
    L.tileLayer(facts.tiles, {
        attribution: facts.attribution,
        maxZoom: 19,
        // OpenStreetMap serves those only who say which site asks; Django's own default
        // says nothing.
        referrerPolicy: "strict-origin-when-cross-origin",
    }).addTo(map);
    const icon = L.icon({ iconUrl: facts.marker, iconSize: [32, 44], iconAnchor: [16, 43] });
    L.marker(place, { icon, alt: facts.place, interactive: false, keyboard: false }).addTo(map);
}

async function show(holder, ask) {
    const facts = holder.dataset;
    const canvas = document.createElement("div");
    canvas.className = "osteo-map__canvas";
    canvas.setAttribute("role", "region");
    canvas.setAttribute("aria-label", facts.title);
    const elsewhere = holder.querySelector(".osteo-map__elsewhere");
    try {
        await Promise.all([styled(facts.style), import(facts.script)]);
        ask.replaceWith(canvas);
        draw(canvas, facts);
        // Before the zoom buttons, which come next.
        canvas.tabIndex = 0;
        canvas.focus();
    } catch {
        canvas.remove();
        ask.remove();
        elsewhere.querySelector("a").focus();
    }
}

for (const holder of document.querySelectorAll("[data-osteo-map]")) {
    const ask = holder.querySelector(".osteo-map__ask");
    ask.hidden = false;
    ask.querySelector("button").addEventListener("click", () => show(holder, ask), {
        once: true,
    });
}
