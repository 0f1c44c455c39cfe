package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.Standing;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.PaymentStatus;
import io.paychain.jobs.domain.Job;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The invariants of the reliability document, over a history's world. */
final class Checks {

    private static final String BOOK = "chain:1337:" + Words.CONTRACT;

    private final World world;
    private long seenChanges = -1;
    private String seenHead = "";

    Checks(World world) {
        this.world = world;
    }

    /** What holds after every step. */
    void afterStep() {
        String head = world.chain.head().ref().hash();
        if (!head.equals(seenHead)) {
            seenHead = head;
            Fairness.conserved(world.chain.head().after());
        }
        if (world.db.changes() != seenChanges) {
            seenChanges = world.db.changes();
            database();
        }
    }

    private void database() {
        BlockRef cursor = world.store.cursor();
        if (cursor != null) {
            Mined block = world.chain.byHash(cursor.hash());
            books(block.after());
            block.after().deals.values().forEach(this::mirrored);
            Violation.unless(world.escrows.chained(block.after()), "the mirror has a job that the chain does not have");
        }
        oneWantedPerJob();
        if (world.outbox.drained()) {
            world.jobs.all().forEach(this::follows);
        }
    }

    /** I1, I3, I8: books and contract are equal at the booked block. */
    private void books(Holdings chain) {
        Map<String, BigInteger> totals = world.ledger.totals(BOOK);
        Violation.unlessEqual(chain.open(), totals.getOrDefault("open", BigInteger.ZERO), "I3: open in the books");
        Violation.unlessEqual(chain.fees, totals.getOrDefault("fees", BigInteger.ZERO), "I3: fees in the books");
        Violation.unlessEqual(
                chain.pendingTotal(), totals.getOrDefault("pending", BigInteger.ZERO), "I3: pending in the books");
        BigInteger sum = BigInteger.ZERO;
        for (MemoryLedger.Account account : world.ledger.accounts()) {
            sum = sum.add(account.balance());
            boolean allowed = account.balance().signum() >= 0 || account.name().mayGoNegative();
            Violation.unless(allowed, "I8: a negative account", account.name().key());
        }
        Violation.unlessEqual(BigInteger.ZERO, sum, "I1: the sum of all accounts");
    }

    private void mirrored(Deal deal) {
        Escrow mirror = world.escrows.byOnchainId(deal.id()).orElseThrow(() -> new Violation("no mirror of " + deal));
        Violation.unlessEqual(deal.status(), mirror.status(), "the mirrored status of", deal.id());
        Violation.unlessEqual(deal.round(), mirror.round(), "the mirrored round of", deal.id());
        Violation.unlessEqual(deal.clock(), mirror.clock(), "the mirrored clock of", deal.id());
        Violation.unlessEqual(deal.locked(), mirror.amount().add(mirror.fee()), "D1: amount and fee of", deal.id());
        String worker = mirror.worker() == null ? Words.NOBODY : mirror.worker();
        Violation.unlessEqual(deal.worker(), worker, "the mirrored worker of", deal.id());
        BigInteger due = deal.open() ? deal.locked() : BigInteger.ZERO;
        BigInteger booked = world.ledger
                .balance(BOOK + ":job:" + deal.id())
                .map(b -> b.amount().minor())
                .orElse(BigInteger.ZERO);
        Violation.unlessEqual(due, booked, "I4: what the books hold for", deal.id());
    }

    private void oneWantedPerJob() {
        Set<Long> wanted = new HashSet<>();
        for (Escrow escrow : world.store.escrows.all()) {
            boolean counts = escrow.standing() == Standing.WANTED && escrow.status() != EscrowStatus.NONE;
            Violation.unless(!counts || wanted.add(escrow.jobId()), "D10: two locks count for one job", escrow.jobId());
        }
    }

    // ---- the job follows its escrow (D10, I6)

    private void follows(Job job) {
        Optional<Escrow> escrow = world.escrows.ofJob(job.id());
        Set<JobStatus> statuses = escrow.map(this::statuses).orElse(Set.of(JobStatus.OPEN, JobStatus.CANCELLED));
        Violation.unless(
                statuses.contains(job.status()),
                "I6: the job and its escrow",
                job.id(),
                job.status(),
                escrow.map(Escrow::standing),
                escrow.map(Escrow::status));
        Set<PaymentStatus> pay =
                escrow.map(e -> pay(e.status())).orElse(Set.of(PaymentStatus.PENDING, PaymentStatus.FAILED));
        Violation.unless(
                pay.contains(job.payment()),
                "I6: the pay and its escrow",
                job.id(),
                job.payment(),
                escrow.map(Escrow::status));
        boolean accepted = escrow.filter(e -> e.standing() == Standing.UNWANTED && e.worker() != null)
                .isPresent();
        Violation.unless(!accepted, "D10: a lock that does not count was accepted");
    }

