package io.paychain.simulation;

import io.paychain.escrow.adapter.relay.Claim;
import io.paychain.escrow.adapter.relay.LeaseLost;
import io.paychain.escrow.adapter.relay.RelayDesk;
import io.paychain.escrow.adapter.relay.SignedTx;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.Keys;
import io.paychain.shared.event.DomainEvent;
import java.lang.reflect.Constructor;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The relayer's transactions with the rules of RelayDesk's SQL: leases, fences, nonces, stored before sent. */
final class MemoryDesk extends RelayDesk {

    static final Duration LEASE = Duration.ofSeconds(15);
    private static final Comparator<Intended.Row> ORDER = Comparator.comparing(
                    (Intended.Row r) -> r.nonce() == null ? Long.MAX_VALUE : r.nonce())
            .thenComparing(r -> r.what().action().equals("refund"))
            .thenComparing(Intended.Row::id);

    private final Store store;
    private final Intended intended;
    private final Rows<String, Long> nonces;
    private final MemoryKeys keys;
    private final MemoryOutbox outbox;

    MemoryDesk(Store store, Intended intended, Rows<String, Long> nonces, MemoryKeys keys, MemoryOutbox outbox) {
        this.store = store;
        this.intended = intended;
        this.nonces = nonces;
        this.keys = keys;
        this.outbox = outbox;
    }

    @Override
    public List<Claim> lease(String server, int limit) {
        return store.db.tx(() -> {
            Instant now = store.db.instant();
            List<Intended.Row> due = intended.rows.all().stream()
                    .filter(r -> Intended.OPEN.contains(r.status())
                            && !r.nextAttempt().isAfter(now))
                    .filter(r -> r.leasedUntil() == null || !r.leasedUntil().isAfter(now))
                    .sorted(ORDER)
                    .limit(limit)
                    .toList();
            return due.stream().map(r -> claim(r, now)).toList();
        });
    }

    private Claim claim(Intended.Row row, Instant now) {
        Intended.Row leased = forgetful(row).lease(now.plus(LEASE), row.fence() + 1, now);
        intended.rows.put(row.id(), leased);
        Escrow escrow = store.escrows.get(row.what().escrowId());
        return new Claim(
                leased.id(),
                leased.fence(),
                escrow.jobId(),
                escrow.onchainId(),
                leased.what().round(),
                leased.what().action(),
                leased.what().wallet(),
                leased.what().callData(),
                leased.status(),
                leased.nonce() == null ? null : Words.RELAYER,
                leased.nonce(),
                leased.gasLimit(),
                leased.minedHash(),
                leased.minedBlock(),
                leased.attempts());
    }

    private Intended.Row forgetful(Intended.Row row) {
        boolean forgets =
                store.planted == Planted.NEW_NONCE_FOR_RESEND && row.status().equals("signed");
        return forgets ? row.status("queued").nonce(null, null) : row;
    }

    @Override
    public Keys.SignedTransaction sign(Claim claim, long chainNonce, BigInteger gasLimit, Keys.Fee fee) {
        return store.db.tx(() -> {
            Long next = nonces.get(Words.RELAYER);
            long nonce = next == null ? chainNonce : Math.max(next, chainNonce);
            nonces.put(Words.RELAYER, nonce + 1);
            write(claim, r -> r.status("signed").nonce(nonce, gasLimit.longValueExact()));
            return keep(claim, nonce, fee);
        });
    }

    @Override
    public Keys.SignedTransaction replace(Claim claim, long nonce, long gasLimit, Keys.Fee fee) {
        return store.db.tx(() -> {
            write(claim, r -> r.again(0, r.nextAttempt()));
            return keep(claim, nonce, fee);
        });
    }

    private Keys.SignedTransaction keep(Claim claim, long nonce, Keys.Fee fee) {
        Keys.SignedTransaction made = keys.sign(nonce, claim.callData(), BigInteger.ONE, fee);
        if (store.planted != Planted.SENT_BEFORE_STORED) {
            intended.signed.put(
                    made.hash(),
                    new Intended.Signed(made.hash(), claim.id(), nonce, made.raw(), fee, store.db.instant()));
        }
        return made;
    }

