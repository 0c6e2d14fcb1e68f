package dev.ballast.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailModelTest {

    private static final ExplainedTable RETURNS = new ExplainedTable(
            List.of("Date", "Return"),
            2,
            row -> List.of(
                    new ExplainedValue.Moment(Instant.parse("2024-03-0" + (row + 1) + "T00:00:00Z")),
                    new ExplainedValue.Fraction(-0.0123 * (row + 1))));

    private final Explanation below = explanation("Returns", List.of(new Input.Table("Returns", RETURNS)));
    private final Explanation top =
            explanation("VaR", List.of(Input.of("Confidence", new ExplainedValue.Fraction(0.95)), Input.of(below)));
    private final TrailModel model = new TrailModel();

    @Test
    void stepsDownAndBackAndClosesAtTheTop() {
        model.open(top);
        model.follow((Input.Figure) top.inputs().getFirst());
        assertThat(model.pathProperty().get()).as("the confidence has no trail").containsExactly(top);
        model.follow((Input.Figure) top.inputs().getLast());
        assertThat(model.pathProperty().get()).containsExactly(top, below);

        model.backTo(0);
        assertThat(model.pathProperty().get()).containsExactly(top);
        model.back();
        assertThat(model.isOpen()).isFalse();
        model.back();
        assertThat(model.isOpen()).isFalse();
    }

    @Test
    void aStepAsTextNamesFormulaConventionAndInputs() {
        assertThat(ValueText.text(top, "SIMULATED"))
                .contains(
                        "VaR: 1.2300 %",
                        "Formula: f", "Convention: c", "Source: s", "Prices: SIMULATED", "- Confidence: 95.0000 %")
                .contains("- Returns: 1.2300 %");
    }

    @Test
    void aTableAsSheetKeepsAllDigits() {
        assertThat(ValueText.sheet(RETURNS, "").csv())
                .isEqualTo("Date,Return\r\n2024-03-01,-0.0123\r\n2024-03-02,-0.0246\r\n");
        assertThat(ValueText.sheet(RETURNS, "SIMULATED").head()).containsExactly("Date", "Return", "Prices");
    }

    @Test
    void valuesReadAsTheRestOfTheScreenDoes() {
        assertThat(ValueText.of(new ExplainedValue.Fraction(-0.0165))).isEqualTo("−1.6500 %");
        assertThat(ValueText.of(new ExplainedValue.Plain(-0.00012345678))).isEqualTo("−0.000123457");
        assertThat(ValueText.of(new ExplainedValue.Plain(Double.NaN))).isEqualTo("—");
        assertThat(ValueText.of(new ExplainedValue.Count(12_345))).isEqualTo("12,345");
        assertThat(ValueText.of(new ExplainedValue.Amount(1234.5, "USD"))).isEqualTo("1,234.50 USD");
        assertThat(ValueText.of(new ExplainedValue.Words("Bull"))).isEqualTo("Bull");
    }

    private static Explanation explanation(String title, List<Input> inputs) {
        return new Explanation(title, new ExplainedValue.Fraction(0.0123), "f", "c", "s", () -> inputs);
    }
}
