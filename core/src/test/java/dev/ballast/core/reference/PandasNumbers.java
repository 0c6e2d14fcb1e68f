package dev.ballast.core.reference;

/// Decimal numbers as pandas' `read_csv` reads them: up to an ulp or two beside the nearest double, in one of twenty
/// of the prices of the reference set.
///
/// The reference software saw these numbers. It matters where figures jump: Spearman's ranks depend on which returns
/// tie to the last bit (2.00 → 2.02 and 4.00 → 4.04 may or may not), and that moved correlations by 7e-6.
/// After `precise_xstrtod` of pandas 1.5.3: seventeen digits gathered in a double, one multiplication or division by a
/// power of ten.
final class PandasNumbers {

    private static final int DIGITS = 17;

    private PandasNumbers() {}

    static double parse(String cell) {
        String text = cell.strip();
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        double number = 0;
        int digits = 0;
        int exponent = 0;
        boolean decimals = false;
        int at = start;
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '.' && !decimals) {
                decimals = true;
            } else if (letter < '0' || letter > '9') {
                break;
            } else if (digits < DIGITS) {
                number = number * 10 + (letter - '0');
                digits++;
                exponent -= decimals ? 1 : 0;
            } else {
                exponent += decimals ? 0 : 1;
            }
        }
        if (at < text.length()) {
            if (digits == 0 || Character.toLowerCase(text.charAt(at)) != 'e') {
                return Double.parseDouble(text);
            }
            exponent += Integer.parseInt(text.substring(at + 1));
        }
        double power = Double.parseDouble("1e" + Math.abs(exponent));
        double value = exponent > 0 ? number * power : number / power;
        return text.startsWith("-") ? -value : value;
    }
}
