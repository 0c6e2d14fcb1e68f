package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Bar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Files with random damage are read whole or refused with a reason; nothing throws.
class HistoryFilesPropertyTest {

    private static final long SEED = 77L;
    private static final List<String> GOOD = List.of(
            "date,open,high,low,close,volume\n2024-01-01,1,2,1,2,5\n2024-01-02,2,3,1,2,5\n2024-01-03,2,3,1,2,5\n",
            "date,symbol,price\n2024-01-01,BTC,1\n2024-01-01,ETH,2\n2024-01-02,BTC,1\n2024-01-02,ETH,2\n",
            "date,BTC,ETH,SOL\n2024-01-01,1,2,\n2024-01-02,3,,4\n2024-01-03,3,,4\n",
            "1704153600000,1,2,1,2,5,1704239999999,10,3,1,2,0\n1704240000000,1,2,1,2,5,1704239999999,10,3,1,2,0\n");
    private static final String ALPHABET = "0123456789-.,\"\n\r;eNaT:Z \u00e9\0";

    @Test
    void damagedFilesAreReadWholeOrRefused() {
        var random = new SplittableRandom(SEED);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] content = damaged(GOOD.get(random.nextInt(GOOD.size())), random);
            switch (HistoryFileReader.read(FileText.decode("BTC-USD.csv", content))) {
                case HistoryFile.Read file -> {
                    read++;
                    assertThat(file.barCount()).as("seed %d, file %d", SEED, i).isPositive();
                    assertThat(file.histories().stream().flatMap(history -> history.bars().stream()))
                            .extracting(Bar::close)
                            .allMatch(close -> close > 0 && Double.isFinite(close));
                }
                case HistoryFile.Refused file -> {
                    refused++;
                    assertThat(file.problems()).as("seed %d, file %d", SEED, i).isNotEmpty();
                    assertThat(file.problemCount())
                            .isGreaterThanOrEqualTo(file.problems().size());
                }
                case HistoryFile.Skipped file ->
                    throw new AssertionError("a file that is read is never skipped: " + file);
            }
        }
        assertThat(read).as("seed %d", SEED).isGreaterThan(250);
        assertThat(refused).as("seed %d", SEED).isGreaterThan(250);
    }

    private static byte[] damaged(String good, SplittableRandom random) {
        var text = new StringBuilder(good);
        int damages = random.nextInt(4);
        for (int i = 0; i < damages && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            char letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, letter);
                case 1 -> text.insert(at, letter);
                default -> text.deleteCharAt(at);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }
}
