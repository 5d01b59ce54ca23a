// What the Tab key should reach, in the order of the page's source.
() => {
    const kinds = "a[href], summary, button, input, select, textarea, [tabindex]";
    window.focusable = [...document.querySelectorAll(kinds)].filter(
        (e) => e.tabIndex >= 0 && !e.disabled && e.type !== "hidden" &&
            e.checkVisibility({ visibilityProperty: true })
    );
    return window.focusable.map(nameOf);
}
