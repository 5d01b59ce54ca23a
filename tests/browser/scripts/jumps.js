// Links within the page that do not bring their heading into the window, uncovered.
async () => {
    const problems = [];
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const link of document.querySelectorAll(".osteo a[href^='#']")) {
        scrollTo(0, 0);
        link.click();
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const target = document.querySelector(link.hash);
        if (!target) {
            problems.push(`${nameOf(link)} leads nowhere`);
            continue;
        }
        const heading = target.querySelector("h1, h2, h3") ?? target;
        const box = heading.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + 4, box.top + 4);
        if (!top) problems.push(`${nameOf(link)}: its heading is outside the window`);
        else if (!heading.contains(top) && !top.contains(heading)) {
            problems.push(`${nameOf(link)}: its heading is hidden by ${nameOf(top)}`);
        }
    }
    return problems;
}
