package dev.ballast.core.reference;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Compares figures with a case's expectation and keeps the worst, in units of the tolerance: up to 1 is agreement.
final class Deviations {

    private final JsonNode tolerance;
    private double worst;
    private String worstAt = "";
    private int figures;
    private int absent;

    Deviations(JsonNode tolerance) {
        this.tolerance = tolerance;
    }

    static Deviations of(ReferenceCase reference, Object actual) {
        var deviations = new Deviations(reference.tolerance());
        deviations.compare(reference.expected(), actual, "");
        return deviations;
    }

    double worst() {
        return worst;
    }

    /// Path of the worst figure, with both values.
    String worstAt() {
        return worstAt;
    }

    int figures() {
        return figures;
    }

    /// Expected figures that were not computed.
    int absent() {
        return absent;
    }

    private void compare(JsonNode expected, Object actual, String path) {
        if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                if (field.getKey().startsWith("other_packages")) {
                    continue;
                }
                Object value = actual instanceof Map<?, ?> map ? map.get(field.getKey()) : null;
                if (value == null && field.getValue().isNull()) {
                    note(0, path + "/" + field.getKey() + ": nothing, as expected");
                } else if (value == null) {
                    absent++;
                } else {
                    compare(field.getValue(), value, path + "/" + field.getKey());
                }
            }
        } else if (expected.isArray()) {
            List<?> values = actual instanceof List<?> list ? list : List.of();
            if (values.size() != expected.size()) {
                note(
                        Double.POSITIVE_INFINITY,
                        path + ": " + expected.size() + " values expected, was " + values.size());
                return;
            }
            for (int i = 0; i < values.size(); i++) {
                compare(expected.get(i), values.get(i), path + "[" + i + "]");
            }
        } else if (expected.isNumber()) {
            compareNumber(expected.asDouble(), actual, path);
        } else {
            boolean equal = expected.isBoolean()
                    ? Boolean.valueOf(expected.asBoolean()).equals(actual)
                    : expected.asString("").equals(String.valueOf(actual));
            note(equal ? 0 : Double.POSITIVE_INFINITY, path + ": expected " + expected + ", was " + actual);
        }
    }

    private void compareNumber(double expected, Object actual, String path) {
        double limit = tolerance.path("abs").asDouble(0) + tolerance.path("rel").asDouble(0) * Math.abs(expected);
        if (path.contains("loglik")) {
            limit = Math.max(limit, tolerance.path("loglik_abs").asDouble(0));
        }
        double distance =
                actual instanceof Number number ? Math.abs(number.doubleValue() - expected) : Double.POSITIVE_INFINITY;
        double scaled = distance == 0 ? 0 : distance / limit;
        note(
                Double.isNaN(scaled) ? Double.POSITIVE_INFINITY : scaled,
                path + ": expected " + expected + ", was " + actual);
    }

    private void note(double scaled, String where) {
        figures++;
        if (scaled > worst || worstAt.isEmpty()) {
            worst = scaled;
            worstAt = where;
        }
    }
}
