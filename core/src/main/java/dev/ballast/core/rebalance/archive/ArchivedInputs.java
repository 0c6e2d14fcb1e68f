package dev.ballast.core.rebalance.archive;

import java.util.List;

/// The inputs of a plan as documents.
///
/// @param main names the others by their hashes; its own hash stands in the journal
/// @param parts price windows and scenarios, each shared by many proposals
public record ArchivedInputs(Document main, List<Document> parts) {

    public ArchivedInputs {
        parts = List.copyOf(parts);
    }
}
