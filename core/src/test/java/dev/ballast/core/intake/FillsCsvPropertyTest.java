package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mutated files never throw; whatever is accepted replays, with distinct ids, on top of what was booked.
class FillsCsvPropertyTest {

    private static final long SEED = 20260809L;
    private static final int FILES = 400;
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TOKENS = List.of(
            "",
            "NaN",
            "-1",
            "0",
            "1e9",
            "1,5",
            "\"",
            "'",
            "=1+1",
            "BTC-USD",
            "USD",
            "EUR",
            "BUY",
            "SELL",
            "id",
            "2026-01-02",
            "2026-01-02T00:00:00Z",
            "\u00e9",
            "\0",
            "99999999999999999999",
            "\n",
            ",",
            ";");

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void acceptedFilesReplay(LotMethod method) {
        var random = new SplittableRandom(SEED);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] booked = valid(random, "b").getBytes(StandardCharsets.UTF_8);
            List<LedgerEntry> ledger = preview(booked, List.of(), method).entries();
            byte[] content = mutate(valid(random, random.nextBoolean() ? "n" : "b"), random);
            FillsPreview preview = preview(content, ledger, method);
            if (!preview.isAcceptable()) {
                refused++;
                assertThat(preview.entries()).isEmpty();
                assertThat(preview.problems()).isNotEmpty();
                continue;
            }
            accepted++;
            var all = new ArrayList<>(ledger);
            all.addAll(preview.entries());
            assertThat(all.stream().map(LedgerEntry::id).distinct()).hasSameSizeAs(all);
            Book book = Book.replay(method, all);
            assertThat(book.cash().signum()).as("seed %d, file %d", SEED, i).isNotNegative();
            assertThat(preview(content, all, method).entries()).isEmpty();
        }
        assertThat(accepted).as("seed %d", SEED).isGreaterThan(FILES / 20);
        assertThat(refused).as("seed %d", SEED).isGreaterThan(FILES / 20);
    }

    private static FillsPreview preview(byte[] content, List<LedgerEntry> ledger, LotMethod method) {
        try {
            return FillsCsv.preview("f.csv", content, new FillsContext(ledger, method, CurrencyRates.PAR, NOW));
        } catch (RuntimeException e) {
            return fail("seed " + SEED + " threw on: " + new String(content, StandardCharsets.UTF_8), e);
        }
    }

    private static String valid(SplittableRandom random, String prefix) {
        var text = new StringBuilder(String.join(",", FillsCsv.HEADER)).append('\n');
        int rows = 1 + random.nextInt(12);
        for (int i = 0; i < rows; i++) {
            EntryId id = EntryId.of(prefix + i);
            Instant time = START.plusSeconds(random.nextInt(20) * 3600L);
            String type =
                    List.of("DEPOSIT", "DEPOSIT", "BUY", "SELL", "WITHDRAWAL").get(i == 0 ? 0 : random.nextInt(5));
            boolean cash = type.equals("DEPOSIT") || type.equals("WITHDRAWAL");
            text.append(String.join(
                            ",",
                            id.value(),
                            time.toString(),
                            type,
                            cash ? "USD" : List.of("BTC-USD", "ETH-USDT").get(random.nextInt(2)),
                            String.valueOf((cash ? 1000 : 1) + random.nextInt(5)),
                            cash ? "1" : String.valueOf(1 + random.nextInt(200)),
                            cash ? "" : "0.1"))
                    .append('\n');
        }
        return text.toString();
    }

    private static byte[] mutate(String text, SplittableRandom random) {
        String mutated = text;
        int mutations = random.nextInt(3);
        for (int i = 0; i < mutations; i++) {
            mutated = mutateOnce(mutated, random);
        }
        byte[] bytes = mutated.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static String mutateOnce(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 1 -> lines.remove(line);
            case 2 -> {
                List<String> cells = new ArrayList<>(List.of(lines.get(line).split(",", -1)));
                cells.set(random.nextInt(cells.size()), TOKENS.get(random.nextInt(TOKENS.size())));
                lines.set(line, String.join(",", cells));
            }
            default -> {
                int at = random.nextInt(lines.get(line).length() + 1);
                String token = TOKENS.get(random.nextInt(TOKENS.size()));
                lines.set(
                        line,
                        lines.get(line).substring(0, at)
                                + token
                                + lines.get(line).substring(at));
            }
        }
        return String.join("\n", lines);
    }
}
