package dev.ballast.app.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A payload as a person reads it: one line for the table, indented for the detail pane.
///
/// The line leads with the sentences that the payload carries, then names its plain values; long lists are counted,
/// and hashes, which say nothing to the eye, come last.
/// Payloads that are not JSON are shown as they are: an audit trail never hides what it holds.
final class PayloadText {

    private static final int LONGEST_LINE = 240;
    private static final List<String> SENTENCES =
            List.of("message", "summary", "reason", "why", "detail", "triggers", "reasons");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PayloadText() {}

    static String line(String payload) {
        try {
            return shortened(line(MAPPER.readTree(payload)));
        } catch (JacksonException e) {
            return shortened(payload);
        }
    }

    static String indented(String payload) {
        try {
            return MAPPER.writeValueAsString(MAPPER.readTree(payload));
        } catch (JacksonException e) {
            return payload;
        }
    }

    private static String line(JsonNode node) {
        if (!node.isObject()) {
            return plain(node);
        }
        var parts = new ArrayList<String>();
        for (String key : SENTENCES) {
            JsonNode sentence = node.get(key);
            if (sentence != null && !isBlank(sentence)) {
                parts.add(plain(sentence));
            }
        }
        var hashes = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!SENTENCES.contains(field.getKey()) && !isBlank(field.getValue())) {
                String text = plain(field.getValue());
                (HASH.matcher(text).matches() ? hashes : parts).add(words(field.getKey()) + " " + text);
            }
        }
        parts.addAll(hashes);
        return String.join(" · ", parts);
    }

    private static boolean isBlank(JsonNode node) {
        return node.isNull()
                || node.isMissingNode()
                || (node.isArray() && node.isEmpty())
                || (node.isString() && node.asString().isBlank());
    }

    private static String plain(JsonNode node) {
        if (node.isArray()) {
            return scalars(node) ? join(node) : node.size() + (node.size() == 1 ? " item" : " items");
        }
        if (node.isObject()) {
            var parts = new ArrayList<String>();
            node.properties().forEach(field -> parts.add(words(field.getKey()) + " " + plain(field.getValue())));
            return "(" + String.join(", ", parts) + ")";
        }
        return node.asString();
    }

    private static boolean scalars(JsonNode array) {
        for (JsonNode element : array) {
            if (element.isContainer()) {
                return false;
            }
        }
        return array.size() <= 6;
    }

    private static String join(JsonNode array) {
        var parts = new ArrayList<String>();
        array.forEach(element -> parts.add(element.asString()));
        return String.join(", ", parts);
    }

    /// `average cost` of `averageCost`.
    private static String words(String key) {
        return HUMP.matcher(key).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static String shortened(String line) {
        String flat = line.replaceAll("\\s+", " ").strip();
        return flat.length() <= LONGEST_LINE ? flat : flat.substring(0, LONGEST_LINE - 1) + "…";
    }
}
