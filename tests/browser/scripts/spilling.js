// Texts that stick out of the box that holds them, or are cut off by one around it.
() => {
    const problems = new Set();
    seenTexts(document.body).forEach(({ node, element }) => {
        if (element.closest("svg")) return;
        let box = element;
        while (/^(inline|contents)$/.test(getComputedStyle(box).display)) box = box.parentElement;
        const range = document.createRange();
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX)
            && e !== document.documentElement && e !== document.body || scrolls(e.parentElement));
        const around = box.getBoundingClientRect();
        if (text.right > around.right + 1 || text.left < around.left - 1) {
            problems.add(`${nameOf(element)} in ${nameOf(box.parentElement)} sticks out by ${Math.round(text.right - around.right)}px`);
        }
        if (!scrolls(box) && (text.right > innerWidth + 1 || text.left < -1)) {
            problems.add(`${nameOf(element)} is cut off by the window`);
        }
    });
    return [...problems];
}
