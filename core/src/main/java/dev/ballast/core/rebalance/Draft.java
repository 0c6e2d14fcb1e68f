package dev.ballast.core.rebalance;

import dev.ballast.core.result.Refusal;
import java.util.List;

/// What planning came to.
public sealed interface Draft {

    /// There are trades to make.
    record Planned(Plan plan) implements Draft {}

    /// There are none, for these reasons.
    record Declined(List<Refusal> reasons) implements Draft {

        public Declined {
            reasons = List.copyOf(reasons);
        }

        /// All reasons in one sentence.
        public String message() {
            return "No plan: "
                    + String.join("; ", reasons.stream().map(Refusal::message).toList()) + ".";
        }
    }
}