    @Override
    public boolean inHand(long nonce) {
        return intended.rows.all().stream()
                .anyMatch(r ->
                        r.nonce() != null && r.nonce() == nonce && r.status().equals("signed"));
    }

    @Override
    public boolean everSigned(Claim claim) {
        return intended.signed.all().stream().anyMatch(s -> s.intent() == claim.id());
    }

    @Override
    public Optional<String> unclaimed(long nonce) {
        return intended.signed.all().stream()
                .filter(s -> s.nonce() == nonce)
                .filter(s -> isLeft(intended.rows.get(s.intent()), nonce))
                .max(Comparator.comparing(s -> s.fee().max()))
                .map(Intended.Signed::raw);
    }

    /** One that started anew has another nonce: what it had before would be a second transaction of it. */
    private static boolean isLeft(Intended.Row row, long nonce) {
        return row.nonce() != null
                && row.nonce() == nonce
                && List.of("mined", "done", "failed").contains(row.status());
    }

    @Override
    public List<SignedTx> signed(Claim claim) {
        return intended.of(claim.id(), claim.nonce()).stream()
                .map(s -> new SignedTx(s.hash(), s.raw(), s.fee(), Duration.between(s.at(), store.db.instant())))
                .toList();
    }

    @Override
    public void postpone(Claim claim, Duration pause) {
        Instant now = store.db.instant();
        change(claim, r -> r.again(r.attempts() + 1, now.plus(pause)).lease(now, r.fence(), now));
    }

    @Override
    public void mined(Claim claim, String hash, long block, BigInteger cost) {
        Instant now = store.db.instant();
        change(
                claim,
                r -> r.status("mined")
                        .mined(hash, block)
                        .again(0, now.plusSeconds(5))
                        .lease(now, r.fence(), now));
    }

    @Override
    public void unmined(Claim claim) {
        Instant now = store.db.instant();
        String status = claim.nonce() == null ? "queued" : "signed";
        change(claim, r -> r.status(status).mined(null, null).lease(now, r.fence(), now));
    }

    @Override
    public void done(Claim claim) {
        change(claim, r -> r.status("done").lease(null, r.fence(), store.db.instant()));
    }

    @Override
    public void requeue(Claim claim) {
        Instant now = store.db.instant();
        change(claim, r -> r.status("queued").nonce(null, null).lease(now, r.fence(), now));
    }

    @Override
    public void failed(Claim claim, String code, String transactionHash, BigInteger cost) {
        store.db.tx(() -> {
            write(claim, r -> r.status("failed").lease(null, r.fence(), store.db.instant()));
            if (claim.jobId() != null) {
                outbox.publish(failure(claim, code, transactionHash));
            }
        });
    }

    private DomainEvent failure(Claim claim, String code, String hash) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", claim.jobId());
        data.put("transaction_hash", hash == null ? "" : hash);
        data.put("block_number", 0);
        data.put("occurred_at", store.db.instant().toString());
        data.put("action", claim.action());
        data.put("code", code);
        return DomainEvent.internal("EscrowActionFailed", "job:" + claim.jobId(), data);
    }

    private void change(Claim claim, UnaryOperator<Intended.Row> how) {
        store.db.tx(() -> write(claim, how));
    }

    private void write(Claim claim, UnaryOperator<Intended.Row> how) {
        Intended.Row row = intended.rows.get(claim.id());
        boolean mine = row.fence() == claim.fence() || store.planted == Planted.LEASE_NOT_FENCED;
        if (!mine) {
            throw lost(claim.id());
        }
        intended.rows.put(row.id(), how.apply(row));
    }

    private static LeaseLost lost(long intent) {
        try {
            Constructor<LeaseLost> made = LeaseLost.class.getDeclaredConstructor(long.class);
            made.setAccessible(true);
            return made.newInstance(intent);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
