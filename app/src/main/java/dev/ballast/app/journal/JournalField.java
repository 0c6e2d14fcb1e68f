package dev.ballast.app.journal;

/// The columns of the table and of its export. Names head the CSV: add, never rename.
public enum JournalField {
    SEQUENCE("sequence", "No."),
    TIME("time", "Time (UTC)"),
    TYPE("type", "Type"),
    SUBJECT("subject", "Subject"),
    SUMMARY("summary", "What happened"),
    PAYLOAD("payload", "Payload"),
    PREVIOUS_HASH("previousHash", "Previous hash"),
    HASH("hash", "Hash");

    private final String key;
    private final String label;

    JournalField(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// Name in files.
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /// As it is written to files.
    public String plain(JournalRow row) {
        return switch (this) {
            case SEQUENCE -> Long.toString(row.sequence());
            case TIME -> row.time().toString();
            case TYPE -> row.typeName();
            case SUBJECT -> row.subject();
            case SUMMARY -> row.summary();
            case PAYLOAD -> row.payload();
            case PREVIOUS_HASH -> row.previousHash();
            case HASH -> row.hash();
        };
    }
}
