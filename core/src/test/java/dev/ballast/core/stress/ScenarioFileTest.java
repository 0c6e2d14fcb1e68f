package dev.ballast.core.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.Category;
import dev.ballast.core.result.RefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {

    private static final String HEADER = "scenario,start,end,kind,key,value\n";

    @Test
    void readsShocksAndCovariances() {
        ScenarioLibrary library = parse(HEADER + "# a comment\n"
                + "Crash,2022-05-04,2022-05-12,source,\"Closes, daily\",\n"
                + "Crash,2022-05-04,2022-05-12,asset,btc,-0.25\n"
                + "Crash,2022-05-04,2022-05-12,category,Meme,-0.4\n"
                + "Crash,2022-05-04,2022-05-12,uniform,,-0.3\n"
                + "Worse,,,correlation,,1\n"
                + "Worse,,,volatility,,2\n");
        Scenario.PriceShock crash = (Scenario.PriceShock) library.scenarios().getFirst();
        assertThat(crash.source()).isEqualTo("Closes, daily");
        assertThat(crash.assets()).containsEntry("BTC", -0.25);
        assertThat(crash.categories()).containsEntry(Category.MEME, -0.4);
        assertThat(crash.uniform()).hasValue(-0.3);
        assertThat(crash.dates().orElseThrow().end()).hasToString("2022-05-12");
        assertThat(library.scenarios().getLast()).isEqualTo(new Scenario.WorseCovariance("Worse", "", 1, 2, 0.95, 10));
    }

    @Test
    void saysWhichLineDoesNotFit() {
        refused("Crash,,,asset,BTC,-0.25\n", "header");
        refused(HEADER + "Crash,,,asset,BTC,x\n", "line 2");
        refused(HEADER + "Crash,,,asset,BTC,-0.2\nCrash,,,asset,BTC,-0.3\n", "second asset BTC");
        refused(HEADER + "Crash,,,category,Moon,-0.2\n", "Moon");
        refused(HEADER + "Crash,,,luck,,1\n", "luck");
        refused(HEADER + "Crash,2022-05-12,2022-05-04,asset,BTC,-0.2\n", "start before end");
        refused(HEADER + "Crash,,,asset,BTC,-1.5\n", "-1.5");
        refused(HEADER + "Crash,,,source,nothing,\n", "no shock");
        refused(HEADER + "Crash,,,asset,BTC,-0.2\nCrash,,,volatility,,2\n", "both");
        refused(HEADER + "Crash,,,asset\n", "fields");
    }

    @Test
    void theBundledLibraryHoldsEventsUniformShocksAndCovariances() throws IOException {
        Path file = Path.of("..", "assets", "src", "main", "resources", "dev", "ballast", "assets", "scenarios.csv");
        try (Reader reader = Files.newBufferedReader(file)) {
            ScenarioLibrary library = ScenarioFile.parse(reader);
            assertThat(library.scenarios()).hasSizeGreaterThan(20).allSatisfy(scenario -> assertThat(scenario.source())
                    .isNotBlank());
            assertThat(library.scenarios())
                    .filteredOn(Scenario.PriceShock.class::isInstance)
                    .allSatisfy(scenario -> assertThat(((Scenario.PriceShock) scenario).uniform())
                            .isPresent());
            assertThat(library.scenarios())
                    .filteredOn(Scenario.WorseCovariance.class::isInstance)
                    .hasSize(3);
        }
    }

    private static ScenarioLibrary parse(String text) {
        return ScenarioFile.parse(new StringReader(text));
    }

    private static void refused(String text, String part) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(part);
    }
}
