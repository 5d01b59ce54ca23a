// Controls that a finger may miss. `kinds` is a selector, `least` a number of pixels,
// `inText` says whether links within a text may be smaller, as WCAG 2.5.8 allows.
({ kinds, least, inText }) => {
    // A figure's links are no text, although browsers call them inline.
    const isInText = (element) =>
        element instanceof HTMLElement &&
        getComputedStyle(element).display === "inline" &&
        element.parentElement.innerText.trim() !== element.innerText.trim();
    return [...document.querySelectorAll(kinds)]
        .filter(isSeen)
        .filter((element) => !(inText && isInText(element)))
        .map((element) => [element, hitBox(element)])
        // Layout counts in parts of a pixel.
        .filter(([, box]) => Math.min(box.width, box.height) < least - 0.1)
        .map(([e, box]) => `${nameOf(e)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
}
