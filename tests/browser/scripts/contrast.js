// Texts inside `.osteo` that are hard to read against what is behind them.
() => {
    const parse = (color) => {
        const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
        return { r, g, b, a };
    };
    const over = (front, back) => {
        const mix = (name) => front[name] * front.a + back[name] * (1 - front.a);
        return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
    };
    const background = (element) => {
        if (!element) return { r: 255, g: 255, b: 255, a: 1 };
        const color = parse(getComputedStyle(element).backgroundColor);
        return color.a === 1 ? color : over(color, background(element.parentElement));
    };
    const luminance = (color) => {
        const [r, g, b] = [color.r, color.g, color.b]
            .map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a, b) => {
        const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (light + 0.05) / (dark + 0.05);
    };
    const hex = ({ r, g, b }) =>
        `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
    const problems = [...document.querySelectorAll(".osteo")].flatMap((root) =>
        seenTexts(root).flatMap(({ element }) => {
            const style = getComputedStyle(element);
            const back = background(element);
            const front = over(parse(style.color), back);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            const found = ratio(front, back);
            if (found >= (isLarge ? 3 : 4.5)) return [];
            return [`${nameOf(element)}: ${found.toFixed(2)}, ${hex(front)} on ${hex(back)}`];
        })
    );
    return [...new Set(problems)];
}
