package dev.ballast.app.cli;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.method.ViewSet;
import dev.ballast.core.optimization.views.Uncertainty;
import dev.ballast.core.optimization.views.View;
import java.util.ArrayList;
import java.util.List;

/// Views as `--view` writes them: `A=0.1` (A earns 10 % a year), `A>B=0.05` (A beats B by 5 points), `A,B>C=0.05` (the
/// mean of A and B beats C), each with a confidence behind `@`, 0.5 without.
final class OptimizeViews {

    /// Half the way to where the view would move the returns if it were certain: He and Litterman's usual choice.
    private static final double USUAL_CONFIDENCE = 0.5;

    private final List<InstrumentId> instruments;
    private final SymbolValues values;
    private final List<View> views = new ArrayList<>();
    private final List<Double> confidences = new ArrayList<>();

    private OptimizeViews(List<InstrumentId> instruments) {
        this.instruments = instruments;
        this.values = new SymbolValues("--view", instruments);
    }

    static ViewSet of(List<String> texts, double tau, List<InstrumentId> instruments) {
        var read = new OptimizeViews(instruments);
        texts.forEach(read::add);
        return new ViewSet(read.views, new Uncertainty.Confidence(read.confidences), tau);
    }

    private void add(String text) {
        int at = text.lastIndexOf('=');
        if (at < 1 || at == text.length() - 1) {
            throw values.refused(text, "must be A=0.1, A>B=0.05 or A,B>C=0.05@0.6");
        }
        String[] amount = text.substring(at + 1).split("@", -1);
        if (amount.length > 2) {
            throw values.refused(text, "has more than one confidence");
        }
        double confidence = amount.length == 2 ? values.number(amount[1], text) : USUAL_CONFIDENCE;
        if (!(confidence >= 0 && confidence <= 1)) {
            throw values.refused(text, "confidence must lie in [0, 1], was " + confidence);
        }
        views.add(View.on(text.substring(0, at).strip(), portfolio(text, at), values.number(amount[0], text)));
        confidences.add(confidence);
    }

    private double[] portfolio(String text, int end) {
        String[] sides = text.substring(0, end).split(">", -1);
        if (sides.length > 2) {
            throw values.refused(text, "has more than one '>'");
        }
        var portfolio = new double[instruments.size()];
        spread(portfolio, sides[0], 1, text);
        if (sides.length == 2) {
            spread(portfolio, sides[1], -1, text);
        }
        for (double weight : portfolio) {
            if (weight != 0) {
                return portfolio;
            }
        }
        throw values.refused(text, "both sides are the same");
    }

    private void spread(double[] portfolio, String side, double sum, String text) {
        String[] names = side.split(",", -1);
        for (String name : names) {
            portfolio[values.index(name, text)] += sum / names.length;
        }
    }
}
