package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.Intents;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of relay intents and of the transactions signed for them. */
final class Intended implements Intents {

    static final Set<String> OPEN = Set.of("queued", "signed", "mined");

    /** A row of {@code relay_intent}. */
    record Row(
            long id,
            NewIntent what,
            String status,
            Long nonce,
            Long gasLimit,
            String minedHash,
            Long minedBlock,
            int attempts,
            Instant nextAttempt,
            Instant leasedUntil,
            long fence,
            Instant updated) {

        Row status(String now) {
            return new Row(
                    id, what, now, nonce, gasLimit, minedHash, minedBlock, 0, nextAttempt, leasedUntil, fence, updated);
        }

        Row nonce(Long number, Long limit) {
            return new Row(
                    id,
                    what,
                    status,
                    number,
                    limit,
                    minedHash,
                    minedBlock,
                    attempts,
                    nextAttempt,
                    leasedUntil,
                    fence,
                    updated);
        }

        Row mined(String hash, Long block) {
            return new Row(
                    id, what, status, nonce, gasLimit, hash, block, attempts, nextAttempt, leasedUntil, fence, updated);
        }

        Row again(int tries, Instant at) {
            return new Row(
                    id, what, status, nonce, gasLimit, minedHash, minedBlock, tries, at, leasedUntil, fence, updated);
        }

        Row lease(Instant until, long newFence, Instant now) {
            return new Row(
                    id,
                    what,
                    status,
                    nonce,
                    gasLimit,
                    minedHash,
                    minedBlock,
                    attempts,
                    nextAttempt,
                    until,
                    newFence,
                    now);
        }
    }

    /** A row of {@code relay_transaction}. */
    record Signed(
            String hash, long intent, long nonce, String raw, io.paychain.escrow.domain.Keys.Fee fee, Instant at) {}

    final Rows<Long, Row> rows;
    final Rows<String, Signed> signed;
    private final MemoryDb db;

    Intended(Store store) {
        db = store.db;
        rows = new Rows<>(db);
        signed = new Rows<>(db);
    }

    @Override
    public LiveIntent offer(NewIntent intent) {
        if (liveRow(intent.escrowId(), intent.round(), intent.action(), intent.variant())
                .isEmpty()) {
            store(intent, "queued");
        }
        return liveRow(intent.escrowId(), intent.round(), intent.action(), intent.variant())
                .map(this::live)
                .orElseThrow();
    }

    private void store(NewIntent intent, String status) {
        long id = rows.size() + 1L;
        rows.put(id, new Row(id, intent, status, null, null, null, null, 0, db.instant(), null, 0, db.instant()));
    }

    @Override
    public Optional<LiveIntent> live(long escrowId, int round, String action) {
        return liveRow(escrowId, round, action, "").map(this::live);
    }

    @Override
    public Optional<LiveIntent> live(long escrowId, int round, String action, String variant) {
        return liveRow(escrowId, round, action, variant).map(this::live);
    }

    private Optional<Row> liveRow(long escrowId, int round, String action, String variant) {
        for (Row row : rows.all()) {
            boolean same =
                    is(row, escrowId, round, action) && row.what().variant().equals(variant);
            if (same && !row.status().equals("failed")) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static boolean is(Row row, long escrowId, int round, String action) {
        return row.what().escrowId() == escrowId
                && row.what().round() == round
                && row.what().action().equals(action);
    }

    private LiveIntent live(Row row) {
        String newest = signed.all().stream()
                .filter(s -> s.intent() == row.id())
                .max(Comparator.comparing(Signed::at))
                .map(Signed::hash)
                .orElse(null);
        return new LiveIntent(row.id(), row.what().wallet(), row.minedHash() == null ? newest : row.minedHash());
    }

    @Override
    public void handOut(NewIntent intent) {
        store(intent, "failed");
    }

    @Override
    public Optional<Long> voucherOutside(long escrowId, int round, String wallet, long now) {
        return rows.all().stream()
                .filter(r -> is(r, escrowId, round, "accept")
                        && !wallet.equals(r.what().wallet())
                        && r.what().voucherUntil() >= now)
                .map(r -> r.what().voucherUntil())
                .max(Comparator.naturalOrder());
    }

    @Override
    public boolean acceptanceOut(long escrowId, int round, String wallet) {
        return rows.all().stream()
                .anyMatch(r -> is(r, escrowId, round, "accept")
                        && wallet.equals(r.what().wallet()));
    }

    /** True when a timeout is on its way, or failed less than a minute ago. */
    boolean asked(long escrowId, int round, String action) {
        Instant lately = db.instant().minusSeconds(60);
        return rows.all().stream()
                .anyMatch(r -> is(r, escrowId, round, action)
                        && (!r.status().equals("failed") || r.updated().isAfter(lately)));
    }

    int acceptancesOnTheirWay(String worker, MemoryEscrows escrows) {
        return (int) rows.all().stream()
                .filter(r -> r.what().action().equals("accept")
                        && worker.equals(r.what().wallet()))
                .filter(r -> OPEN.contains(r.status()))
                .filter(r -> waits(escrows.get(r.what().escrowId()), r.what().round()))
                .count();
    }

    private static boolean waits(Escrow escrow, int round) {
        return escrow.status() == EscrowStatus.OPEN && escrow.round() == round;
    }

    List<Signed> of(long intent, long nonce) {
        return signed.all().stream()
                .filter(s -> s.intent() == intent && s.nonce() == nonce)
                .sorted(Comparator.comparing((Signed s) -> s.fee().max())
                        .thenComparing(Signed::at)
                        .reversed())
                .toList();
    }
}
