package dev.ballast.core.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Why something asked for was not done: a code for machines, a sentence for the trader, the values behind it.
///
/// Example: `INSUFFICIENT_QUANTITY`, "Sale of 3 BTC-USD refused: 2 held, 1 short", `{held=2, asked=3, shortfall=1}`.
///
/// @param code what kind of refusal, stable across versions
/// @param message one sentence that can stand on screen as it is
/// @param values the figures that led to it, in the order in which they matter
public record Refusal(RefusalCode code, String message, Map<String, String> values) {

    public Refusal {
        if (message.isBlank()) {
            throw new IllegalArgumentException("message of refusal " + code + " is blank");
        }
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Refusal of(RefusalCode code, String message) {
        return new Refusal(code, message, Map.of());
    }

    /// The sentence with its code: `BTC-USD is 11 s old, limit 10 s [STALE_PRICE]`.
    public String coded() {
        return message + " [" + code + "]";
    }

    /// The same with the values: `… [STALE_PRICE: instrument BTC-USD, ageSeconds 11, limitSeconds 10]`.
    public String whole() {
        return values.isEmpty()
                ? coded()
                : values.entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue())
                        .collect(Collectors.joining(", ", message + " [" + code + ": ", "]"));
    }

    /// The same refusal with one more value behind it.
    public Refusal with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new Refusal(code, message, more);
    }
}
