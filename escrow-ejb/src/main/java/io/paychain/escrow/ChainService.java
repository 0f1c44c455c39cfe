package io.paychain.escrow;

import io.paychain.escrow.api.AssetSolvency;
import io.paychain.escrow.api.AssetTotals;
import io.paychain.escrow.api.ChainInfo;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStats;
import io.paychain.escrow.api.LeftOutToken;
import io.paychain.escrow.api.Solvency;
import io.paychain.escrow.api.TokenBalance;
import io.paychain.escrow.api.TokenInfo;
import io.paychain.escrow.api.WalletBalance;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.BookState;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowChain.ContractFunds;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Tokens;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
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

    @Inject
    Tokens tokens;

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
                books.head().map(BlockRef::instant).orElse(null),
                books.offered().entrySet().stream()
                        .map(each -> new TokenInfo(
                                each.getValue().name(),
                                codec.checksummed(each.getKey()),
                                each.getValue().scale()))
                        .toList());
    }

    /** Totals by the books, answered without the chain: the last known values and their time (D50). */
    public EscrowStats stats() {
        List<BookState> states = books.states();
        List<AssetTotals> all = states.stream().map(this::totals).toList();
        AssetTotals ether = all.get(0);
        BlockRef block = states.get(0).block();
        return new EscrowStats(
                ether.asset(),
                ether.totalLocked(),
                ether.totalFeesCollected(),
                ether.totalReleased(),
                ether.totalRefunded(),
                ether.settledToWorkers(),
                ether.settledToEmployers(),
                ether.pendingWithdrawals(),
                ether.jobsLocked(),
                ether.jobsReleased(),
                ether.jobsRefunded(),
                ether.jobsSettled(),
                block.height(),
                block.instant(),
                all.subList(1, all.size()));
    }

    private AssetTotals totals(BookState state) {
        Asset asset = state.asset();
        Totals totals = books.totals(asset);
        return new AssetTotals(
                asset.name(),
                text(state.locked(), asset),
                text(totals.feesEarned(), asset),
                text(totals.paidToWorkers(), asset),
                text(totals.returnedToEmployers(), asset),
                text(totals.settledToWorkers(), asset),
                text(totals.settledToEmployers(), asset),
                text(state.pending(), asset),
                totals.locked(),
                totals.released(),
                totals.refunded(),
                totals.settled());
    }

    /**
     * Compares contract and books, asset by asset, at one and the same block.
     *
     * @throws Refusal CHAIN_UNAVAILABLE when the chain does not answer for that block
     */
    public Solvency solvency() {
        for (int i = 0; i < LOOKS; i++) {
            List<BookState> states = books.states();
            Optional<Funds> funds = fundsAt(states);
            if (funds.isPresent()) {
                return compared(states, funds.get());
            }
            pause();
        }
        throw unavailable();
    }

    /** What the contract says about the assets in the books, in their order, and about the tokens that are in none. */
    private record Funds(List<ContractFunds> booked, List<LeftOutToken> leftOut) {}

    /** Empty when the chain has another block there by now, or forgot that state: the next look is at a newer one. */
    private Optional<Funds> fundsAt(List<BookState> states) {
        BlockRef block = states.get(0).block();
        try {
            List<ContractFunds> funds = states.stream()
                    .map(state -> chain.funds(
                            block.height(), tokens.token(state.asset()).orElse(null)))
                    .toList();
            Funds all = new Funds(funds, leftOut(block));
            return chain.block(block.height())
                    .filter(b -> b.hash().equals(block.hash()))
                    .map(same -> all);
        } catch (ChainUnavailable e) {
            return Optional.empty();
        }
    }

    /** Followed and not booked: nothing to compare with, and so no verdict. */
    private List<LeftOutToken> leftOut(BlockRef block) {
        return books.leftOut().entrySet().stream()
                .map(each -> leftOut(each.getValue(), each.getKey(), chain.funds(block.height(), each.getKey())))
                .toList();
    }

    private LeftOutToken leftOut(Asset asset, String token, ContractFunds funds) {
        return new LeftOutToken(
                asset.name(),
                codec.checksummed(token),
                text(funds.balance(), asset),
                text(funds.fees(), asset),
                text(funds.pending(), asset));
    }

    private Solvency compared(List<BookState> states, Funds funds) {
        List<AssetSolvency> assets = IntStream.range(0, states.size())
                .mapToObj(i -> compared(states.get(i), funds.booked().get(i)))
                .toList();
        AssetSolvency ether = assets.get(0);
        BlockRef block = states.get(0).block();
        return new Solvency(
                assets.stream().allMatch(AssetSolvency::solvent),
                ether.asset(),
                block.height(),
                block.hash(),
                block.instant(),
                contract(),
                ether.contractBalance(),
                ether.contractFees(),
                ether.contractPending(),
                ether.bookedLocked(),
                ether.bookedFees(),
                ether.bookedPending(),
                ether.bookedTotal(),
                ether.unsolicited(),
                ether.deficit(),
                assets,
                funds.leftOut());
    }

    private AssetSolvency compared(BookState state, ContractFunds funds) {
        Asset asset = state.asset();
        BigInteger surplus = funds.balance().subtract(state.total());
        boolean solvent = surplus.signum() >= 0
                && funds.fees().equals(state.fees())
                && funds.pending().equals(state.pending());
        return new AssetSolvency(
                asset.name(),
                tokens.token(asset).map(codec::checksummed).orElse(null),
                solvent,
                text(funds.balance(), asset),
                text(funds.fees(), asset),
                text(funds.pending(), asset),
                text(state.locked(), asset),
                text(state.fees(), asset),
                text(state.pending(), asset),
                text(state.total(), asset),
                text(surplus.max(BigInteger.ZERO), asset),
                text(surplus.negate().max(BigInteger.ZERO), asset));
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
            return new WalletBalance(
                    codec.checksummed(wallet),
                    text(wei, Asset.ETH),
                    Asset.ETH.name(),
                    usd(wei),
                    height,
                    tokensOf(wallet.toLowerCase(Locale.ROOT)));
        } catch (ChainUnavailable e) {
            throw unavailable();
        }
    }

    private List<TokenBalance> tokensOf(String wallet) {
        return tokens.byAddress().entrySet().stream()
                .map(each -> {
                    EscrowChain.TokenFunds funds = chain.tokenFunds(each.getKey(), wallet);
                    Asset asset = each.getValue();
                    return new TokenBalance(asset.name(), text(funds.balance(), asset), text(funds.pending(), asset));
                })
                .toList();
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

    private static String text(BigInteger minor, Asset asset) {
        return new Money(minor, asset).text();
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
