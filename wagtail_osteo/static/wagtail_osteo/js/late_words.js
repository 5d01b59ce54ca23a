// Saves what is written while a draft is being saved by itself. Wagtail (7.4, 8.0) takes
// the form for saved as it stands when the answer comes, and so misses the last words of
// whoever paused just then: it says "Saved", and lets them close the window.

// What differs from save to save, whatever the editor does.
const OF_WAGTAIL = [
    "csrfmiddlewaretoken",
    "loaded_revision_id",
    "loaded_revision_created_at",
    "next",
    "overwrite_revision_id",
];

let sent = null;

function written(data, leaveOut) {
    const entries = [...data].filter(([name]) => !leaveOut.includes(name));
    return JSON.stringify(
        entries.map(([name, value]) => [name, value instanceof File ? value.name : value]),
    );
}

document.addEventListener("w-autosave:save", (event) => {
    sent = event.detail.formData;
});
document.addEventListener("w-autosave:success", (event) => {
    const form = event.target;
    if (!sent || !(form instanceof HTMLFormElement)) return;
    const leaveOut = [...OF_WAGTAIL, ...Object.keys(event.detail.response.field_updates ?? {})];
    if (written(sent, leaveOut) !== written(new FormData(form), leaveOut)) {
        // For the question of whoever leaves now, then as after any other change.
        form.dataset.wUnsavedHasEditsValue = "true";
        form.dispatchEvent(
            new CustomEvent("w-unsaved:add", {
                bubbles: true,
                cancelable: true,
                detail: { type: "edits" },
            }),
        );
    }
});