    private Set<JobStatus> statuses(Escrow escrow) {
        if (escrow.standing() == Standing.UNWANTED) {
            return Set.of(JobStatus.CANCELLED);
        }
        return switch (escrow.status()) {
            case NONE, OPEN -> Set.of(JobStatus.OPEN);
            case ACTIVE -> Set.of(JobStatus.ACTIVE, JobStatus.IN_PROGRESS);
            case SUBMITTED -> Set.of(JobStatus.SUBMITTED);
            case DISPUTED -> Set.of(JobStatus.DISPUTED);
            case VACANT -> Set.of(JobStatus.WITHDRAWN);
            case RELEASED -> Set.of(JobStatus.COMPLETED);
            case REFUNDED -> Set.of(JobStatus.EXPIRED, JobStatus.CANCELLED);
            case SETTLED -> Set.of(JobStatus.SETTLED);
        };
    }

    private static Set<PaymentStatus> pay(EscrowStatus status) {
        return switch (status) {
            case NONE -> Set.of(PaymentStatus.PENDING, PaymentStatus.FAILED);
            case OPEN, ACTIVE, SUBMITTED, DISPUTED, VACANT -> Set.of(PaymentStatus.LOCKED);
            case RELEASED -> Set.of(PaymentStatus.RELEASED);
            case REFUNDED -> Set.of(PaymentStatus.REFUNDED);
            case SETTLED -> Set.of(PaymentStatus.RELEASED, PaymentStatus.REFUNDED);
        };
    }

    // ---- at the end, when all trouble is over

    /** I2, I9, I12 and what else holds once everything has come to rest. */
    void atRest() {
        afterStep();
        world.chain
                .byHash(world.store.cursor().hash())
                .after()
                .deals
                .values()
                .forEach(deal -> Violation.unlessEqual(
                        deal.terms(),
                        world.escrows.byOnchainId(deal.id()).orElseThrow().terms(),
                        "the mirrored terms",
                        deal.id()));
        Violation.unless(world.outbox.drained(), "I12: events wait");
        balancesAreTheirEntries();
        nonces();
        world.intended
                .rows
                .all()
                .forEach(row -> Violation.unless(
                        !row.status().equals("queued") && !row.status().equals("signed"), "I12: an intent waits", row));
        world.jobs.all().forEach(job -> {
            try {
                job.requireNothingPending();
            } catch (io.paychain.shared.error.Refusal waits) {
                throw new Violation("I12: job " + job.id() + " waits for ever: " + waits.detail());
            }
        });
    }

    private void balancesAreTheirEntries() {
        Map<String, BigInteger> replayed = world.ledger.replayed();
        world.ledger
                .accounts()
                .forEach(a -> Violation.unlessEqual(
                        replayed.get(a.name().key()),
                        a.balance(),
                        "I2: the balance",
                        a.name().key()));
    }

    private void nonces() {
        Long next = world.nonces.get(Words.RELAYER);
        long used = world.chain.head().after().relayerNonce;
        for (long missing = used; next != null && missing < next; missing++) {
            Violation.unless(closable(missing), "I9: the relayer's nonces have a gap", missing, next);
        }
        Map<Long, String> byIntent = new HashMap<>();
        for (long at = 0; at <= world.chain.height(); at++) {
            Mined block = world.chain.at(at);
            for (int i = 0; i < block.txs().size(); i++) {
                onlyOne(block.txs().get(i), byIntent);
            }
        }
    }

    /** A transaction that came to nothing and is off the chain again is sent once more when another waits behind it. */
    private boolean closable(long nonce) {
        return world.intended.signed.all().stream()
                .anyMatch(t -> t.nonce() == nonce
                        && !Intended.OPEN.contains(
                                world.intended.rows.get(t.intent()).status()));
    }

    private void onlyOne(Tx tx, Map<Long, String> byIntent) {
        Intended.Signed signed = world.intended.signed.get(tx.hash());
        if (signed != null) {
            String other = byIntent.put(signed.intent(), tx.hash());
            Violation.unless(other == null, "I9: two transactions of one intent are in blocks", other, tx);
        }
    }

    /** After all clocks: nobody's money is left in the contract but what is owed to those who have not fetched it. */
    void atTheEnd() {
        List<Escrow> left = world.store.escrows.all().stream()
                .filter(e -> e.standing() != Standing.STRANGER)
                .filter(e -> e.status() != EscrowStatus.NONE && !e.status().isFinal())
                .toList();
        Violation.unless(
                left.isEmpty(),
                "clocks ran out, and a job has not ended",
                left.stream().map(e -> e.standing() + " " + e.status()).toList());
    }
}
