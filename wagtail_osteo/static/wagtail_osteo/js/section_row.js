// The row of a section says what is inside: what its label format names, else its
// heading, else its first words, else what to write there.
(() => {
    const { StructBlockDefinition } = window.wagtailStreamField.blocks;

    // The field at a path such as "picture.image" within a section.
    function fieldAt(section, path) {
        return path.split(".").reduce((block, name) => block?.childBlocks[name], section);
    }

    // A row that is there but empty has the words of its choices in it, where nothing is
    // chosen, and punctuation: "- Select an option -: ".
    function saysSomething(label, section) {
        const unchosen = section.container[0].querySelectorAll('option[value=""]');
        const words = [...unchosen].reduce((left, { text }) => left.replaceAll(text, ""), label);
        return /[\p{L}\p{N}]/u.test(words);
    }

    class SectionBlockDefinition extends StructBlockDefinition {
        // Wagtail recognises structs within a struct by the class of the one around them.
        static [Symbol.hasInstance](definition) {
            return definition instanceof StructBlockDefinition;
        }

        render(...args) {
            const section = super.render(...args);
            const formatted = section.getTextLabel.bind(section);
            section.getTextLabel = (options) => {
                const labels = this.meta.summaryFields.map((path) =>
                    fieldAt(section, path)?.getTextLabel?.(options),
                );
                if (this.meta.labelFormat) labels.unshift(formatted(options));
                return (
                    labels.find((label) => label && saysSomething(label, section)) ||
                    this.meta.prompt
                );
            };
            return section;
        }
    }

    window.telepath.register("wagtail_osteo.blocks.SectionBlock", SectionBlockDefinition);
})();
