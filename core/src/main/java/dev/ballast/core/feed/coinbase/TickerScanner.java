package dev.ballast.core.feed.coinbase;

import dev.ballast.core.market.InstrumentId;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads the one form in which the venue writes nearly all of its messages: a `ticker` of one product, without blanks
/// or escapes, fields of the envelope in the venue's order. It checks every character to the end and says no to all
/// else, which then goes to the JSON parser; so the outcome never depends on which of the two read a message.
///
/// It exists for speed and memory, and it makes no text (figures in docs/performance.md).
/// Prices of up to 15 digits are the quotient of two integers that a double holds exactly, which is
/// the double nearest to the decimal (Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990, section 5).
/// Not thread-safe; results stand until the next scan.
final class TickerScanner {

    private static final int LONGEST_MESSAGE = 4_096;
    private static final int MOST_DIGITS = 15;
    private static final double SMALLEST = 1e-12;
    private static final double LARGEST = 1e12;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final char[] HEAD = "{\"channel\":\"ticker\",".toCharArray();
    private static final char[] CLIENT = "\"client_id\":\"\",".toCharArray();
    private static final char[] TIME = "\"timestamp\":\"".toCharArray();
    private static final char[] SEQUENCE = ",\"sequence_num\":".toCharArray();
    private static final char[] EVENTS = ",\"events\":[{\"type\":\"".toCharArray();
    private static final char[] TICKERS = ",\"tickers\":[{".toCharArray();
    private static final char[] TAIL = "]}]}".toCharArray();
    private static final char[] PRODUCT = "product_id".toCharArray();
    private static final char[] BID = "best_bid".toCharArray();
    private static final char[] ASK = "best_ask".toCharArray();
    private static final char[] PRICE = "price".toCharArray();

    /// `2026-08-09T21:05`: messages of the same minute share it.
    private static final int MINUTE_LENGTH = 16;

    private static final long EARLIEST = Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2099-01-01T00:00:00Z").getEpochSecond();

    private final ProductTable products;
    private final char[] minute = new char[MINUTE_LENGTH];
    private long minuteSecond = -1;

    private char[] text = new char[0];
    private int length;
    private int at;

    private @Nullable InstrumentId instrument;
    private double bid;
    private double ask;
    private double last;
    private long sequence;
    private long second;
    private int nano;

    TickerScanner(ProductTable products) {
        this.products = products;
    }

    /// Whether `message` is of the one form and sound in all its parts.
    boolean scan(char[] message, int messageLength) {
        if (messageLength > LONGEST_MESSAGE) {
            return false;
        }
        text = message;
        length = messageLength;
        at = 0;
        if (!passes(HEAD)) {
            return false;
        }
        passes(CLIENT);
        return passes(TIME)
                && scanTime()
                && passes(SEQUENCE)
                && scanSequence()
                && passes(EVENTS)
                && endOfString() >= 0
                && passes(TICKERS)
                && scanTicker()
                && passes(TAIL)
                && at == length;
    }

    @Nullable
    InstrumentId instrument() {
        return instrument;
    }

    double bid() {
        return bid;
    }

    double ask() {
        return ask;
    }

    double last() {
        return last;
    }

    long sequence() {
        return sequence;
    }

    Instant time() {
        return Instant.ofEpochSecond(second, nano);
    }

    private boolean scanTicker() {
        instrument = null;
        bid = ask = last = 0;
        boolean more = true;
        while (more) {
            if (!passes('"')) {
                return false;
            }
            int name = at;
            int nameEnd = endOfString();
            if (nameEnd < 0 || !passes(':') || !passes('"') || !scanField(name, nameEnd)) {
                return false;
            }
            more = passes(',');
        }
        return passes('}') && instrument != null && bid > 0 && ask > 0 && last > 0;
    }

    /// Reads a value whose opening quote was passed; a wanted field that stands twice is not of the form.
    private boolean scanField(int name, int nameEnd) {
        int value = at;
        int end = endOfString();
        if (end < 0) {
            return false;
        }
        if (is(PRICE, name, nameEnd)) {
            boolean first = last == 0;
            last = price(value, end);
            return first;
        }
        if (is(BID, name, nameEnd)) {
            boolean first = bid == 0;
            bid = price(value, end);
            return first;
        }
        if (is(ASK, name, nameEnd)) {
            boolean first = ask == 0;
            ask = price(value, end);
            return first;
        }
        if (is(PRODUCT, name, nameEnd)) {
            boolean first = instrument == null;
            instrument = products.find(text, value, end);
            return first && instrument != null;
        }
        return true;
    }

    /// The price in `text[from]` to `text[to - 1]`, or -1 where it is none or one for the parser.
    private double price(int from, int to) {
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
                count++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return -1;
            }
        }
        if (count == 0 || count > MOST_DIGITS) {
            return -1;
        }
        double value = point < 0 ? digits : digits / POWERS[to - point - 1];
        return value >= SMALLEST && value <= LARGEST ? value : -1;
    }

    private boolean scanSequence() {
        int from = at;
        long number = 0;
        while (at < length && isDigit(text[at])) {
            number = 10 * number + (text[at] - '0');
            at++;
        }
        int count = at - from;
        sequence = number;
        return count >= 1 && count <= 18 && (count == 1 || text[from] != '0');
    }

    /// `2026-08-09T21:05:48.229198328Z"` with any number of decimals up to nine.
    private boolean scanTime() {
        if (at + MINUTE_LENGTH + 5 > length || !scanMinute()) {
            return false;
        }
        if (text[at] != ':' || !isDigit(text[at + 1]) || !isDigit(text[at + 2])) {
            return false;
        }
        int seconds = 10 * (text[at + 1] - '0') + (text[at + 2] - '0');
        at += 3;
        nano = 0;
        if (passes('.')) {
            int scale = 100_000_000;
            int from = at;
            while (at < length && isDigit(text[at]) && scale > 0) {
                nano += scale * (text[at] - '0');
                scale /= 10;
                at++;
            }
            if (at == from) {
                return false;
            }
        }
        second = minuteSecond + seconds;
        return seconds < 60 && passes('Z') && passes('"');
    }

    private boolean scanMinute() {
        boolean same = minuteSecond >= 0;
        for (int i = 0; same && i < MINUTE_LENGTH; i++) {
            same = text[at + i] == minute[i];
        }
        if (!same && !readMinute()) {
            return false;
        }
        at += MINUTE_LENGTH;
        return true;
    }

    private boolean readMinute() {
        minuteSecond = -1;
        try {
            long parsed =
                    Instant.parse(new String(text, at, MINUTE_LENGTH) + ":00Z").getEpochSecond();
            if (parsed < EARLIEST || parsed > LATEST) {
                return false;
            }
            System.arraycopy(text, at, minute, 0, MINUTE_LENGTH);
            minuteSecond = parsed;
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /// Passes a string up to and with its closing quote; the place of that quote, or -1 where anything in the string
    /// is not plain.
    private int endOfString() {
        for (int i = at; i < length; i++) {
            char c = text[i];
            if (c == '"') {
                at = i + 1;
                return i;
            }
            if (c < ' ' || c > '~' || c == '\\') {
                return -1;
            }
        }
        return -1;
    }

    private boolean passes(char wanted) {
        if (at < length && text[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean passes(char[] wanted) {
        if (!isAt(wanted, at)) {
            return false;
        }
        at += wanted.length;
        return true;
    }

    private boolean is(char[] wanted, int from, int to) {
        return to - from == wanted.length && isAt(wanted, from);
    }

    private boolean isAt(char[] wanted, int from) {
        if (from + wanted.length > length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (text[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
