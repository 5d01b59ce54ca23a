// Words in the middle of which a line ends, although they are shorter than a line. Parts of
// an address are no words.
() => {
    const problems = new Set();
    seenTexts(document.body).forEach(({ node, element }) => {
        for (const { 0: token, index } of node.data.matchAll(/\S{1,18}(?!\S)/g)) {
            if (index && /\S/.test(node.data[index - 1])) continue;
            const [word] = token.match(/[\p{L}\p{N}]+/u) ?? [];
            if (!word) continue;
            const range = document.createRange();
            range.setStart(node, index + token.indexOf(word));
            range.setEnd(node, index + token.indexOf(word) + word.length);
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            if (lines.size > 1) problems.add(`${word} in ${nameOf(element)}`);
        }
    });
    return [...problems];
}
