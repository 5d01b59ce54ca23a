// Carries out, in a preview, the checks that Wagtail shows beside it: an element fails if
// the server found something there. What concerns no section is shown at the heading.

const GROUPS = ["must_fix", "should_check", "wording"];

function passes(node, options) {
    const places = options?.places ?? [];
    return !places.includes(node.tagName === "H1" ? "" : node.id);
}

for (const group of GROUPS) {
    window.wagtail?.userbar?.registerCheck?.(`check-osteo-${group}`, passes);
}
