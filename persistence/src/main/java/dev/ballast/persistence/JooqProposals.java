package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.PROPOSALS;
import static org.jooq.impl.DSL.max;

import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.StoreException;
import dev.ballast.persistence.jooq.tables.records.ProposalsRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// Proposals: the newest version of each, numbered in the order in which they were raised.
final class JooqProposals {

    private static final int LATEST_CLOSED = 200;

    private JooqProposals() {}

    static void save(DSLContext sql, Proposal proposal) {
        ProposalsRecord stored = sql.selectFrom(PROPOSALS)
                .where(PROPOSALS.ID.eq(proposal.id().value()))
                .fetchOne();
        if (stored == null) {
            sql.executeInsert(row(nextNumber(sql), proposal));
        } else if (stored.getVersion() <= proposal.version()) {
            sql.executeUpdate(row(stored.getNumber(), proposal));
        } else {
            throw new StoreException("Proposal " + proposal.id() + " was changed in the meantime: version "
                    + stored.getVersion() + " is stored, version " + proposal.version() + " was offered");
        }
    }

    private static long nextNumber(DSLContext sql) {
        Long last = sql.select(max(PROPOSALS.NUMBER)).from(PROPOSALS).fetchOneInto(Long.class);
        return last == null ? 1 : last + 1;
    }

    private static ProposalsRecord row(long number, Proposal proposal) {
        return new ProposalsRecord(
                proposal.id().value(),
                number,
                proposal.version(),
                proposal.cause(),
                proposal.state().name(),
                proposal.urgency().name(),
                proposal.raisedAt(),
                proposal.expiresAt(),
                Json.ofProposal(proposal));
    }

    static List<Proposal> all(DSLContext sql) {
        return sql.selectFrom(PROPOSALS).orderBy(PROPOSALS.NUMBER).fetch(JooqProposals::proposal);
    }

    /// All open ones and the latest closed ones, newest first.
    static List<Proposal> openAndLatest(DSLContext sql) {
        List<String> closedStates = Stream.of(ProposalState.values())
                .filter(ProposalState::isFinal)
                .map(ProposalState::name)
                .toList();
        var rows = new ArrayList<ProposalsRecord>(sql.selectFrom(PROPOSALS)
                .where(PROPOSALS.STATE.notIn(closedStates))
                .fetch());
        rows.addAll(sql.selectFrom(PROPOSALS)
                .where(PROPOSALS.STATE.in(closedStates))
                .orderBy(PROPOSALS.NUMBER.desc())
                .limit(LATEST_CLOSED)
                .fetch());
        rows.sort(Comparator.comparing(ProposalsRecord::getNumber).reversed());
        return rows.stream().map(JooqProposals::proposal).toList();
    }

    private static Proposal proposal(ProposalsRecord row) {
        return Json.toProposal(row.getBody());
    }
}
