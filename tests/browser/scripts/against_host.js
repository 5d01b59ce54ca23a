// How texts and links of ours differ from what the host would make of the same element.
() => {
    const problems = [];
    const probe = document.createElement("div");
    document.body.append(probe);
    const hostStyle = (markup, selector) => {
        probe.innerHTML = markup;
        const { fontFamily, color } = getComputedStyle(probe.querySelector(selector));
        return { fontFamily, color };
    };
    const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
    for (const tag of ["p", "li", "h1", "h2", "h3", "h4"]) {
        const host = hostStyle(`<${tag}>x</${tag}>`, tag);
        for (const element of seen(`.osteo ${tag}`)) {
            const { fontFamily } = getComputedStyle(element);
            if (fontFamily !== host.fontFamily) {
                problems.push(`${nameOf(element)}: ${fontFamily}, not ${host.fontFamily}`);
            }
        }
    }
    const host = hostStyle('<p><a href="/unvisited/">x</a></p>', "a");
    const cards = ".osteo-red-flags__card, .osteo-surface, .osteo-button";
    for (const link of seen(".osteo a")) {
        if (link.closest(cards) || link.querySelector(cards)) continue;
        const { color } = getComputedStyle(link);
        if (color !== host.color) problems.push(`${nameOf(link)}: ${color}, not ${host.color}`);
    }
    probe.remove();
    return problems;
}
