package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Standing;
import io.paychain.escrow.domain.Totals;
import io.paychain.shared.money.Asset;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The mirrored jobs, with the questions of JpaEscrows. */
final class MemoryEscrows implements Escrows {

    private static final Set<EscrowStatus> DUE = Set.of(
            EscrowStatus.OPEN, EscrowStatus.ACTIVE, EscrowStatus.SUBMITTED, EscrowStatus.DISPUTED, EscrowStatus.VACANT);

    private final Store store;
    private final MemoryFundings fundings;
    private final Intended intended;
    /** Row ids by the contract's ids; an entry whose row was rolled back leads nowhere. */
    private final Map<String, Long> ids = new HashMap<>();

    MemoryEscrows(Store store, MemoryFundings fundings, Intended intended) {
        this.store = store;
        this.fundings = fundings;
        this.intended = intended;
    }

    @Override
    public Optional<Escrow> ofJob(long jobId) {
        return first(jobId, e -> e.status() != EscrowStatus.NONE && isJobs(e));
    }

    private static boolean isJobs(Escrow e) {
        return e.standing() == Standing.WANTED || e.standing() == Standing.UNWANTED;
    }

    @Override
    public Optional<Escrow> openOfJob(long jobId) {
        return first(jobId, e -> e.status() == EscrowStatus.OPEN || e.status() == EscrowStatus.VACANT);
    }

    // "order by standing desc": the words of the column, from the end of the alphabet.
    private Optional<Escrow> first(long jobId, Predicate<Escrow> which) {
        Escrow best = null;
        for (Escrow each : store.escrows.all()) {
            boolean fits = each.jobId() != null && each.jobId() == jobId && which.test(each);
            if (fits
                    && (best == null
                            || each.standing().name().compareTo(best.standing().name()) > 0)) {
                best = each;
            }
        }
        return Optional.ofNullable(best).map(e -> get(e.id()));
    }

    @Override
    public Optional<Escrow> byOnchainId(String onchainId) {
        Long id = ids.get(onchainId);
        return id == null ? Optional.empty() : Optional.ofNullable(store.escrows.entity(id));
    }

    @Override
    public Escrow get(long id) {
        Escrow found = store.escrows.entity(id);
        if (found == null) {
            throw new IllegalStateException("no escrow " + id);
        }
        return found;
    }

    @Override
    public void add(Escrow escrow) {
        if (byOnchainId(escrow.onchainId()).isEmpty()) {
            long id = ids.computeIfAbsent(escrow.onchainId(), k -> ids.size() + 1L);
            Rows.set(escrow, "id", id);
            store.escrows.persist(id, escrow);
        }
    }

    /** True when the mirror shows a job exactly if the chain has it. */
    boolean chained(Holdings chain) {
        for (Map.Entry<String, Long> each : ids.entrySet()) {
            Escrow mirror = store.escrows.get(each.getValue());
            boolean shown = mirror != null && mirror.status() != EscrowStatus.NONE;
            if (shown != chain.deals.containsKey(each.getKey())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<Long, EscrowView> views(Collection<Long> jobIds) {
        Map<Long, EscrowView> views = new HashMap<>();
        jobIds.forEach(job -> view(job).ifPresent(v -> views.put(job, v)));
        return views;
    }

    private Optional<EscrowView> view(long job) {
        Optional<Escrow> shown = ofJob(job);
        return fundings.lock(job)
                .map(funded -> new EscrowView(
                        job,
                        shown.map(Escrow::status).orElse(EscrowStatus.NONE),
                        1337,
                        Words.CONTRACT,
                        shown.map(Escrow::onchainId).orElse(""),
                        Words.EMPLOYER,
                        shown.map(Escrow::worker).orElse(null),
                        Asset.ETH,
                        shown.map(Escrow::amount).orElse(java.math.BigInteger.ZERO),
                        shown.map(Escrow::fee).orElse(java.math.BigInteger.ZERO),
                        shown.map(Escrow::round).orElse(0),
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        funded.voided(),
                        false,
                        null,
                        null,
                        null));
    }

    @Override
    public List<ChainLog> history(long escrowId) {
        return store.history(escrowId);
    }

    @Override
    public int activeJobs(String worker) {
        long active = store.escrows.all().stream()
                .filter(e -> worker.equals(e.worker()))
                .filter(e -> e.status() == EscrowStatus.ACTIVE || e.status() == EscrowStatus.SUBMITTED)
                .count();
        return (int) active + intended.acceptancesOnTheirWay(worker, this);
    }

    @Override
    public boolean withdrewBefore(long escrowId, String worker) {
        return store.history(escrowId).stream()
                .anyMatch(log -> log.event() instanceof ChainEvent.Withdrawn w
                        && w.worker().equals(worker));
    }

    @Override
    public boolean leftOut(String token) {
        return false;
    }

    @Override
    public Totals totals(String token) {
        throw new UnsupportedOperationException("no history asks for statistics");
    }

    @Override
    public List<Escrow> due(long now, int limit) {
        return store.escrows.all().stream()
                .filter(e -> e.clock() < now && DUE.contains(e.status()) && e.standing() != Standing.STRANGER)
                .filter(e -> !intended.asked(e.id(), e.round(), timeout(e.status())))
                .sorted(Comparator.comparingLong(Escrow::clock))
                .limit(limit)
                .map(e -> get(e.id()))
                .toList();
    }

    private static String timeout(EscrowStatus status) {
        return switch (status) {
            case SUBMITTED -> "release";
            case DISPUTED -> "finalize";
            default -> "refund";
        };
    }
}
