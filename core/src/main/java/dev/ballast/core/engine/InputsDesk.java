package dev.ballast.core.engine;

import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.archive.ArchivedInputs;
import dev.ballast.core.rebalance.archive.Document;
import dev.ballast.core.rebalance.archive.InputsArchive;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.StoreException;
import dev.ballast.core.store.WorkstationStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores what proposals are made from in the commit that stores them, and finds it again after a restart (REB-11).
final class InputsDesk {

    private static final Logger LOG = LoggerFactory.getLogger(InputsDesk.class);

    private final DeskState state;
    private final WorkstationStore store;
    private final InputsArchive archive = new InputsArchive();
    /// Documents that were stored in this run: no need to offer them again.
    private final Set<String> stored = new HashSet<>();

    InputsDesk(DeskState state, WorkstationStore store) {
        this.state = state;
        this.store = store;
    }

    /// Puts the inputs of a version into its batch; their hash belongs into its journal entry.
    Change.InputsSaved save(Committer.Batch batch, Proposal proposal, PlanRequest request) {
        ArchivedInputs inputs = archive.write(request, state.entries().size());
        var documents = new ArrayList<Document>();
        documents.add(inputs.main());
        inputs.parts().stream().filter(part -> !stored.contains(part.hash())).forEach(documents::add);
        var saved = new Change.InputsSaved(
                proposal.id(), proposal.version(), inputs.main().hash(), documents);
        batch.change(saved);
        return saved;
    }

    /// After the batch was stored.
    void accept(Change.InputsSaved saved, PlanRequest request) {
        state.inputs.put(saved.proposal(), request);
        saved.documents().forEach(document -> stored.add(document.hash()));
    }

    /// What an open proposal was made from; empty where an older Ballast stored it without.
    Optional<PlanRequest> of(Proposal proposal) {
        PlanRequest known = state.inputs.get(proposal.id());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PlanRequest> read =
                store.inputs(proposal.id(), proposal.version()).flatMap(inputs -> read(inputs.hash()));
        read.ifPresent(request -> state.inputs.put(proposal.id(), request));
        return read;
    }

    private Optional<PlanRequest> read(String hash) {
        try {
            List<LedgerEntry> ledger = List.copyOf(state.entries());
            return Optional.of(archive.read(
                    content(hash),
                    this::content,
                    (method, entries) -> Book.replay(method, ledger.subList(0, entries))));
        } catch (RuntimeException e) {
            LOG.error("The inputs {} cannot be read", hash, e);
            return Optional.empty();
        }
    }

    private byte[] content(String hash) {
        return store.document(hash)
                .filter(document -> document.hash().equals(hash))
                .orElseThrow(() -> new StoreException("document " + hash + " is missing or was changed"))
                .content();
    }
}
