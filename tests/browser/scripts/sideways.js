// What makes the page scroll sideways.
() => {
    const root = document.documentElement;
    const width = root.clientWidth;
    // A host that hides what sticks out hides words from its readers.
    const wide = Math.max(root.scrollWidth, document.body.scrollWidth);
    if (wide <= width) return [];
    const outside = [...document.body.querySelectorAll("*")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width && (box.right > width + 0.5 || box.left < -0.5);
    });
    const innermost = outside.filter((e) => !outside.some((o) => o !== e && e.contains(o)));
    const texts = seenTexts(document.body).filter(({ node }) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        return box.right > width + 0.5 || box.left < -0.5;
    });
    const culprits = [...innermost, ...texts.map(({ element }) => element)];
    const names = culprits.slice(0, 5).map(nameOf);
    return [`the page is ${wide}px wide in a window of ${width}px`, ...names];
}
