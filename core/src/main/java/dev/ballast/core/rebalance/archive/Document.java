package dev.ballast.core.rebalance.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Bytes under their own SHA-256: the same content is stored once, and changed content no longer fits its name.
/// Immutable.
public final class Document {

    private final String hash;
    private final byte[] content;

    private Document(String hash, byte[] content) {
        this.hash = hash;
        this.content = content;
    }

    /// A document of these bytes, which are copied.
    public static Document of(byte[] content) {
        return new Document(hash(content), content.clone());
    }

    /// 64 hex digits.
    public String hash() {
        return hash;
    }

    /// A copy of the bytes.
    public byte[] content() {
        return content.clone();
    }

    public int length() {
        return content.length;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
