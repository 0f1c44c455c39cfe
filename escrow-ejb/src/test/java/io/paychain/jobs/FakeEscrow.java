package io.paychain.jobs;

import io.paychain.escrow.EscrowService;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingQuote;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TimelineStep;
import io.paychain.escrow.api.TypedData;
import io.paychain.shared.error.KeptRefusal;
import io.paychain.shared.error.Refusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Escrow as jobs see it, without a chain: tests publish its events by hand. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeEscrow extends EscrowService {

    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    static final String CONTRACT = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

    private final Map<Long, EscrowView> views = new ConcurrentHashMap<>();
    private final AtomicInteger prepared = new AtomicInteger();
    private final AtomicInteger relayed = new AtomicInteger();
    private volatile boolean exhausted;

    /** From now on whether an action is only handed out, for the person's own wallet. */
    public void exhausted(boolean now) {
        exhausted = now;
    }

    /** How many actions were relayed. */
    public int relayed() {
        return relayed.get();
    }

    /** Shows the job's escrow in this status. */
    public void stand(long jobId, EscrowStatus status) {
        views.put(jobId, view(jobId, status, onchainId(jobId, prepared.get()), false));
    }

    static String onchainId(long jobId, int funding) {
        return String.format(Locale.ROOT, "0x%032x%032x", jobId, funding);
    }

    @Override
    public Funding prepareFunding(FundingRequest request) {
        String id = onchainId(request.jobId(), prepared.incrementAndGet());
        views.put(request.jobId(), view(request.jobId(), EscrowStatus.NONE, id, false));
        BigInteger amount = request.payAmountUsd()
                .multiply(new BigDecimal("244000000000000"))
                .toBigIntegerExact();
        BigInteger fee = amount.divide(BigInteger.valueOf(50));
        return new Funding(
                1337,
                CONTRACT,
                "0x00",
                amount.add(fee).toString(),
                new FundingQuote("0.000244", "constant", NOW.plusSeconds(900)),
                id,
                amount,
                fee,
                NOW.plusSeconds(3600L * request.acceptWithinHours()));
    }

    @Override
    public void hintFunding(long jobId, String transactionHash) {
        // the log is what counts
    }

    @Override
    public TypedData typedData(long jobId, EscrowAction action, String wallet, int acceptWithinHours) {
        return new TypedData(Map.of("primaryType", action.name()), NOW.plusSeconds(3600));
    }

    @Override
    public Pending relay(long jobId, EscrowAction action, String wallet, SignedAction signed, int acceptWithinHours) {
        if (exhausted) {
            throw new KeptRefusal(EscrowProblem.SPONSORING_EXHAUSTED, "send it yourself", Map.of());
        }
        relayed.incrementAndGet();
        return new Pending(action.name().toLowerCase(Locale.ROOT), null);
    }

    @Override
    public PreparedTransaction prepareCancel(long jobId) {
        return new PreparedTransaction(1337, CONTRACT, "0x01", "0");
    }

    @Override
    public Pending requestRefund(long jobId) {
        return new Pending("refund", null);
    }

    @Override
    public void voidFunding(long jobId) {
        EscrowView view = views.get(jobId);
        if (view != null && view.status() != EscrowStatus.NONE) {
            throw new Refusal(EscrowProblem.WRONG_STATE, "locked");
        }
        views.put(jobId, view(jobId, EscrowStatus.NONE, onchainId(jobId, prepared.get()), true));
    }

    @Override
    public Optional<EscrowView> find(long jobId) {
        return Optional.ofNullable(views.get(jobId));
    }

    @Override
    public Map<Long, EscrowView> findAll(Collection<Long> jobIds) {
        Map<Long, EscrowView> found = new ConcurrentHashMap<>(views);
        found.keySet().retainAll(jobIds);
        return found;
    }

    @Override
    public List<TimelineStep> timeline(long jobId) {
        return List.of(new TimelineStep("created", NOW, "0xabc", 7, Map.of()));
    }

    @Override
    public Instant chainTime() {
        return NOW;
    }

    @Override
    public Optional<Instant> seenTime() {
        return Optional.of(NOW);
    }

    private static EscrowView view(long jobId, EscrowStatus status, String onchainId, boolean voided) {
        return new EscrowView(
                jobId,
                status,
                1337,
                CONTRACT,
                onchainId,
                "0x0",
                null,
                io.paychain.shared.money.Asset.ETH,
                new BigInteger("122000000000000000"),
                new BigInteger("2440000000000000"),
                0,
                NOW.plusSeconds(3600),
                null,
                null,
                null,
                voided,
                false,
                null,
                null,
                null);
    }
}
