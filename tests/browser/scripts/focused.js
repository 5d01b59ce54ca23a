// Where the focus is, and what is wrong with how it is shown if it is inside `within`.
async (within) => {
    // The browser brings what has the focus into the window when it next paints.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // A link in a drawing may have parts far from each other, with nothing in between.
    const parts = element instanceof SVGElement ? [...element.querySelectorAll("path")] : [];
    // A link around blocks may have no box of its own on its first line.
    const box = [...parts.flatMap((part) => [...part.getClientRects()]), ...element.getClientRects(), ...[...element.children].flatMap(
        (child) => [...child.getClientRects()]
    )].find((b) => b.width && b.height);
    const problems = [];
    const style = getComputedStyle(element);
    // Drawn around the element, so on what is behind its parent.
    const stands = (colour) => {
        const parent = element.parentElement;
        const { left, top } = parent.getBoundingClientRect();
        return contrastOf(parseColour(colour), backgroundAt(parent, left + 1, top + 1)) >= 3;
    };
    // The width and colours of "auto" are the browser's affair: its own ring can be seen.
    const isOutlined = style.outlineStyle === "auto" || (
        style.outlineStyle !== "none" &&
        parseFloat(style.outlineWidth) >= 2 &&
        stands(style.outlineColor)
    );
    const isRinged = style.boxShadow !== "none" && stands(style.boxShadow.split(")")[0]);
    if (!isOutlined && !isRinged) problems.push("shows no focus");
    if (!box) {
        problems.push("has no box");
    } else {
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!top) problems.push("is outside the window");
        else if (!element.contains(top)) problems.push(`is hidden by ${nameOf(top)}`);
    }
    return {
        index: window.focusable.indexOf(element),
        problems: !element.closest(within) ? [] : problems.map((problem) => `${nameOf(element)} ${problem}`),
    };
}
