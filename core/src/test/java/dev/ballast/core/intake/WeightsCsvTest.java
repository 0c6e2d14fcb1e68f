package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsCsvTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsSymbolsLikeColumnsOfAPriceTable() throws IOException {
        WeightsCsv weights = read("Symbol, Weight\nAAPL,0.6\nBTC-USD,-1e-1\n");

        assertThat(weights.problems()).isEmpty();
        assertThat(weights.weights())
                .containsEntry(InstrumentId.of("AAPL-USD"), 0.6)
                .containsEntry(InstrumentId.of("BTC-USD"), -0.1);
        assertThat(weights.problem(InstrumentId.of("BTC-USD"), "has no prices").message())
                .isEqualTo("weights.csv:3: symbol 'BTC-USD' has no prices");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            symbol,weight\\nAAA,NaN        | weights.csv:2: weight 'NaN' is not a number
            symbol,weight\\nAAA,           | weights.csv:2: weight is empty
            symbol,weight\\nAAA,1e999      | weights.csv:2: weight '1e999' must lie in [-100, 100]: it is a fraction of equity, 0.25 is a quarter
            symbol,weight\\nAAA,0.5\\nAAA,1 | weights.csv:3: symbol 'AAA' has a second row
            symbol,weight\\n,0.5           | weights.csv:2: symbol is empty where a symbol must be
            symbol,weight\\nAAA            | weights.csv:2: has 1 fields where 2 are expected
            symbol,weight                  | weights.csv: has a header and no weights
            name,part\\nAAA,1              | weights.csv:1: header 'name,part' must be symbol,weight
            """)
    void namesLineFieldAndValue(String text, String message) throws IOException {
        WeightsCsv weights = read(text.replace("\\n", "\n"));

        assertThat(weights.problems()).extracting(FileProblem::message).containsExactly(message);
        assertThat(weights.weights()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAProblemToo() {
        List<FileProblem> problems = WeightsCsv.read(folder.resolve("none.csv")).problems();

        assertThat(problems).extracting(FileProblem::message).containsExactly("none.csv: does not exist");
    }

    private WeightsCsv read(String text) throws IOException {
        return WeightsCsv.read(Files.writeString(folder.resolve("weights.csv"), text, StandardCharsets.UTF_8));
    }
}
