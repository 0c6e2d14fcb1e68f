package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.Listing;
import dev.ballast.core.market.discovery.ListingState;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.market.quality.DataMarks;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.TriggerMemory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How the engine's settings are written to the store: small JSON documents by key.
public final class Settings {

    static final String POLICY = "policy";
    static final String TARGETS = "targets";
    static final String TRADING = "trading";
    static final String TRIGGERS = "triggers";
    static final String MARKET_CAPS = "market.caps";
    static final String DATA_MARKS = "market.marks";
    static final String DATA_LEFT_OUT = "market.leftOut";
    static final String LISTINGS = "market.listings";

    /// Parts of the policy that are tables by a name of the trader's.
    private static final List<String> TABLES =
            List.of("rates.rates.", "rebalance.bands.own.", "rebalance.trade.doNotBuy.", "rebalance.trade.doNotSell.");

    /// Decimals are kept digit by digit.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /// The trader's choice of targets as it is stored.
    record TargetChoice(TargetMethod method, SortedMap<InstrumentId, Double> own) {

        static final TargetChoice DEFAULT = new TargetChoice(TargetMethod.EQUAL_WEIGHT, new TreeMap<>());
    }

    /// The trading state as it is stored.
    record Trading(TradingState state, String reason) {

        static final Trading DEFAULT = new Trading(TradingState.ACTIVE, "");
    }

    private Settings() {}

    static String write(Policy policy) {
        return MAPPER.writeValueAsString(policy);
    }

    static String write(Trading trading) {
        return MAPPER.writeValueAsString(trading);
    }

    static String write(TriggerMemory memory) {
        return MAPPER.writeValueAsString(memory);
    }

    static String write(MarketCaps caps) {
        return MAPPER.writeValueAsString(caps);
    }

    static String write(DataMarks marks) {
        return MAPPER.writeValueAsString(
                marks.marks().stream().map(StoredMark::of).toList());
    }

    /// What the journal was told that the checks leave out.
    static String write(Map<InstrumentId, SortedSet<String>> leftOut) {
        var named = new TreeMap<String, List<String>>();
        leftOut.forEach((instrument, keys) -> named.put(instrument.symbol(), List.copyOf(keys)));
        return MAPPER.writeValueAsString(named);
    }

    static SortedMap<InstrumentId, SortedSet<String>> leftOut(Map<String, String> settings) {
        var told = new TreeMap<InstrumentId, SortedSet<String>>();
        String stored = settings.get(DATA_LEFT_OUT);
        if (stored != null) {
            MAPPER.readValue(stored, new TypeReference<Map<String, List<String>>>() {})
                    .forEach((symbol, keys) -> told.put(InstrumentId.of(symbol), new TreeSet<>(keys)));
        }
        return told;
    }

    /// A mark as it is stored.
    private record StoredMark(
            String instrument, Timeframe timeframe, String from, String to, DataMark.Verdict verdict) {

        static StoredMark of(DataMark mark) {
            return new StoredMark(
                    mark.instrument().symbol(),
                    mark.timeframe(),
                    mark.from().toString(),
                    mark.to().toString(),
                    mark.verdict());
        }

        DataMark mark() {
            return new DataMark(
                    InstrumentId.of(instrument), timeframe, Instant.parse(from), Instant.parse(to), verdict);
        }
    }

    static String write(Listings listings) {
        return MAPPER.writeValueAsString(new StoredListings(
                listings.entries().stream().map(StoredListing::of).toList(),
                listings.kept().stream().map(InstrumentId::symbol).toList()));
    }

    /// Listings as they are stored.
    private record StoredListings(List<StoredListing> entries, List<String> kept) {

