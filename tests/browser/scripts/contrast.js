// Texts inside `.osteo` that are hard to read against what is behind them.
() => {
    const problems = [...document.querySelectorAll(".osteo")].flatMap((root) =>
        seenTexts(root).flatMap(({ node, element }) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            const line = [...range.getClientRects()].find((box) => box.width && box.height);
            if (!line) return [];
            const style = getComputedStyle(element);
            const back = backgroundAt(
                element, line.left + line.width / 2, line.top + line.height / 2
            );
            const front = layOver(parseColour(style.color), back);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            const found = contrastOf(front, back);
            if (found >= (isLarge ? 3 : 4.5)) return [];
            return [`${nameOf(element)}: ${found.toFixed(2)}, ${hex(front)} on ${hex(back)}`];
        })
    );
    return [...new Set(problems)];
}
