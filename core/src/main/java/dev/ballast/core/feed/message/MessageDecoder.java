package dev.ballast.core.feed.message;

import java.time.Instant;

/// Decodes the text messages of one connection to a venue, live or recorded (MKT-1).
///
/// No text whatever makes it throw, and every message ends in exactly one [DecodeSink#onMessage]. A message that is not
/// whole gives nothing but its problem; of a whole one each sound part is handed over and each unsound one is a
/// [Problem]. Not thread-safe: one decoder per connection, which may share their [MessageCounts].
public interface MessageDecoder {

    /// To be called when the connection is made anew: sequence numbers start over, and what was remembered of prices
    /// is forgotten.
    void reconnected();

    /// Decodes one message: `text[0]` to `text[length - 1]`, which the decoder only reads and does not keep.
    ///
    /// @param received when it came, by the desk's clock; the time of quotes whose message carries none
    void decode(char[] text, int length, Instant received, DecodeSink sink);

    /// Decodes one message and collects what it came to: for recordings and tests, where nothing is in a hurry.
    default Decoded decode(String text, Instant received) {
        var collected = new DecodedCollector();
        decode(text.toCharArray(), text.length(), received, collected);
        return collected.decoded();
    }
}
