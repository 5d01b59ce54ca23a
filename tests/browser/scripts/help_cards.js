// The boxes of each help card, as numbers.
() => {
    const opaque = (color) => {
        const parts = color.match(/[\d.]+/g).map(Number);
        return (parts[3] ?? 1) > 0;
    };
    return [...document.querySelectorAll(".osteo-red-flags__card")].map((card) => {
        const style = getComputedStyle(card);
        const level = card.querySelector(".osteo-red-flags__level");
        const levelStyle = getComputedStyle(level);
        const content = getComputedStyle(card.querySelector(".osteo-red-flags__content"));
        const sides = ["Top", "Right", "Bottom", "Left"];
        const least = (s, name) => Math.min(...sides.map((side) => parseFloat(s[name(side)])));
        const signs = [...card.querySelectorAll(".osteo-red-flags__signs > li")];
        const boxes = signs.map((sign) => sign.getBoundingClientRect());
        return {
            urgency: [...card.classList].pop().split("--").pop(),
            word: isSeen(level) ? level.innerText.trim() : "",
            border: least(style, (side) => `border${side}Width`),
            borderIsSeen: sides.every((side) =>
                !["none", "hidden"].includes(style[`border${side}Style`]) &&
                opaque(style[`border${side}Color`]) &&
                style[`border${side}Color`] !== style.backgroundColor
            ),
            padding: least(content, (side) => `padding${side}`),
            bandPadding: Math.min(
                parseFloat(levelStyle.paddingLeft), parseFloat(levelStyle.paddingRight)
            ),
            bandIsSeen: opaque(levelStyle.backgroundColor) &&
                levelStyle.backgroundColor !== style.backgroundColor,
            // How much of the card's width the band takes.
            bandShare: level.getBoundingClientRect().width / card.clientWidth,
            signsOnTheirOwnLine: boxes.every(
                (box, i) => i === 0 || box.top >= boxes[i - 1].bottom - 1
            ),
        };
    });
}
