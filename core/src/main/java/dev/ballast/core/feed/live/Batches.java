package dev.ballast.core.feed.live;

import dev.ballast.core.market.InstrumentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Cuts what is to be subscribed into messages within a venue's limit.
final class Batches {

    private Batches() {}

    /// @param products instruments by the venue's names
    /// @param most names in one message
    /// @param text the message that asks for these names
    static List<Subscription> of(
            Map<String, List<InstrumentId>> products,
            Collection<InstrumentId> instruments,
            int most,
            Function<List<String>, String> text) {
        Set<InstrumentId> wanted = new TreeSet<>(instruments);
        var batches = new ArrayList<Subscription>();
        var names = new ArrayList<String>();
        var asked = new ArrayList<InstrumentId>();
        products.forEach((name, theirs) -> {
            List<InstrumentId> some = theirs.stream().filter(wanted::contains).toList();
            if (some.isEmpty()) {
                return;
            }
            if (names.size() == most) {
                batches.add(new Subscription(text.apply(names), asked));
                names.clear();
                asked.clear();
            }
            names.add(name);
            asked.addAll(some);
        });
        if (!names.isEmpty()) {
            batches.add(new Subscription(text.apply(names), asked));
        }
        return batches;
    }
}
