// Lines of different texts that are printed over each other. A bar that stays in the
// window may lie over what the reader scrolls.
() => {
    const stays = (e) => e && (/sticky|fixed/.test(getComputedStyle(e).position)
        || stays(e.parentElement));
    const texts = seenTexts(document.body).filter(({ element }) => !stays(element));
    const lines = texts.flatMap(({ node, element }) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()]
            .filter((box) => box.width > 1 && box.height > 1)
            // Only the middle of a line has ink for certain: boxes of lines that stand
            // close to each other overlap by right.
            .map((box) => ({
                node, element, left: box.left, right: box.right,
                top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3,
            }));
    });
    const problems = new Set();
    lines.forEach((a, i) => lines.slice(i + 1).forEach((b) => {
        if (a.node === b.node) return;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 2) {
            problems.add(`${nameOf(a.element)} over ${nameOf(b.element)}`);
        }
    }));
    return [...problems];
}
