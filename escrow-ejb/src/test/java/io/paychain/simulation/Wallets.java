package io.paychain.simulation;

import io.paychain.escrow.domain.EscrowCodec.Signed;
import io.paychain.escrow.domain.Terms;
import io.paychain.jobs.api.FundingView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What people send to the chain themselves: locks, direct calls, and what others have sent before. */
final class Wallets {

    private static final List<String> DIRECT = List.of(
            "submitWork",
            "release",
            "refundExpired",
            "cancelJob",
            "withdrawFromJob",
            "reopen",
            "dispute",
            "finalize",
            "rule");
    private static final List<String> EVERYBODY =
            List.of(Words.EMPLOYER, Words.ANNE, Words.HOSTILE, Words.STRANGER, Words.ARBITER, Words.OWNER);

    private final World world;
    private final Dice dice;
    private final List<FundingView> offers = new ArrayList<>();
    private long sent;

    Wallets(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    /** A funding was prepared for the employer. */
    void offered(FundingView funding) {
        offers.add(funding);
    }

    /** Sends a call; who sends it is nobody's business but the contract's. */
    void send(String from, BigInteger value, String data) {
        send(from, value, world.codec.call(data));
    }

    private void send(String from, BigInteger value, Call call) {
        Tx tx = new Tx("own:" + ++sent, from, -1, BigInteger.ZERO, value, call);
        world.tell(from, "sends", call);
        world.chain.send(tx);
    }

    /** One transaction of somebody's. */
    void move() {
        switch (dice.upTo(12)) {
            case 0, 1, 2 -> lock();
            case 3 -> otherLock();
            case 4 -> foreignJob();
            case 5, 6, 7 -> replay();
            case 8 ->
                send(
                        dice.of(EVERYBODY),
                        BigInteger.ZERO,
                        Call.of("withdrawTo", "").party(dice.of(EVERYBODY)));
            case 9 ->
                send(
                        dice.permille(800) ? Words.OWNER : Words.STRANGER,
                        BigInteger.ZERO,
                        Call.of("withdrawFees", "").party(Words.OWNER));
            default -> direct();
        }
    }

    /** The newest offer, or an old one: it may be for a job that was called off, or the second for one job. */
    void lock() {
        if (!offers.isEmpty()) {
            FundingView offer = dice.permille(700) ? offers.get(offers.size() - 1) : dice.of(offers);
            send(Words.EMPLOYER, new BigInteger(offer.value()), offer.data());
        }
    }

    /** The employer's lock under our terms' hash, but with other terms. */
    private void otherLock() {
        if (offers.isEmpty() || dice.permille(700)) {
            return;
        }
        Call ours = world.codec.call(dice.of(offers).data());
        Terms t = ours.terms();
        Terms other = new Terms(
                t.acceptBy(),
                t.workHours() % 2160 + 1,
                t.reviewHours(),
                t.feeBps(),
                t.workerPct(),
                t.amount(),
                t.flags());
        String who = dice.of(List.of(Words.EMPLOYER, Words.STRANGER));
        send(who, other.value(), Call.of("createJob", "").terms(ours.termsHash(), other));
    }

    private void foreignJob() {
        Terms terms = new Terms(
                world.chain.now() + dice.between(500, 100_000),
                (int) dice.between(0, 100),
                (int) dice.between(23, 240),
                (int) dice.between(0, 500),
                (int) dice.between(0, 100),
                BigInteger.valueOf(dice.between(1, 1_000_000_007)),
                dice.permille(500) ? 0 : Words.ARBITER_ID << 3);
        Call create = Call.of("createJob", "").terms(world.codec.keccak(""), terms);
        send(Words.STRANGER, terms.value(), create);
    }

    /** Somebody sends again what is on the chain, or was on one that is gone. */
    private void replay() {
        List<Tx> seen = new ArrayList<>();
        for (long at = 0; at <= world.chain.height(); at++) {
            seen.addAll(world.chain.at(at).txs());
        }
        seen.removeIf(tx -> tx.call() == null || tx.call().first() == null);
        List<Tx> old = seen.stream().filter(tx -> ofEarlierRound(tx.call())).toList();
        if (!seen.isEmpty()) {
            send(
                    Words.STRANGER,
                    BigInteger.ZERO,
                    dice.of(old.isEmpty() ? seen : old).call());
        }
    }

    private boolean ofEarlierRound(Call call) {
        MemoryCodec.Signature signature = world.codec.signature(call.first().signature());
        Deal deal = world.chain.head().after().deals.get(call.id());
        return signature != null && deal != null && !signature.member(2).equals(String.valueOf(deal.round()));
    }

    private void direct() {
        List<Deal> deals = new ArrayList<>(world.chain.head().after().deals.values());
        if (deals.isEmpty()) {
            return;
        }
        Deal deal = dice.of(deals);
        String function = dice.of(DIRECT);
        String from = dice.permille(600) ? rightful(deal, function) : dice.of(EVERYBODY);
        Call call = Call.of(function, deal.id())
                .number(dice.between(300, 800_000))
                .share(dice.partOf(deal.terms().amount()));
        send(
                from,
                BigInteger.ZERO,
                dice.permille(100) ? call.signed(new Signed(world.chain.now() + 60, "0x00")) : call);
    }

    private static String rightful(Deal deal, String function) {
        return switch (function) {
            case "submitWork", "withdrawFromJob" -> deal.worker();
            case "rule" -> Words.ARBITER;
            default -> deal.employer();
        };
    }
}
