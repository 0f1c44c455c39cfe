package io.paychain.escrow;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.BookState;
import io.paychain.escrow.domain.Books;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.Tokens;
import io.paychain.escrow.domain.Totals;
import io.paychain.ledger.LedgerService;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads of the stored state, each in a short transaction of its own, for callers that talk to the chain. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChainBooks {

    private static final int LOOKS = 10;

    @Inject
    ChainState chain;

    @Inject
    LedgerService ledger;

    @Inject
    Escrows escrows;

    @Inject
    Fundings fundings;

    @Inject
    EscrowSettings settings;

    @Inject
    Tokens tokens;

    /**
     * The books of every asset that is booked, at one block, ether first: the sums are of the same moment as the block.
     *
     * @throws Refusal CHAIN_UNAVAILABLE before the first block was booked
     */
    public List<BookState> states() {
        for (int i = 0; i < LOOKS; i++) {
            BlockRef block = bookedBlock();
            List<BookState> states =
                    booked().stream().map(asset -> state(block, asset)).toList();
            if (block.equals(bookedBlock())) {
                return states;
            }
        }
        throw new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The books are moving too fast; try again.");
    }

    private BookState state(BlockRef block, Asset asset) {
        Map<String, BigInteger> totals =
                ledger.totals(new Books(settings.chainId(), settings.contract(), a -> a).book(asset));
        return new BookState(block, asset, of(totals, Books.OPEN), of(totals, Books.FEES), of(totals, Books.PENDING));
    }

    /** Ether and every token that is booked whole. */
    private List<Asset> booked() {
        return tokens.assets().stream()
                .filter(asset -> tokens.token(asset).filter(escrows::leftOut).isEmpty())
                .toList();
    }

    /** Tokens that have a name and no book, by address: they were named only after jobs were locked in them. */
    public Map<String, Asset> leftOut() {
        Map<String, Asset> left = new LinkedHashMap<>(tokens.byAddress());
        left.keySet().removeIf(token -> !escrows.leftOut(token));
        return left;
    }

    /** Tokens that a new job can be paid in, by address. */
    public Map<String, Asset> offered() {
        Map<String, Asset> offered = new LinkedHashMap<>(tokens.byAddress());
        offered.keySet().removeIf(token -> !tokens.offered().contains(token) || escrows.leftOut(token));
        return offered;
    }

    private BlockRef bookedBlock() {
        return chain.booked()
                .orElseThrow(() -> new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The chain has not been seen yet."));
    }

    private static BigInteger of(Map<String, BigInteger> totals, String purpose) {
        return totals.getOrDefault(purpose, BigInteger.ZERO);
    }

    /** Sums over all jobs of the contract that are paid in an asset. */
    public Totals totals(Asset asset) {
        return escrows.totals(tokens.token(asset).orElse(null));
    }

    /** The newest block known; empty before the first. */
    public Optional<BlockRef> head() {
        return chain.head();
    }

    /** The height up to which the books are; 0 before the first block. */
    public long bookedHeight() {
        return chain.booked().map(BlockRef::height).orElse(0L);
    }

    /** The newest funding prepared for a job. */
    public Optional<Fundings.PreparedFunding> funding(long jobId) {
        return fundings.newest(jobId);
    }

    /** The job's escrow on chain. */
    public Optional<Escrow> escrow(long jobId) {
        return escrows.ofJob(jobId);
    }
}
