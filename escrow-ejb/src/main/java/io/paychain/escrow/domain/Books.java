package io.paychain.escrow.domain;

import io.paychain.ledger.api.LedgerAccount;
import io.paychain.ledger.api.Transfer;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * How the contract's movements are booked. Every log is posted, a stranger's too, so that the sum of
 * the book equals what the contract holds; people appear by pseudonym only.
 */
public final class Books {

    /** Purposes of the book's accounts. */
    public static final String OPEN = "open";

    public static final String FEES = "fees";
    public static final String PENDING = "pending";

    private final long chainId;
    private final String contract;
    private final UnaryOperator<String> pseudonym;

    /**
     * @param contract lower-case address
     * @param pseudonym HMAC of a lower-case address
     */
    public Books(long chainId, String contract, UnaryOperator<String> pseudonym) {
        this.chainId = chainId;
        this.contract = contract;
        this.pseudonym = pseudonym;
    }

    /** The name of the contract's book of an asset. */
    public String book(Asset asset) {
        return "chain:" + chainId + ":" + contract + suffix(asset);
    }

    // Ether's names came first.
    private static String suffix(Asset asset) {
        return asset == Asset.ETH ? "" : ":" + asset.name();
    }

    /**
     * The transfers of one log, none for logs that move nothing.
     *
     * @param eventId our number of the log; makes the client ids, see {@link #idsOf}
     * @param asset what the amounts are counted in
     */
    public List<Transfer> transfers(long eventId, ChainLog log, Asset asset) {
        return new Movement(asset).of(eventId, log);
    }

    /**
     * The lock of a job in a token, which the log that names the token stands for.
     *
     * @param value pay and fee, smallest units
     */
    public List<Transfer> lock(long eventId, ChainLog log, String employer, BigInteger value, Asset asset) {
        ChainEvent.Priced priced = (ChainEvent.Priced) log.event();
        Movement in = new Movement(asset);
        return in.of(eventId, log, leg("escrow_lock", in.person(employer), in.job(priced.id()), value));
    }

    private record Leg(String code, LedgerAccount from, LedgerAccount to, BigInteger amount) {}

    private static Leg leg(String code, LedgerAccount from, LedgerAccount to, BigInteger amount) {
        return new Leg(code, from, to, amount);
    }

    /** The client ids a log can have used. */
    public static List<UUID> idsOf(long eventId) {
        return List.of(idOf(eventId, 0), idOf(eventId, 1), idOf(eventId, 2));
    }

    private static UUID idOf(long eventId, int leg) {
        return UUID.nameUUIDFromBytes(("escrow-event:" + eventId + ":" + leg).getBytes(StandardCharsets.UTF_8));
    }

    /** Movements of one asset. */
    private final class Movement {

        private final Asset asset;

        Movement(Asset asset) {
            this.asset = asset;
        }

        List<Transfer> of(long eventId, ChainLog log) {
            return of(eventId, log, legs(log.event()));
        }

        private Leg[] legs(ChainEvent event) {
            if (event instanceof ChainEvent.OfJob ofJob) {
                return legsOfJob(ofJob);
            } else if (event instanceof ChainEvent.PaymentPending e) {
                return legs(leg("payment_pending", person(e.account()), pending(e.account()), e.amount()));
            } else if (event instanceof ChainEvent.Withdrawal e) {
                return legs(leg("payment_withdrawal", pending(e.account()), person(e.to()), e.amount()));
            } else if (event instanceof ChainEvent.FeesWithdrawn e) {
                return legs(leg("fees_withdrawal", fees(), person(e.to()), e.amount()));
            }
            throw new IllegalStateException("no booking rule for " + event);
        }

        private Leg[] legsOfJob(ChainEvent.OfJob event) {
            LedgerAccount job = job(event.id());
            if (event instanceof ChainEvent.Created e) {
                return legs(
                        leg("escrow_lock", person(e.employer()), job, e.terms().value()));
            } else if (event instanceof ChainEvent.Released e) {
                return legs(
                        leg("escrow_release", job, person(e.worker()), e.amount()),
                        leg("escrow_fee", job, fees(), e.fee()));
            } else if (event instanceof ChainEvent.Refunded e) {
                return legs(leg("escrow_refund", job, person(e.employer()), e.amount()));
            }
            return legsOfSplit(job, event);
        }

        private Leg[] legsOfSplit(LedgerAccount job, ChainEvent.OfJob event) {
            if (event instanceof ChainEvent.Settled e) {
                return legs(
                        leg("escrow_settlement", job, person(e.worker()), e.toWorker()),
                        leg("escrow_fee", job, fees(), e.fee()),
                        leg("escrow_settlement_refund", job, person(e.employer()), e.toEmployer()));
            } else if (event instanceof ChainEvent.ItemReleased e) {
                return legs(
                        leg("escrow_release", job, person(e.worker()), e.amount()),
                        leg("escrow_fee", job, fees(), e.fee()));
            }
            return legs();
        }

        private Leg[] legs(Leg... legs) {
            return legs;
        }

        private List<Transfer> of(long eventId, ChainLog log, Leg... legs) {
            List<Transfer> transfers = new ArrayList<>();
            for (int i = 0; i < legs.length; i++) {
                if (legs[i].amount().signum() > 0) {
                    transfers.add(transfer(idOf(eventId, i), log, legs[i]));
                }
            }
            return transfers;
        }

        private Transfer transfer(UUID id, ChainLog log, Leg leg) {
            return new Transfer(
                    id,
                    leg.from(),
                    leg.to(),
                    new Money(leg.amount(), asset),
                    leg.code(),
                    log.transactionHash(),
                    log.block().instant());
        }

        private LedgerAccount job(String id) {
            return inBook(":job:" + id, OPEN);
        }

        private LedgerAccount fees() {
            return inBook(":fees", FEES);
        }

        private LedgerAccount pending(String address) {
            return inBook(":pending:" + pseudonym.apply(address), PENDING);
        }

        private LedgerAccount inBook(String name, String purpose) {
            return LedgerAccount.inBook(book(asset) + name, asset, book(asset), purpose);
        }

        private LedgerAccount person(String address) {
            String key = "chain:" + chainId + ":address:" + pseudonym.apply(address) + suffix(asset);
            return LedgerAccount.outside(key, asset);
        }
    }
}
