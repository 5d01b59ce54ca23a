// What the other scripts share; it comes before each of them.

// How a person would find an element in the page's source.
const nameOf = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${id}${classes}> "${words}"`;
};

// Text for screen readers only is cut to a pixel; its own box says otherwise.
const isCutAway = (element) => {
    for (let e = element; e; e = e.parentElement) {
        const style = getComputedStyle(e);
        if (style.clipPath === "inset(50%)") return true;
        if (style.clip !== "auto" && e.offsetWidth <= 1) return true;
    }
    return false;
};

const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !isCutAway(element);

// The pieces of text that a person sees, each with the element that styles it.
const seenTexts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const element = node.parentElement;
        if (!node.data.trim() || element.closest("script, style, noscript, svg")) continue;
        if (isSeen(element)) texts.push({ node, element });
    }
    return texts;
};

// The box of an element with all that is in it: what a finger can hit.
const hitBox = (element) => {
    const boxes = [element, ...element.querySelectorAll("*")]
        .filter((e) => !isCutAway(e))
        .flatMap((e) => [...e.getClientRects()])
        .filter((box) => box.width && box.height);
    if (!boxes.length) return { width: 0, height: 0 };
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return { width: right - left, height: bottom - top };
};
