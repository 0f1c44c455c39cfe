package io.paychain.escrow.adapter.index;

import io.paychain.escrow.adapter.Pseudonyms;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.Books;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.TokenBook;
import io.paychain.escrow.domain.Tokens;
import io.paychain.ledger.LedgerService;
import io.paychain.ledger.api.Transfer;
import io.paychain.shared.money.Asset;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes logs into the mirror, the ledger and the outbox, and takes them back; in the caller's transaction. */
@ApplicationScoped
public class Booker {

    private static final System.Logger LOG = System.getLogger(Booker.class.getName());

    @Inject
    EventRows rows;

    @Inject
    EscrowSettings settings;

    @Inject
    Escrows escrows;

    @Inject
    LockJudge judge;

    @Inject
    EventPublisher publisher;

    @Inject
    LedgerService ledger;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Tokens tokens;

    @Inject
    TokenBook tokenBook;

    private Books books = new Books(0, "", a -> a);

    @PostConstruct
    void prepare() {
        books = new Books(settings.chainId(), settings.contract(), pseudonyms::of);
    }

    /** Books logs in order; the ledger gets all of them in one call. */
    public void book(List<ChainLog> logs) {
        List<Transfer> transfers = new ArrayList<>();
        for (ChainLog log : logs) {
            if (log.event() instanceof ChainEvent.OfJob event) {
                transfers.addAll(ofJob(event, log));
            } else {
                transfers.addAll(ofMoney((ChainEvent.OfMoney) log.event(), log));
            }
        }
        ledger.post(transfers);
    }

    private List<Transfer> ofMoney(ChainEvent.OfMoney event, ChainLog log) {
        long eventId = rows.insert(null, log);
        return asset(event.token())
                .map(asset -> books.transfers(eventId, log, asset))
                .orElse(List.of());
    }

    /**
     * A token that no setting names is worth nothing to us: it could call itself anything. One that was named only
     * after its first job would be booked in part, so it is not booked at all.
     */
    private Optional<Asset> asset(@Nullable String token) {
        Optional<Asset> asset = tokens.asset(token);
        if (token == null || asset.isEmpty()) {
            return asset;
        }
        if (escrows.leftOut(token)) {
            return Optional.empty();
        }
        tokenBook.booked(token, asset.get());
        return asset;
    }

    private List<Transfer> ofJob(ChainEvent.OfJob event, ChainLog log) {
        Escrow escrow = event instanceof ChainEvent.Created created ? lock(created, log) : known(event);
        ChainLog whole = whole(escrow, log);
        if (!(event instanceof ChainEvent.Created)) {
            apply(escrow, whole);
            publisher.happened(escrow, whole, null);
        }
        long eventId = rows.insert(escrow.id(), whole);
        return booked(escrow, eventId, whole);
    }

    private void apply(Escrow escrow, ChainLog log) {
        LockJudge.Verdict before = new LockJudge.Verdict(escrow.standing(), escrow.jobId(), null);
        escrow.apply(log);
        judge.leave(escrow, before).ifPresent(job -> publisher.left(job, log));
    }

    private List<Transfer> booked(Escrow escrow, long eventId, ChainLog log) {
        if (log.event() instanceof ChainEvent.Priced priced) {
            return priced(escrow, eventId, log, priced);
        }
        // The log of a creation does not name the token: the lock is booked with the log that does.
        boolean unnamed = escrow.terms().paidInToken() && escrow.token() == null;
        return unnamed || escrow.unbooked()
                ? List.of()
                : asset(escrow.token())
                        .map(asset -> books.transfers(eventId, log, asset))
                        .orElse(List.of());
    }

    private List<Transfer> priced(Escrow escrow, long eventId, ChainLog log, ChainEvent.Priced priced) {
        if (priced.token() == null) {
            return List.of();
        }
        Optional<Asset> asset = asset(priced.token());
        if (asset.isEmpty()) {
            escrow.leaveOut();
            LOG.log(
                    Level.WARNING,
                    "job {0} is paid in {1}, which PAYCHAIN_CHAIN_TOKENS does not name: it is not booked",
                    priced.id(),
                    priced.token());
            return List.of();
        }
        return books.lock(eventId, log, escrow.employer(), escrow.terms().value(), asset.get());
    }

    private Escrow known(ChainEvent.OfJob event) {
        return escrows.byOnchainId(event.id())
                .orElseThrow(() -> new IllegalStateException("an event of the unknown job " + event.id()));
    }

    /** The log of a split does not name the employer, who gets a part. */
    private static ChainLog whole(Escrow escrow, ChainLog log) {
        return log.event() instanceof ChainEvent.Settled settled
                ? new ChainLog(log.block(), log.transactionHash(), log.logIndex(), settled.of(escrow.employer()))
                : log;
    }

    private Escrow lock(ChainEvent.Created created, ChainLog log) {
        Escrow escrow = escrows.byOnchainId(created.id())
                .orElseGet(() -> new Escrow(settings.chainId(), settings.contract(), created));
        LockJudge.Verdict verdict = judge.judge(escrow, created);
        escrow.stand(verdict.standing(), verdict.jobId());
        escrow.apply(log);
        escrows.add(escrow);
        publisher.happened(escrow, log, verdict.reason());
        return escrow;
    }

    /** Takes back everything above the ancestor: opposite transfers, restored rows, events that say so. */
    public void takeBack(BlockRef ancestor) {
        List<EventRows.Reverted> reverted = rows.revert(ancestor.height());
        List<UUID> ids = reverted.stream()
                .flatMap(r -> Books.idsOf(r.eventId()).stream())
                .toList();
        if (!ids.isEmpty()) {
            ledger.reverse(ids, ancestor.instant());
        }
        reverted.stream()
                .map(EventRows.Reverted::escrowId)
                .filter(id -> id != null)
                .distinct()
                .sorted()
                .forEach(id -> restore(id, ancestor));
    }

    private void restore(long escrowId, BlockRef ancestor) {
        Escrow escrow = escrows.get(escrowId);
        LockJudge.Verdict afresh = judge.afresh(escrow);
        escrow.stand(afresh.standing(), afresh.jobId());
        escrow.restore(escrows.history(escrowId));
        judge.leave(escrow, afresh); // its job was told when it happened
        publisher.rolledBack(escrow, ancestor);
    }
}
