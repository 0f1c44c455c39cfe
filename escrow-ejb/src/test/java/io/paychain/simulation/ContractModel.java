package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.Terms;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** PayChainEscrow in Java, for ether: the same checks in the same order, and the same logs. */
final class ContractModel {

    private static final Set<EscrowStatus> ASSIGNED =
            EnumSet.of(EscrowStatus.ACTIVE, EscrowStatus.SUBMITTED, EscrowStatus.DISPUTED);
    private static final Set<EscrowStatus> UNASSIGNED = EnumSet.of(EscrowStatus.OPEN, EscrowStatus.VACANT);
    private static final Set<EscrowStatus> AMENDABLE = EnumSet.of(EscrowStatus.ACTIVE, EscrowStatus.SUBMITTED);
    private static final Set<EscrowStatus> REFUNDABLE =
            EnumSet.of(EscrowStatus.OPEN, EscrowStatus.ACTIVE, EscrowStatus.VACANT);
    private static final BigInteger PERCENT = BigInteger.valueOf(100);

    private final MemoryCodec codec;
    private final Planted planted;

    ContractModel(MemoryCodec codec, Planted planted) {
        this.codec = codec;
        this.planted = planted;
    }

    /** One call: changes the state and answers the logs, or refuses and changes nothing. */
    List<ChainEvent> run(Holdings state, Tx tx, long now) {
        return new Run(state, tx, now).go();
    }

    /** The functions. */
    private final class Run extends ContractCall {

        Run(Holdings state, Tx tx, long now) {
            super(ContractModel.this.codec, ContractModel.this.planted, state, tx, now);
        }

        List<ChainEvent> go() {
            switch (call.function()) {
                case "createJob" -> create();
                case "withdrawTo" -> takePending();
                case "withdrawFees" -> takeFees();
                default -> ofDeal();
            }
            return logs;
        }

        private void ofDeal() {
            require(deal != null, "NoSuchJob");
            require(value.signum() == 0, "NotPayable");
            switch (call.function()) {
                case "acceptJob" -> accept();
                case "submitWork", "submitWorkBySig" -> submit();
                case "release", "releaseBySig" -> release();
                case "refundExpired" -> refundExpired();
                case "cancelJob" -> cancel();
                case "withdrawFromJob", "withdrawFromJobBySig" -> withdraw();
                case "reopen", "reopenBySig" -> reopen();
                case "amend" -> amend();
                case "dispute", "disputeBySig" -> dispute();
                case "settle" -> settle();
                case "rule" -> rule();
                case "finalize" -> finish();
                default -> throw new Reverted("NoSuchFunction");
            }
        }

        // ---- create and accept

        private void create() {
            Terms terms = call.terms();
            acceptBy(terms.acceptBy());
            require(terms.workHours() >= 1 && terms.workHours() <= 2160, "WorkHoursOutOfRange");
            require(terms.reviewHours() >= 24 && terms.reviewHours() <= 240, "ReviewHoursOutOfRange");
            require(terms.workerPct() <= 100, "WorkerPctOutOfRange");
            require(terms.feeBps() <= 500, "FeeTooHigh");
            require(terms.amount().signum() > 0, "ZeroAmount");
            String id = codec.jobId(from, call.termsHash(), terms);
            Deal made = Deal.of(id, from, call.termsHash(), terms);
            BigInteger due = terms.amount().add(fee(terms.amount(), terms.feeBps()));
            require(value.equals(due), "WrongValue");
            require(!state.deals.containsKey(id), "JobExists");
            state.take(from, value);
            state.deals.put(id, made);
            logs.add(new ChainEvent.Created(id, from, call.termsHash(), terms.word()));
        }

        private void acceptBy(long at) {
            require(at >= now + 600 && at <= now + 90 * DAY, "AcceptByOutOfRange");
        }

        private void accept() {
            status(EnumSet.of(EscrowStatus.OPEN));
            notOver();
            String worker = call.party();
            require(!worker.equals(deal.employer()) && !worker.equals(Words.NOBODY), "BadWorker");
            boolean ruled = deal.terms().arbiterId() != 0;
            require(
                    !ruled || (deal.terms().arbiterId() == Words.ARBITER_ID && !worker.equals(Words.ARBITER)),
                    "BadArbiter");
            signed(Words.GATE, call.second(), 15 * 60, "Voucher", worker);
            boolean same =
                    call.termsHash().equals(deal.termsHash()) && call.terms().equals(deal.terms());
            require(same, "TermsMismatch");
            if (!from.equals(worker)) {
                Terms t = deal.terms();
                signed(
                        worker,
                        call.first(),
                        7 * DAY,
                        "Accept",
                        worker,
                        t.amount(),
                        t.workHours(),
                        t.reviewHours(),
                        t.workerPct(),
                        deal.termsHash());
            }
            long deadline = now + deal.terms().workHours() * HOUR + HOUR;
            keep(deal.assigned(worker, deadline));
            logs.add(new ChainEvent.Accepted(deal.id(), worker, deal.round(), deadline));
        }

        // ---- the work and its pay

        private void submit() {
            status(EnumSet.of(EscrowStatus.ACTIVE));
            notOver();
            by(deal.worker(), "Submit");
            long ends = now + deal.terms().reviewHours() * HOUR;
            keep(deal.move(EscrowStatus.SUBMITTED, ends));
            logs.add(new ChainEvent.Submitted(deal.id(), deal.worker(), deal.round(), ends));
        }

