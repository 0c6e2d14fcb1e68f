package dev.ballast.core.intake;

/// One thing wrong with a file from outside, precise enough to be put right there.
///
/// Example: `coin_Bitcoin.csv.gz`, line 2, field `Close`, value `1.445.399.932.861.320`, reason "has more than one
/// decimal point".
///
/// @param file name of the file, without its folder
/// @param line line in the (unpacked) file, from 1; 0 where the file as a whole is meant
/// @param field name of the column as the file has it; empty where a whole row or file is meant
/// @param value the text found there, shortened to 80 characters; empty where there is none
/// @param reason what is wrong with it, worded to follow the value
public record FileProblem(String file, long line, String field, String value, String reason) {

    private static final int LONGEST_VALUE = 80;

    public FileProblem {
        if (line < 0) {
            throw new IllegalArgumentException("line of a problem in " + file + " must be >= 0, was " + line);
        }
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }

    static FileProblem ofFile(String file, String reason) {
        return new FileProblem(file, 0, "", "", reason);
    }

    static FileProblem ofRow(String file, long line, String reason) {
        return new FileProblem(file, line, "", "", reason);
    }

    /// The problem on one line of text: `BTCUSDT.csv:7: close '-1' must be > 0`.
    public String message() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(':');
        if (!field.isEmpty()) {
            text.append(' ').append(field);
        }
        if (!value.isEmpty()) {
            text.append(" '").append(value).append('\'');
        }
        return text.append(' ').append(reason).toString();
    }
}
