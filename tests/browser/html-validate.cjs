module.exports = {
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
        // Django's tags leave lines of spaces, which no reader sees.
        "no-trailing-whitespace": "off",
        // Safari takes a list without bullets for no list unless it has the role.
        "no-redundant-role": "off",
        // For the same reason; it would have an ordered list be an unordered one.
        "prefer-native-element": ["error", { exclude: ["list"] }],
        // The rule also counts the spaces between words that stand around a number, and
        // a label that cannot break sticks out of a narrow window.
        "tel-non-breaking": "off",
    },
};
