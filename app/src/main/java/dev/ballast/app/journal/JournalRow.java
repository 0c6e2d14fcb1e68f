package dev.ballast.app.journal;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of the table. Entries never change, so neither does a row; its summary is made when it is first shown.
public final class JournalRow {

    private static final int HASH_PREFIX = 10;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final JournalEntry entry;
    private final String typeLabel;
    private @Nullable String summary;
    private @Nullable String searchable;

    JournalRow(JournalEntry entry) {
        this.entry = entry;
        typeLabel = label(entry.type());
    }

    public long sequence() {
        return entry.sequence();
    }

    public Instant time() {
        return entry.time();
    }

    public JournalGroup group() {
        return JournalGroup.of(entry.type());
    }

    /// `Proposal approved`.
    public String typeLabel() {
        return typeLabel;
    }

    /// As it is stored: `PROPOSAL_APPROVED`.
    public String typeName() {
        return entry.type().name();
    }

    public String subject() {
        return entry.subject();
    }

    /// The payload in one line.
    public String summary() {
        if (summary == null) {
            summary = PayloadText.line(entry.payload());
        }
        return summary;
    }

    /// As it is stored.
    public String payload() {
        return entry.payload();
    }

    /// The payload, one value a line.
    public String indentedPayload() {
        return PayloadText.indented(entry.payload());
    }

    public String hash() {
        return entry.hash();
    }

    public String hashPrefix() {
        return entry.hash().substring(0, Math.min(HASH_PREFIX, entry.hash().length()));
    }

    public String previousHash() {
        return entry.previousHash();
    }

    /// Whether content and hash agree; computes the hash.
    public boolean isIntact() {
        return entry.isIntact();
    }

    JournalEntry entry() {
        return entry;
    }

    boolean matches(JournalGroup wanted, String lowerCaseWords) {
        if (!wanted.contains(entry.type())) {
            return false;
        }
        if (lowerCaseWords.isEmpty()) {
            return true;
        }
        if (searchable == null) {
            searchable = (sequence() + " " + typeLabel + " " + typeName() + " " + subject() + " " + payload() + " "
                            + summary() + " " + hash())
                    .toLowerCase(Locale.ROOT);
        }
        return BLANKS.splitAsStream(lowerCaseWords).allMatch(searchable::contains);
    }

    private static String label(JournalType type) {
        String words = type.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
