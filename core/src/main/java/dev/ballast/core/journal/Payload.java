package dev.ballast.core.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The values behind an audit entry, in the order in which they were put, as one JSON object.
///
/// Decimals are written as plain strings, so that no reader rounds them.
public final class Payload {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Object> values = new LinkedHashMap<>();

    public static Payload of(String name, Object value) {
        return new Payload().and(name, value);
    }

    public static Payload empty() {
        return new Payload();
    }

    /// The same payload with one more value.
    public Payload and(String name, Object value) {
        values.put(name, plain(value));
        return this;
    }

    public String json() {
        return MAPPER.writeValueAsString(values);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
            case Integer number -> number;
            case Long number -> number;
            case Double number when Double.isFinite(number) -> number;
            case Boolean flag -> flag;
            case Iterable<?> items -> {
                var list = new ArrayList<Object>();
                items.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put(key.toString(), plain(item)));
                yield copy;
            }
            default -> value.toString();
        };
    }
}
