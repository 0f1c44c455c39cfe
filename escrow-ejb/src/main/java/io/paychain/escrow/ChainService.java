package io.paychain.escrow;

import io.paychain.escrow.api.ChainInfo;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStats;
import io.paychain.escrow.api.Solvency;
import io.paychain.escrow.api.WalletBalance;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.BookState;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowChain.ContractFunds;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Totals;
import io.paychain.payments.PaymentsService;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What everybody may know about the chain and the contract. Talks to the chain, so it runs in no transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChainService {

    private static final int LOOKS = 10;
    private static final long LOOK_MILLIS = 200;

    @Inject
    EscrowChain chain;

    @Inject
    ChainBooks books;

    @Inject
    EscrowCodec codec;

    @Inject
    PaymentsService payments;

    @Inject
    EscrowSettings settings;

    /** Which chain and contract; answered without the chain. */
    public ChainInfo info() {
        return new ChainInfo(
                settings.chainId(),
                settings.publicRpcUrl().isEmpty() ? null : settings.publicRpcUrl(),
                contract(),
                settings.deployBlock(),
                settings.confirmations(),
                settings.explorerUrl().isEmpty() ? null : settings.explorerUrl(),
                settings.demo(),
                books.head().map(BlockRef::instant).orElse(null));
    }

    /** Totals by the books, answered without the chain: the last known values and their time (D50). */
    public EscrowStats stats() {
        BookState state = books.state();
        Totals totals = books.totals();
        return new EscrowStats(
                Asset.ETH.name(),
                eth(state.locked()),
                eth(totals.feesEarned()),
                eth(totals.paidToWorkers()),
                eth(totals.returnedToEmployers()),
                eth(state.pending()),
                totals.locked(),
                totals.released(),
                totals.refunded(),
                state.block().height(),
                state.block().instant());
    }

    /**
     * Compares contract and books at one and the same block.
     *
     * @throws Refusal CHAIN_UNAVAILABLE when the chain does not answer for that block
     */
    public Solvency solvency() {
        for (int i = 0; i < LOOKS; i++) {
            BookState state = books.state();
            Optional<ContractFunds> funds = fundsAt(state.block());
            if (funds.isPresent()) {
                return compared(state, funds.get());
            }
            pause();
        }
        throw unavailable();
    }

    /** Empty when the chain has another block there by now, or forgot that state: the next look is at a newer one. */
    private Optional<ContractFunds> fundsAt(BlockRef block) {
        try {
            ContractFunds funds = chain.funds(block.height());
            boolean same = chain.block(block.height())
                    .filter(b -> b.hash().equals(block.hash()))
                    .isPresent();
            return same ? Optional.of(funds) : Optional.empty();
        } catch (ChainUnavailable e) {
            return Optional.empty();
        }
    }

    private Solvency compared(BookState state, ContractFunds funds) {
        BigInteger surplus = funds.balance().subtract(state.total());
        boolean solvent = surplus.signum() >= 0
                && funds.fees().equals(state.fees())
                && funds.pending().equals(state.pending());
        return new Solvency(
                solvent,
                Asset.ETH.name(),
                state.block().height(),
                state.block().hash(),
                state.block().instant(),
                contract(),
                eth(funds.balance()),
                eth(funds.fees()),
                eth(funds.pending()),
                eth(state.locked()),
                eth(state.fees()),
                eth(state.pending()),
                eth(state.total()),
                eth(surplus.max(BigInteger.ZERO)),
                eth(surplus.negate().max(BigInteger.ZERO)));
    }

    /**
     * What a wallet has.
     *
     * @throws Refusal a field error when it is no address, CHAIN_UNAVAILABLE
     */
    public WalletBalance balance(String wallet) {
        if (!wallet.matches("0x[0-9a-fA-F]{40}")) {
            throw Refusal.field("wallet", "INVALID_ADDRESS", "A wallet is 0x and 40 hex digits.");
        }
        try {
            BigInteger wei = chain.balance(wallet.toLowerCase(Locale.ROOT));
            Long height = books.head().map(BlockRef::height).orElse(null);
            return new WalletBalance(codec.checksummed(wallet), eth(wei), Asset.ETH.name(), usd(wei), height);
        } catch (ChainUnavailable e) {
            throw unavailable();
        }
    }

    private @Nullable String usd(BigInteger wei) {
        try {
            BigDecimal rate = new BigDecimal(payments.quote().rate());
            return new Money(wei, Asset.ETH)
                    .decimal()
                    .divide(rate, Asset.USD.scale(), RoundingMode.DOWN)
                    .toPlainString();
        } catch (Refusal noPrice) {
            return null;
        }
    }

    private String contract() {
        return codec.checksummed(settings.contract());
    }

    private static String eth(BigInteger wei) {
        return new Money(wei, Asset.ETH).text();
    }

    private static Refusal unavailable() {
        return new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The chain does not answer at the moment; try again.");
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }
}
