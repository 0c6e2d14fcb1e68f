package dev.ballast.core.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// One entry of the append-only audit trail, chained to the one before by SHA-256 (REB-11).
///
/// The hash covers sequence, time, type, subject, payload and the previous hash, each preceded by its length, so that
/// a changed, missing or reordered entry breaks the chain at that place. Source of the hash: FIPS 180-4.
///
/// @param sequence 1, 2, 3 … without gaps
/// @param time when, to the microsecond, which is what the database keeps
/// @param type what happened
/// @param subject id of what it happened to: a proposal, a fill, a setting
/// @param payload a JSON object with the values behind it
/// @param previousHash hash of the entry before, [#GENESIS] for the first
/// @param hash of this entry, 64 hex digits
public record JournalEntry(
        long sequence,
        Instant time,
        JournalType type,
        String subject,
        String payload,
        String previousHash,
        String hash) {

    /// What the first entry is chained to.
    public static final String GENESIS = "0".repeat(64);

    /// The entry with its hash computed.
    public static JournalEntry chained(
            long sequence, Instant time, JournalType type, String subject, String payload, String previousHash) {
        String hash = hash(sequence, time, type, subject, payload, previousHash);
        return new JournalEntry(sequence, time, type, subject, payload, previousHash, hash);
    }

    /// Whether content and hash agree.
    public boolean isIntact() {
        return hash.equals(hash(sequence, time, type, subject, payload, previousHash));
    }

    /// The sequence under which this content has this hash, where it is another than the present one.
    ///
    /// @param reach how far from the present sequence to look
    OptionalLong writtenAs(int reach) {
        return LongStream.rangeClosed(Math.max(1, sequence - reach), sequence + reach)
                .filter(other ->
                        other != sequence && hash.equals(hash(other, time, type, subject, payload, previousHash)))
                .findFirst();
    }

    private static String hash(
            long sequence, Instant time, JournalType type, String subject, String payload, String previousHash) {
        MessageDigest digest = sha256();
        for (String part :
                new String[] {Long.toString(sequence), time.toString(), type.name(), subject, payload, previousHash}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