        private void release() {
            if (call.first() != null) {
                status(ASSIGNED);
                signed(
                        deal.employer(),
                        call.first(),
                        7 * DAY,
                        "Release",
                        deal.worker(),
                        deal.terms().amount());
            } else if (from.equals(deal.employer())) {
                status(ASSIGNED);
            } else {
                status(EnumSet.of(EscrowStatus.SUBMITTED));
                over();
            }
            BigInteger fee = earned(deal.terms().amount());
            keep(deal.move(EscrowStatus.RELEASED, 0));
            state.fees = state.fees.add(fee);
            logs.add(new ChainEvent.Released(
                    deal.id(), deal.worker(), deal.terms().amount(), fee));
            push(
                    planted == Planted.PAYS_THE_CALLER ? from : deal.worker(),
                    deal.terms().amount());
        }

        private void refundExpired() {
            status(
                    planted == Planted.REFUND_AFTER_SUBMISSION
                            ? EnumSet.complementOf(EnumSet.of(EscrowStatus.DISPUTED))
                            : REFUNDABLE);
            over();
            refund(true);
        }

        private void cancel() {
            status(UNASSIGNED);
            require(from.equals(deal.employer()), "NotAuthorised");
            refund(false);
        }

        private void refund(boolean expired) {
            keep(deal.move(EscrowStatus.REFUNDED, 0));
            BigInteger fee = fee(deal.terms().amount(), deal.terms().feeBps());
            boolean keeping = planted == Planted.FEE_NOT_REFUNDED;
            BigInteger total =
                    keeping ? deal.terms().amount() : deal.terms().amount().add(fee);
            state.fees = keeping ? state.fees.add(fee) : state.fees;
            logs.add(new ChainEvent.Refunded(deal.id(), deal.employer(), total, expired));
            push(deal.employer(), total);
        }

        // ---- withdraw, reopen, amend

        private void withdraw() {
            status(ASSIGNED);
            by(deal.worker(), "Withdraw");
            keep(deal.vacant(now + 7 * DAY));
            logs.add(new ChainEvent.Withdrawn(deal.id(), deal.worker(), deal.round(), now + 7 * DAY));
        }

        private void reopen() {
            status(EnumSet.of(EscrowStatus.VACANT));
            notOver();
            if (call.first() == null) {
                require(from.equals(deal.employer()), "NotAuthorised");
            } else {
                signed(deal.employer(), call.first(), 7 * DAY, "Reopen", call.number());
            }
            require(deal.round() < 255, "RoundsExhausted");
            acceptBy(now + call.number());
            keep(deal.reopened(now + call.number()));
            logs.add(new ChainEvent.Reopened(deal.id(), deal.round() + 1, now + call.number()));
        }

        private void amend() {
            status(AMENDABLE);
            require(call.number() > deal.clock() && call.number() <= now + 90 * DAY, "ClockOutOfRange");
            int number = deal.status() == EscrowStatus.ACTIVE ? 2 : 3;
            both("Amend", number, deal.clock(), call.number(), call.termsHash());
            keep(deal.move(deal.status(), call.number()));
            logs.add(new ChainEvent.Amended(deal.id(), call.number(), call.termsHash()));
        }

        // ---- disputes and shares

        private void dispute() {
            status(EnumSet.of(EscrowStatus.SUBMITTED));
            notOver();
            by(deal.employer(), "Dispute");
            keep(deal.move(EscrowStatus.DISPUTED, now + 14 * DAY));
            logs.add(new ChainEvent.Disputed(deal.id(), now + 14 * DAY));
        }

        private void settle() {
            status(ASSIGNED);
            both("Settle", deal.worker(), call.share());
            split(call.share());
        }

        private void rule() {
            status(EnumSet.of(EscrowStatus.DISPUTED));
            notOver();
            require(deal.terms().arbiterId() == Words.ARBITER_ID && from.equals(Words.ARBITER), "NotAuthorised");
            logs.add(new ChainEvent.Ruled(deal.id(), from, call.share()));
            split(planted == Planted.RULING_IGNORED ? deal.terms().amount() : call.share());
        }

        private void finish() {
            status(EnumSet.of(EscrowStatus.DISPUTED));
            over();
            BigInteger[] share = deal.terms()
                    .amount()
                    .multiply(BigInteger.valueOf(deal.terms().workerPct()))
                    .divideAndRemainder(PERCENT);
            BigInteger toWorker = share[1].signum() == 0 ? share[0] : share[0].add(BigInteger.ONE);
            logs.add(new ChainEvent.Ruled(deal.id(), null, toWorker));
            split(toWorker);
        }

        private void split(BigInteger toWorker) {
            BigInteger amount = deal.terms().amount();
            require(toWorker.compareTo(amount) <= 0, "ShareTooLarge");
            BigInteger fee = earned(toWorker);
            BigInteger back = amount.add(fee(amount, deal.terms().feeBps()))
                    .subtract(toWorker)
                    .subtract(fee);
            keep(deal.move(EscrowStatus.SETTLED, 0));
            state.fees = state.fees.add(fee);
            logs.add(new ChainEvent.Settled(deal.id(), deal.worker(), "", toWorker, back, fee));
            push(deal.worker(), toWorker);
            push(deal.employer(), back);
        }

        private void takePending() {
            BigInteger waiting = state.pending.get(from);
            require(waiting != null, "NothingToPay");
            require(!call.party().equals(Words.HOSTILE), "PaymentFailed");
            state.pending.remove(from);
            state.give(call.party(), waiting);
            logs.add(new ChainEvent.Withdrawal(from, call.party(), null, waiting));
        }

        private void takeFees() {
            require(from.equals(Words.OWNER), "NotAuthorised");
            require(state.fees.signum() > 0, "NothingToPay");
            logs.add(new ChainEvent.FeesWithdrawn(call.party(), null, state.fees));
            state.give(call.party(), state.fees);
            state.fees = BigInteger.ZERO;
        }
    }
}
