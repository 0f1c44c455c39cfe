package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.EscrowCodec.Signed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One call on its way: what it is about, what it may do to the money, and the checks that all functions share. */
abstract class ContractCall {

    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;

    final Holdings state;
    final String from;
    final BigInteger value;
    final Call call;
    final long now;
    final List<ChainEvent> logs = new ArrayList<>();
    final Deal deal;
    final MemoryCodec codec;
    final Planted planted;

    ContractCall(MemoryCodec codec, Planted planted, Holdings state, Tx tx, long now) {
        this.codec = codec;
        this.planted = planted;
        this.state = state;
        this.from = tx.from();
        this.value = tx.value();
        this.call = tx.call();
        this.now = now;
        this.deal = state.deals.get(tx.call().id());
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Reverted(otherwise);
        }
    }

    // ---- money

    void push(String to, BigInteger amount) {
        if (amount.signum() == 0) {
            return;
        }
        if (!to.equals(Words.HOSTILE)) {
            state.give(to, amount);
        } else if (planted != Planted.PENDING_FORGOTTEN) {
            state.pending.merge(to, amount, BigInteger::add);
            logs.add(new ChainEvent.PaymentPending(to, null, amount));
        }
    }

    BigInteger earned(BigInteger part) {
        BigInteger exact = fee(part, deal.terms().feeBps());
        boolean short1 = planted == Planted.FEE_ROUNDED_DOWN && exact.signum() > 0;
        return short1 ? exact.subtract(BigInteger.ONE) : exact;
    }

    BigInteger fee(BigInteger part, int bps) {
        return part.multiply(BigInteger.valueOf(bps))
                .add(BigInteger.valueOf(9_999))
                .divide(BigInteger.valueOf(10_000));
    }

    // ---- checks

    void keep(Deal changed) {
        state.deals.put(changed.id(), changed);
    }

    void status(Set<EscrowStatus> allowed) {
        boolean again = planted == Planted.RELEASED_TWICE && deal.status() == EscrowStatus.RELEASED;
        require(allowed.contains(deal.status()) || again, "WrongStatus");
    }

    void notOver() {
        require(now <= deal.clock(), "TooLate");
    }

    void over() {
        require(now > deal.clock() - (planted == Planted.CLOCK_OFF_BY_ONE ? 1 : 0), "TooEarly");
    }

    void by(String party, String type) {
        if (call.first() == null) {
            require(from.equals(party), "NotAuthorised");
        } else {
            signed(party, call.first(), 7 * DAY, type);
        }
    }

    void both(String type, Object... values) {
        signed(deal.employer(), call.first(), 7 * DAY, type, values);
        signed(deal.worker(), call.second(), 7 * DAY, type, values);
    }

    /** Job, round and end are part of every signed text. */
    void signed(String party, Signed by, long life, String type, Object... values) {
        require(by != null && now <= by.validUntil(), "SignatureExpired");
        require(by.validUntil() <= now + life, "SignatureTooLong");
        MemoryCodec.Signature signature = codec.signature(by.signature());
        require(signature != null && signature.wallet().equals(party), "BadSignature");
        StringBuilder text = new StringBuilder(type)
                .append('|')
                .append(deal.id())
                .append('|')
                .append(roundOf(signature));
        for (Object value : values) {
            text.append('|').append(value);
        }
        require(text.append('|').append(by.validUntil()).toString().equals(signature.text()), "BadSignature");
    }

    String roundOf(MemoryCodec.Signature signature) {
        return planted == Planted.OLD_ROUND_ACCEPTED ? signature.member(2) : String.valueOf(deal.round());
    }
}
