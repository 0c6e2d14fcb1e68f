package dev.ballast.core.store;

import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.TriggerReading;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds two plans against each other, figure by figure.
///
/// Decimals of the ledger must be the same; analytics are doubles, whose sums may be taken in another order by another
/// run, so that they are held to a relative 10⁻¹².
final class PlanDifferences {

    private static final double ROUNDING = 1e-12;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<String> differences = new ArrayList<>();

    private PlanDifferences() {}

    /// One line for each figure that differs: where it is, what was stored, what came out.
    static List<String> between(Plan stored, Plan again) {
        var found = new PlanDifferences();
        found.compare("plan", MAPPER.valueToTree(stored), MAPPER.valueToTree(again));
        return List.copyOf(found.differences);
    }

    /// The same for the readings that fired. What an evaluation leaves out is not compared: of several kinds that fired
    /// at once a proposal holds one.
    static List<String> between(List<TriggerReading> stored, List<TriggerReading> again) {
        var found = new PlanDifferences();
        for (TriggerReading reading : stored) {
            JsonNode anew = again.stream()
                    .filter(other -> other.key().equals(reading.key()))
                    .findFirst()
                    .<JsonNode>map(MAPPER::valueToTree)
                    .orElseGet(MAPPER::nullNode);
            found.compare("trigger " + reading.key(), MAPPER.valueToTree(reading), anew);
        }
        return List.copyOf(found.differences);
    }

    private void compare(String path, JsonNode stored, JsonNode again) {
        if (stored.isObject() && again.isObject()) {
            var names = new TreeSet<String>(stored.propertyNames());
            names.addAll(again.propertyNames());
            names.forEach(name -> compare(path + "." + name, stored.path(name), again.path(name)));
        } else if (stored.isArray() && again.isArray()) {
            for (int i = 0; i < Math.max(stored.size(), again.size()); i++) {
                compare(path + "[" + i + "]", stored.path(i), again.path(i));
            }
        } else if (!same(stored, again)) {
            differences.add(path + ": stored " + text(stored) + ", recomputed " + text(again));
        }
    }

    private static boolean same(JsonNode stored, JsonNode again) {
        if (stored.isNumber() && again.isNumber()) {
            if (stored.isBigDecimal() && again.isBigDecimal()) {
                return stored.decimalValue().compareTo(again.decimalValue()) == 0;
            }
            double one = stored.doubleValue();
            double other = again.doubleValue();
            return Double.compare(one, other) == 0
                    || Math.abs(one - other) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other));
        }
        return stored.equals(again);
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
