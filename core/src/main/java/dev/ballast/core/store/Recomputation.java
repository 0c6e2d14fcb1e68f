package dev.ballast.core.store;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.PlanRevision;
import dev.ballast.core.rebalance.Planner;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.archive.Document;
import dev.ballast.core.rebalance.archive.InputsArchive;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/// A past proposal made anew from its stored inputs, held against what was stored (REB-11).
///
/// Legs, costs and figures are planned anew, and the triggers are read anew from the prices and from the signs that
/// reports made at their own time had given them. The inputs must be those that the journal's chain names: changed ones
/// are a difference, whatever they give.
///
/// @param proposal which
/// @param version the stored one that was compared
/// @param inputsVersion version that its inputs were stored with
/// @param triggers readings that were made anew; none where the trader asked, or an older Ballast stored the inputs
/// @param differences each number that came out otherwise, with both values; empty where all are the same
public record Recomputation(
        ProposalId proposal, int version, int inputsVersion, int triggers, List<String> differences) {

    /// Entries of the journal that name inputs.
    private static final Set<JournalType> NAMING =
            EnumSet.of(JournalType.PROPOSAL_RAISED, JournalType.PROPOSAL_RECALCULATED);

    public Recomputation {
        differences = List.copyOf(differences);
    }

    public boolean isSame() {
        return differences.isEmpty();
    }

    /// Recomputes the newest stored version of a proposal, or says why it cannot be: no such proposal, or one that an
    /// older Ballast raised, which stored no inputs.
    public static Result<Recomputation> of(WorkstationStore store, ProposalId id) {
        Optional<Proposal> known = store.proposals().stream()
                .filter(proposal -> proposal.id().equals(id))
                .findFirst();
        if (known.isEmpty()) {
            return Result.missing("There is no proposal " + id);
        }
        Proposal proposal = known.get();
        Optional<StoredInputs> inputs = store.inputs(id, proposal.version());
        if (inputs.isEmpty()) {
            return Result.missing(id + " was stored without its inputs, by an older Ballast");
        }
        return Result.of(recomputed(store, proposal, inputs.get()));
    }

    private static Recomputation recomputed(WorkstationStore store, Proposal proposal, StoredInputs inputs) {
        var differences = new ArrayList<String>();
        int triggers = 0;
        if (!isNamed(store, proposal.id(), inputs.hash())) {
            differences.add("inputs: the journal names others than the stored " + inputs.hash());
        } else {
            try {
                PlanRequest request = request(store, inputs);
                differences.addAll(PlanDifferences.between(proposal.plan(), planned(proposal, request)));
                Optional<List<TriggerReading>> again = request.readAgain();
                if (again.isPresent()) {
                    triggers = request.readings().size();
                    differences.addAll(PlanDifferences.between(request.readings(), again.get()));
                }
            } catch (RefusedException | IllegalStateException | NoSuchElementException e) {
                differences.add("inputs: " + e.getMessage());
            }
        }
        return new Recomputation(proposal.id(), proposal.version(), inputs.version(), triggers, differences);
    }

    private static Plan planned(Proposal proposal, PlanRequest request) {
        return proposal.isEdited()
                ? PlanRevision.of(request, proposal.legs(), proposal.plan().skipped())
                : Planner.plan(request).orElseThrow();
    }

    private static boolean isNamed(WorkstationStore store, ProposalId id, String hash) {
        for (JournalEntry entry : new JournalPages(store, entry -> {})) {
            if (NAMING.contains(entry.type())
                    && entry.subject().equals(id.value())
                    && entry.payload().contains('"' + hash + '"')) {
                return true;
            }
        }
        return false;
    }

    /// The inputs as they were, from documents that still fit their hashes.
    private static PlanRequest request(WorkstationStore store, StoredInputs inputs) {
        List<LedgerEntry> ledger = store.load().ledger();
        return new InputsArchive()
                .read(content(store, inputs.hash()), hash -> content(store, hash), (method, entries) -> {
                    if (entries > ledger.size()) {
                        throw new IllegalStateException(
                                "the book had " + entries + " ledger entries, there are " + ledger.size());
                    }
                    return replay(method, ledger.subList(0, entries));
                });
    }

    private static Book replay(LotMethod method, List<LedgerEntry> entries) {
        return Book.replay(method, entries);
    }

    private static byte[] content(WorkstationStore store, String hash) {
        Document document =
                store.document(hash).orElseThrow(() -> new IllegalStateException("document " + hash + " is missing"));
        if (!document.hash().equals(hash)) {
            throw new IllegalStateException(
                    "document " + hash + " was changed, it now has the hash " + document.hash());
        }
        return document.content();
    }
}
