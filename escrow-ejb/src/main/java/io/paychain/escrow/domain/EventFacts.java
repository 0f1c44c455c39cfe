package io.paychain.escrow.domain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What an event says to people and subscribers: EIP-55 addresses, RFC 3339 times, wei as decimal strings. */
public final class EventFacts {

    private final UnaryOperator<String> checksummed;

    /** Takes the function that writes an address in EIP-55 form. */
    public EventFacts(UnaryOperator<String> checksummed) {
        this.checksummed = checksummed;
    }

    /** The event's own members. */
    public Map<String, Object> of(ChainEvent event) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (event instanceof ChainEvent.Created e) {
            facts.put("employer", checksummed.apply(e.employer()));
            facts.put("amount", wei(e.terms().amount()));
            facts.put("fee", wei(e.terms().fee()));
            facts.put("accept_by", time(e.terms().acceptBy()));
            facts.put("round", 0);
        } else if (event instanceof ChainEvent.Accepted e) {
            people(facts, e.worker(), e.round());
            facts.put("deadline", time(e.deadline() - Escrow.GRACE));
        } else if (event instanceof ChainEvent.Submitted e) {
            people(facts, e.worker(), e.round());
            facts.put("review_ends_at", time(e.reviewEnds()));
        } else {
            addEnding(facts, event);
        }
        return facts;
    }

    private void addEnding(Map<String, Object> facts, ChainEvent event) {
        if (event instanceof ChainEvent.Released e) {
            facts.put("worker", checksummed.apply(e.worker()));
            facts.put("amount", wei(e.amount()));
            facts.put("fee", wei(e.fee()));
        } else if (event instanceof ChainEvent.Refunded e) {
            facts.put("employer", checksummed.apply(e.employer()));
            facts.put("amount", wei(e.amount()));
            facts.put("expired", e.expired());
        } else if (event instanceof ChainEvent.Withdrawn e) {
            people(facts, e.worker(), e.round());
            facts.put("reopen_by", time(e.reopenBy()));
        } else if (event instanceof ChainEvent.Reopened e) {
            facts.put("round", e.round());
            facts.put("accept_by", time(e.acceptBy()));
        } else {
            addQuarrel(facts, event);
        }
    }

    private void addQuarrel(Map<String, Object> facts, ChainEvent event) {
        if (event instanceof ChainEvent.Disputed e) {
            facts.put("ruling_ends_at", time(e.rulingEnds()));
        } else if (event instanceof ChainEvent.Ruled e) {
            facts.put("by_default", e.arbiter() == null);
            if (e.arbiter() != null) {
                facts.put("arbiter", checksummed.apply(e.arbiter()));
            }
            facts.put("to_worker", wei(e.toWorker()));
        } else if (event instanceof ChainEvent.Settled e) {
            facts.put("worker", checksummed.apply(e.worker()));
            facts.put("to_worker", wei(e.toWorker()));
            facts.put("to_employer", wei(e.toEmployer()));
            facts.put("fee", wei(e.fee()));
        } else if (event instanceof ChainEvent.Amended e) {
            facts.put("contract_clock", time(e.newClock()));
            facts.put("terms_hash", e.newTermsHash());
        } else if (event instanceof ChainEvent.ItemReleased e) {
            facts.put("worker", checksummed.apply(e.worker()));
            facts.put("index", e.index());
            facts.put("amount", wei(e.amount()));
            facts.put("fee", wei(e.fee()));
        }
    }

    /** What holds in a status, for a rolled back escrow. */
    public Map<String, Object> of(Escrow escrow) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", escrow.status().name());
        facts.put("round", escrow.round());
        facts.put("unwanted", escrow.standing() == Standing.UNWANTED);
        String worker = escrow.worker();
        if (worker != null) {
            facts.put("worker", checksummed.apply(worker));
        }
        facts.putAll(clockOf(escrow));
        return facts;
    }

    /** The clock of the escrow's status under the name that people know it by; none in a final one. */
    public static Map<String, Object> clockOf(Escrow escrow) {
        Map<String, Object> facts = new LinkedHashMap<>();
        switch (escrow.status()) {
            case OPEN -> facts.put("accept_by", time(escrow.clock()));
            case ACTIVE -> facts.put("deadline", escrow.shownEnd().toString());
            case SUBMITTED -> facts.put("review_ends_at", time(escrow.clock()));
            case VACANT -> facts.put("reopen_by", time(escrow.clock()));
            case DISPUTED -> facts.put("ruling_ends_at", time(escrow.clock()));
            case NONE, RELEASED, REFUNDED, SETTLED -> {}
        }
        return facts;
    }

    private void people(Map<String, Object> facts, String worker, int round) {
        facts.put("worker", checksummed.apply(worker));
        facts.put("round", round);
    }

    private static String wei(BigInteger amount) {
        return amount.toString();
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
