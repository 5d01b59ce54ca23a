// Colours as WCAG reckons with them; it comes before the scripts that compare some.

const parseColour = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
};

const layOver = (front, back) => {
    const mix = (name) => front[name] * front.a + back[name] * (1 - front.a);
    return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
};

// What is behind a point: the backgrounds of the elements around it whose boxes reach
// there. Text that sticks out of its box stands on something else.
const backgroundAt = (element, x, y) => {
    if (!element) return { r: 255, g: 255, b: 255, a: 1 };
    const box = element.getBoundingClientRect();
    const isBehind = element.matches("html, body") ||
        (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    const colour = parseColour(getComputedStyle(element).backgroundColor);
    if (!isBehind || colour.a === 0) return backgroundAt(element.parentElement, x, y);
    if (colour.a === 1) return colour;
    return layOver(colour, backgroundAt(element.parentElement, x, y));
};

const luminance = (colour) => {
    const [r, g, b] = [colour.r, colour.g, colour.b]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrastOf = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
};

const hex = ({ r, g, b }) =>
    `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
