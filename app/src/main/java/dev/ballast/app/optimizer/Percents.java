package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;

/// Percentages as the trader types them. Stateless.
final class Percents {

    private Percents() {}

    /// A fraction of what was typed as a percentage: `12.5`, `12,5`, `-3 %`. `IllegalArgumentException` says what is
    /// wrong.
    static double parse(String text) {
        String plain = text.strip()
                .replace("%", "")
                .replace(',', '.')
                .replace('−', '-')
                .strip();
        try {
            double value = Double.parseDouble(plain);
            if (Double.isFinite(value)) {
                return value / 100;
            }
        } catch (NumberFormatException e) {
            // Said below, in the trader's words.
        }
        throw new IllegalArgumentException("'" + text.strip() + "' is not a percentage");
    }

    /// Both ends of what was typed as `5:30`, or one end with the other as it was.
    ///
    /// @param end which of the two a single figure is
    static Limits.Range range(String text, Limits.Range before, End end) {
        String[] ends = text.split(":", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no range: type it as 5:30");
        }
        if (ends.length == 2) {
            return new Limits.Range(parse(ends[0]), parse(ends[1]));
        }
        return switch (end) {
            case LEAST -> new Limits.Range(parse(text), before.most());
            case MOST -> new Limits.Range(before.least(), parse(text));
        };
    }

    /// An end of a range.
    enum End {
        LEAST,
        MOST
    }

    /// What a field shows before it is edited.
    static String plain(double fraction) {
        String text = Numbers.decimal(fraction * 100, 4);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
