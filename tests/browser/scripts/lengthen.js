// Gives every text a word that is longer than a line of a phone. Not the table of
// hours: its days and times are never an editor's words, and stay in one piece.
(word) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.filter((node) => node.data.trim())
        .filter((node) => !node.parentElement.closest(
            "script, style, svg, [aria-hidden='true'], .osteo-clinic-card__hours"
        ))
        .forEach((node) => { node.data = `${word} ${node.data}`; });
    return nodes.length;
}
