package dev.ballast.core.portfolio;

/// Identity of a ledger entry, unique over fills and cash flows: booking the same id twice is a no-op (ACC-2).
///
/// @param value 1 to 120 characters without blanks at either end
public record EntryId(String value) {

    public EntryId {
        if (value.isEmpty() || value.length() > 120 || !value.strip().equals(value)) {
            throw new IllegalArgumentException("id '" + value + "' must have 1 to 120 characters and no outer blanks");
        }
    }

    public static EntryId of(String value) {
        return new EntryId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
