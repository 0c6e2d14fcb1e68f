package dev.ballast.core.result;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How a figure came about (UI-9): its value, formula, convention and source, and the inputs, each of which can be
/// opened in turn, down to dated prices.
///
/// A tree for a screen to browse: the title and value make a row, [Input.Figure] its children, [Input.Table] what
/// is shown below. Inputs are made when asked for, at each call; a report of 100 assets carries trails for free.
/// Immutable where the inputs' source is.
public final class Explanation {

    /// What a figure was made from.
    public sealed interface Input {

        /// Name for the screen.
        String name();

        /// A single value.
        ///
        /// @param name symbol or words
        /// @param value the value
        /// @param behind how it came about in turn; empty where the trail ends
        record Figure(String name, ExplainedValue value, Optional<Explanation> behind) implements Input {}

        /// A table of values, such as dated returns.
        ///
        /// @param name symbol or words
        /// @param table its rows
        record Table(String name, ExplainedTable table) implements Input {}

        /// A value at which the trail ends.
        static Input of(String name, ExplainedValue value) {
            return new Figure(name, value, Optional.empty());
        }

        /// A value that can be opened further.
        static Input of(Explanation behind) {
            return new Figure(behind.title(), behind.value(), Optional.of(behind));
        }
    }

    private final String title;
    private final ExplainedValue value;
    private final String formula;
    private final String convention;
    private final String source;
    private final Supplier<List<Input>> inputs;

    /// @param title what the figure is, `VaR 95 %, 1 day, historical`
    /// @param value the figure, or why there is none
    /// @param formula in the field's notation, one line
    /// @param convention which of the possible readings was taken, units included
    /// @param source paper, book or rule it follows
    /// @param inputs makes the inputs when the trail is opened
    public Explanation(
            String title,
            ExplainedValue value,
            String formula,
            String convention,
            String source,
            Supplier<List<Input>> inputs) {
        this.title = title;
        this.value = value;
        this.formula = formula;
        this.convention = convention;
        this.source = source;
        this.inputs = inputs;
    }

    public String title() {
        return title;
    }

    public ExplainedValue value() {
        return value;
    }

    public String formula() {
        return formula;
    }

    public String convention() {
        return convention;
    }

    public String source() {
        return source;
    }

    /// What the figure was made from, in the order of the formula.
    public List<Input> inputs() {
        return List.copyOf(inputs.get());
    }
}
