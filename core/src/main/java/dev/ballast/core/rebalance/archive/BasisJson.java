package dev.ballast.core.rebalance.archive;

import dev.ballast.core.rebalance.RiskBasis;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/// A basis is not written: it follows from histories, universe and settings, which are.
final class BasisJson {

    private BasisJson() {}

    static final class Writer extends ValueSerializer<RiskBasis> {

        @Override
        public void serialize(RiskBasis basis, JsonGenerator json, SerializationContext context) {
            json.writeNull();
        }
    }
}