        Listings listings() {
            return new Listings(
                    entries.stream().map(StoredListing::listing).toList(),
                    kept.stream().map(InstrumentId::of).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /// A listing as it is stored.
    private record StoredListing(
            String instrument, QuoteSource venue, String product, ListingState state, String since) {

        static StoredListing of(Listing listing) {
            return new StoredListing(
                    listing.instrument().symbol(),
                    listing.venue(),
                    listing.product(),
                    listing.state(),
                    listing.since().toString());
        }

        Listing listing() {
            return new Listing(InstrumentId.of(instrument), venue, product, state, Instant.parse(since));
        }
    }

    /// What was stored of the market beside its prices.
    static MarketRecord market(Map<String, String> settings) {
        String caps = settings.get(MARKET_CAPS);
        String marks = settings.get(DATA_MARKS);
        String listings = settings.get(LISTINGS);
        return new MarketRecord(
                caps == null ? MarketCaps.NONE : MAPPER.readValue(caps, MarketCaps.class),
                marks == null
                        ? DataMarks.NONE
                        : new DataMarks(MAPPER.readValue(marks, new TypeReference<List<StoredMark>>() {}).stream()
                                .map(StoredMark::mark)
                                .toList()),
                new TreeMap<>(),
                listings == null
                        ? Listings.NONE
                        : MAPPER.readValue(listings, StoredListings.class).listings(),
                BarRevisions.NONE);
    }

    /// What the triggers remembered; empty where nothing was stored yet.
    static Optional<TriggerMemory> triggers(Map<String, String> settings) {
        String stored = settings.get(TRIGGERS);
        return stored == null ? Optional.empty() : Optional.of(MAPPER.readValue(stored, TriggerMemory.class));
    }

    static String write(TargetChoice choice) {
        var weights = new TreeMap<String, Double>();
        choice.own().forEach((instrument, weight) -> weights.put(instrument.symbol(), weight));
        return MAPPER.writeValueAsString(Map.of("method", choice.method().name(), "own", weights));
    }

    /// The stored policy; fields that an older Ballast did not know keep their defaults.
    static Policy policy(Map<String, String> settings) {
        String stored = settings.get(POLICY);
        if (stored == null) {
            return Policy.DEFAULT;
        }
        ObjectNode merged = (ObjectNode) MAPPER.valueToTree(Policy.DEFAULT);
        merge(merged, MAPPER.readTree(stored));
        return MAPPER.treeToValue(merged, Policy.class);
    }

    static Trading trading(Map<String, String> settings) {
        String stored = settings.get(TRADING);
        return stored == null ? Trading.DEFAULT : MAPPER.readValue(stored, Trading.class);
    }

    static TargetChoice targets(Map<String, String> settings) {
        String stored = settings.get(TARGETS);
        if (stored == null) {
            return TargetChoice.DEFAULT;
        }
        JsonNode node = MAPPER.readTree(stored);
        Map<String, Double> own = MAPPER.convertValue(node.get("own"), new TypeReference<Map<String, Double>>() {});
        var weights = new TreeMap<InstrumentId, Double>();
        own.forEach((symbol, weight) -> weights.put(InstrumentId.of(symbol), weight));
        return new TargetChoice(TargetMethod.valueOf(node.get("method").asString()), weights);
    }

    /// A policy as flat `room.name` → value pairs, for showing and for editing one by one.
    public static SortedMap<String, String> flatten(Policy policy) {
        var flat = new TreeMap<String, String>();
        flatten("", MAPPER.valueToTree(policy), flat);
        return flat;
    }

    /// The policy with one value replaced; `IllegalArgumentException` names an unknown key or a value out of range.
    ///
    /// Tables by currency or symbol take new names; an empty value takes a name out of them.
    public static Policy with(Policy policy, String key, String value) {
        ObjectNode tree = (ObjectNode) MAPPER.valueToTree(policy);
        Optional<String> table = TABLES.stream().filter(key::startsWith).findFirst();
        // A symbol may hold a dot of its own.
        String owners = table.map(prefix -> prefix.substring(0, prefix.length() - 1))
                .orElseGet(() -> key.substring(0, Math.max(0, key.lastIndexOf('.'))));
        String name = owners.isEmpty() ? key : key.substring(owners.length() + 1);
        JsonNode parent = tree;
        for (String part : owners.isEmpty() ? new String[0] : owners.split("\\.", -1)) {
            parent = parent.path(part);
        }
        boolean known = parent.has(name) || (table.isPresent() && !name.isEmpty());
        if (!known || !(parent instanceof ObjectNode owner)) {
            throw new IllegalArgumentException("policy has no value '" + key + "'");
        }
        try {
            if (table.isPresent() && value.isEmpty()) {
                owner.remove(name);
                return MAPPER.treeToValue(tree, Policy.class);
            }
            // A list is written as one: [1, 10].
            owner.set(name, owner.path(name).isArray() ? MAPPER.readTree(value) : MAPPER.valueToTree(value));
            return MAPPER.treeToValue(tree, Policy.class);
        } catch (tools.jackson.core.JacksonException e) {
            // The parser's own words name classes; the range checks of the records speak to the trader.
            String reason = e.getCause() instanceof IllegalArgumentException range
                    ? String.valueOf(range.getMessage())
                    : "must be of the kind of its present value, "
                            + flatten(policy).getOrDefault(key, "1");
            throw new IllegalArgumentException("policy value " + key + " = '" + value + "': " + reason, e);
        }
    }

    private static void merge(ObjectNode base, JsonNode stored) {
        stored.propertyStream().forEach(property -> {
            JsonNode known = base.get(property.getKey());
            if (known instanceof ObjectNode inner && property.getValue().isObject()) {
                merge(inner, property.getValue());
            } else {
                base.set(property.getKey(), property.getValue());
            }
        });
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> flat) {
        node.propertyStream().forEach(property -> {
            String key = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
            if (property.getValue().isObject()) {
                flatten(key, property.getValue(), flat);
            } else {
                flat.put(
                        key,
                        property.getValue().isArray()
                                ? property.getValue().toString()
                                : property.getValue().asString());
            }
        });
    }
}
