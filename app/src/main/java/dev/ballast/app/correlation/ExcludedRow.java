package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.util.List;
import java.util.TreeMap;

/// An instrument that was left out of the matrix, or of whose bars some were, and why.
public record ExcludedRow(InstrumentId instrument, String reason) {

    /// By instrument; what is left out of the bars goes before what follows from it.
    static List<ExcludedRow> of(CorrelationRequest.Answer answer) {
        var reasons = new TreeMap<>(answer.leftOut());
        if (answer.matrix() instanceof Result.Known<CorrelationMatrix>(CorrelationMatrix matrix)) {
            matrix.excluded()
                    .forEach((instrument, why) -> reasons.merge(instrument, why, (bars, all) -> bars + "; " + all));
        }
        return reasons.entrySet().stream()
                .map(entry -> new ExcludedRow(entry.getKey(), entry.getValue()))
                .toList();
    }
}
