package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.DOCUMENTS;
import static dev.ballast.persistence.jooq.Tables.PROPOSAL_INPUTS;

import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.archive.Document;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.StoredInputs;
import dev.ballast.persistence.jooq.tables.records.DocumentsRecord;
import dev.ballast.persistence.jooq.tables.records.ProposalInputsRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/// What proposals were made from. Documents are only ever added, each once.
final class JooqInputs {

    private JooqInputs() {}

    static void save(DSLContext sql, Change.InputsSaved inputs) {
        List<String> hashes = inputs.documents().stream().map(Document::hash).toList();
        Set<String> known = new HashSet<>(sql.select(DOCUMENTS.HASH)
                .from(DOCUMENTS)
                .where(DOCUMENTS.HASH.in(hashes))
                .fetch(DOCUMENTS.HASH));
        List<DocumentsRecord> added = inputs.documents().stream()
                .filter(document -> known.add(document.hash()))
                .map(document -> new DocumentsRecord(document.hash(), document.content()))
                .toList();
        sql.batchInsert(added).execute();
        sql.executeInsert(new ProposalInputsRecord(inputs.proposal().value(), inputs.version(), inputs.hash()));
    }

    static Optional<StoredInputs> of(DSLContext sql, ProposalId proposal, int version) {
        return sql
                .selectFrom(PROPOSAL_INPUTS)
                .where(PROPOSAL_INPUTS.PROPOSAL.eq(proposal.value()).and(PROPOSAL_INPUTS.VERSION.le(version)))
                .orderBy(PROPOSAL_INPUTS.VERSION.desc())
                .limit(1)
                .fetch(row -> new StoredInputs(row.getVersion(), row.getHash()))
                .stream()
                .findFirst();
    }

    static Optional<Document> document(DSLContext sql, String hash) {
        return sql
                .selectFrom(DOCUMENTS)
                .where(DOCUMENTS.HASH.eq(hash))
                .fetch(row -> Document.of(row.getContent()))
                .stream()
                .findFirst();
    }
}
