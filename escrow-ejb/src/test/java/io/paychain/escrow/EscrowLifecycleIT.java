package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.OTHER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccount;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.api.OwnTransaction;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.Solvency;
import io.paychain.escrow.api.TimelineStep;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.Terms;
import io.paychain.escrow.domain.TestWallet;
import io.paychain.escrow.domain.TypedText;
import io.paychain.escrow.domain.TypedTexts;
import io.paychain.payments.api.PaymentsProblem;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.TestPrices;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.utils.Numeric;

/** The life of escrows on a real chain and a real database; each test has jobs of its own. */
class EscrowLifecycleIT {

    private static final BigInteger AMOUNT = new BigInteger("122000000000000000");
    private static final BigInteger VALUE = new BigInteger("124440000000000000");

    private static final int EMPLOYER_PICKS = 4;

    private static EscrowFixture fixture;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.start(TestPrices.class);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void booksEqualTheContract() {
        fixture.index();
        assertEquals(fixture.contractBalance(), fixture.booked());
        Solvency report = fixture.app.get(ChainService.class).solvency();
        assertTrue(report.solvent());
        assertEquals("0", report.deficit());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "71, none, 0",
                "72, 0.000244, 601",
                "73, 0, 0",
                "74, -0.000244, 0",
                "75, 0.00244, 0",
                "76, 0.0000244, 0"
            })
    void F22_withoutAPriceToTrust_noLockIsPrepared(long job, @Nullable String rate, long ageSeconds) {
        TestPrices prices = fixture.app.get(TestPrices.class);
        prices.say(rate, Duration.ofSeconds(ageSeconds));
        try {
            refused(PaymentsProblem.QUOTE_REFUSED, () -> fixture.prepare(job));
            assertEquals(0, fixture.app.number("select count(*) from escrow_funding where job_id = " + job));
        } finally {
            prices.recover();
        }
        Instant expires = fixture.prepare(job).quote().expiresAt();
        assertTrue(expires.isAfter(fixture.app.get(Clock.class).instant()), "a quote ends");
    }

    @Test
    void D1_D17_release_paysTheWorkerExactlyTheAgreedAmount_andTheHistoryIsKept() {
        BigInteger before = fixture.balance(WORKER.address());
        String lock = fixture.lock(5);
        EscrowView locked = fixture.view(5);
        assertEquals(EscrowStatus.OPEN, locked.status());
        assertEquals(AMOUNT, locked.amountWei());
        assertEquals(VALUE, locked.amountWei().add(locked.feeWei()));
        assertEquals(lock, locked.lockTransactionHash());
        fixture.act(5, EscrowAction.ACCEPT, WORKER);
        assertEquals(WORKER.address(), fixture.view(5).workerWallet());
        fixture.act(5, EscrowAction.SUBMIT, WORKER);
        assertEquals(EscrowStatus.SUBMITTED, fixture.status(5));
        fixture.act(5, EscrowAction.RELEASE, EMPLOYER);
        assertEquals(EscrowStatus.RELEASED, fixture.status(5));
        assertEquals(AMOUNT, fixture.balance(WORKER.address()).subtract(before));
        assertEquals(
                List.of("created", "accepted", "submitted", "released"),
                fixture.escrow().timeline(5).stream().map(TimelineStep::type).toList());
        assertEquals(List.of("EscrowLocked", "EscrowAccepted", "EscrowSubmitted", "EscrowReleased"), fixture.events(5));
    }

    @Test
    void D2_afterAcceptance_theEmployerCannotCancel_notEvenDirectly() {
        String data = cancelData(20);
        fixture.act(20, EscrowAction.ACCEPT, WORKER);
        refused(EscrowProblem.WRONG_STATE, () -> fixture.escrow().prepareCancel(20));
        fixture.send(EMPLOYER, fixture.contract.address(), data, BigInteger.ZERO);
        fixture.index();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(20));
    }

    private static String cancelData(long job) {
        fixture.lock(job);
        return fixture.escrow().prepareCancel(job).data();
    }

    @Test
    void D4_D11_missedDeadline_refundsAmountAndFee_byTheTimer() {
        fixture.lockAndAccept(21);
        refused(EscrowProblem.TOO_EARLY, () -> fixture.escrow().requestRefund(21));
        fixture.node.advance(Duration.ofHours(25).plusSeconds(5));
        fixture.index();
        refused(EscrowProblem.TOO_LATE, () -> fixture.escrow().typedData(21, EscrowAction.SUBMIT, WORKER.address()));
        fixture.app.tx(() -> fixture.escrow().requestDue(100));
        fixture.settle();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(21));
        List<TimelineStep> steps = fixture.escrow().timeline(21);
        assertEquals(VALUE.toString(), steps.get(steps.size() - 1).data().get("amount"));
        assertEquals(true, steps.get(steps.size() - 1).data().get("expired"));
    }

    @Test
    void D4_missedAcceptance_refunds_whenAnybodyAsks() {
        fixture.lock(22);
        fixture.node.advance(Duration.ofHours(169));
        fixture.index();
        fixture.escrow().requestRefund(22);
        Pending again = fixture.escrow().requestRefund(22);
        assertEquals("refund", again.action());
        fixture.settle();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(22));
        assertEquals(
                1,
                fixture.app.number("select count(*) from relay_intent i join escrow e on e.id = i.escrow_id"
                        + " where e.job_id = 22 and action = 'refund'"));
    }

    @Test
    void D5_silence_releasesAfterTheReviewWindow() {
        fixture.lockAndAccept(23);
        fixture.act(23, EscrowAction.SUBMIT, WORKER);
        refused(EscrowProblem.TOO_EARLY, () -> fixture.escrow().requestRelease(23));
        BigInteger before = fixture.balance(WORKER.address());
        fixture.node.advance(Duration.ofHours(73));
        fixture.index();
        fixture.app.tx(() -> fixture.escrow().requestDue(100));
        fixture.settle();
        assertEquals(EscrowStatus.RELEASED, fixture.status(23));
        assertEquals(AMOUNT, fixture.balance(WORKER.address()).subtract(before));
    }

    @Test
    void D12_cancelBeforeAcceptance_returnsEverything() {
        fixture.lock(24);
        fixture.send(EMPLOYER, fixture.escrow().prepareCancel(24));
        fixture.index();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(24));
        assertEquals(List.of("EscrowLocked", "EscrowRefunded"), fixture.events(24));
        assertEquals(
                0,
                fixture.app.number("select count(*) from event where subject = 'job:24'"
                        + " and type = 'EscrowRefunded' and data ->> 'expired' <> 'false'"));
    }

    @Test
    void D13_withdrawAndReopen_noOldSignatureWorks_andAnotherWorkerAccepts() {
        fixture.lock(25);
        SignedAction old =
                EscrowFixture.signed(fixture.escrow().typedData(25, EscrowAction.ACCEPT, OTHER.address()), OTHER);
        fixture.act(25, EscrowAction.ACCEPT, WORKER);
        fixture.act(25, EscrowAction.WITHDRAW, WORKER);
        EscrowView vacant = fixture.view(25);
        assertEquals(EscrowStatus.VACANT, vacant.status());
        assertNull(vacant.workerWallet());
        refused(EscrowProblem.WRONG_STATE, () -> fixture.relay(25, EscrowAction.ACCEPT, OTHER));
        fixture.act(25, EscrowAction.REOPEN, EMPLOYER);
        assertEquals(1, fixture.view(25).round());
        refused(
                EscrowProblem.SIGNATURE_INVALID,
                () -> fixture.escrow().relay(25, EscrowAction.ACCEPT, OTHER.address(), old));
        refused(EscrowProblem.WITHDREW_BEFORE, () -> fixture.relay(25, EscrowAction.ACCEPT, WORKER));
        fixture.act(25, EscrowAction.ACCEPT, OTHER);
        assertEquals(OTHER.address(), fixture.view(25).workerWallet());
    }

    @Test
    void D13_endOfTheSevenDays_refundsAVacantJob() {
        fixture.lockAndAccept(26);
        fixture.act(26, EscrowAction.WITHDRAW, WORKER);
        fixture.node.advance(Duration.ofDays(7).plusSeconds(5));
        fixture.index();
        refused(EscrowProblem.TOO_LATE, () -> fixture.escrow().typedData(26, EscrowAction.REOPEN, EMPLOYER.address()));
        fixture.app.tx(() -> fixture.escrow().requestDue(100));
        fixture.settle();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(26));
    }

    @Test
    void askingAgain_getsTheSameFunding_untilSomethingChanged() {
        Funding first = fixture.prepare(32);
        assertEquals(first, fixture.prepare(32));
        Funding other = fixture.escrow().prepareFunding(dearer(32));
        assertNotEquals(first.onchainJobId(), other.onchainJobId());
        assertNotEquals(other, fixture.prepare(32));
        fixture.app.asOwner(
                "update escrow_funding set quote_expires_at = now() + interval '9 minutes' where job_id = 32");
        assertNotEquals(first, fixture.prepare(32));
        assertEquals(4, fixture.app.number("select count(*) from escrow_funding where job_id = 32"));
    }

    private static FundingRequest dearer(long jobId) {
        FundingRequest wish = EscrowFixture.request(jobId);
        return new FundingRequest(jobId, wish.employerWallet(), new BigDecimal("501"), 24, 72, 168, wish.checklist());
    }

    @Test
    void D10_anyPreparedFundingOfALiveJob_counts() {
        Funding first = fixture.prepare(27);
        Funding second = fixture.escrow().prepareFunding(dearer(27));
        assertFalse(first.onchainJobId().equals(second.onchainJobId()));
        fixture.send(EMPLOYER, first);
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(27));
        assertEquals(first.onchainJobId(), fixture.view(27).onchainJobId());
        refused(EscrowProblem.ALREADY_FUNDED, () -> fixture.prepare(27));
    }

    @Test
    void D10_aSecondLock_isSurplus_andGoesBackAfterAcceptBy() {
        Funding first = fixture.prepare(28);
        Funding second = fixture.escrow().prepareFunding(dearer(28));
        fixture.send(EMPLOYER, first);
        fixture.send(EMPLOYER, second);
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(28));
        assertEquals(List.of("EscrowLocked"), fixture.events(28));
        assertEquals(1, fixture.app.number("select count(*) from escrow where job_id = 28 and standing = 'SURPLUS'"));
        fixture.node.advance(Duration.ofHours(169));
        fixture.index();
        fixture.app.tx(() -> fixture.escrow().requestDue(100));
        fixture.settle();
        assertEquals(2, fixture.app.number("select count(*) from escrow where job_id = 28 and status = 'REFUNDED'"));
    }

    @Test
    void D10_lockOfAVoidedJob_isUnwanted_noVoucher_cancelShown() {
        Funding funding = fixture.prepare(29);
        fixture.escrow().voidFunding(29);
        refused(EscrowProblem.VOIDED, () -> fixture.prepare(29));
        fixture.send(EMPLOYER, funding);
        fixture.index();
        EscrowView view = fixture.view(29);
        assertTrue(view.unwanted());
        assertEquals(List.of("EscrowLockedUnwanted"), fixture.events(29));
        refused(EscrowProblem.WRONG_STATE, () -> fixture.relay(29, EscrowAction.ACCEPT, WORKER));
        fixture.send(EMPLOYER, fixture.escrow().prepareCancel(29));
        fixture.index();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(29));
    }

    @Test
    void D10_lockWithOtherArguments_isUnwanted() {
        Funding funding = fixture.prepare(30);
        Funding changed = withAmount(funding, BigInteger.valueOf(1_000_000));
        fixture.send(EMPLOYER, changed);
        fixture.index();
        assertTrue(fixture.view(30).unwanted());
        assertEquals(List.of("EscrowLockedUnwanted"), fixture.events(30));
        assertEquals(
                "other_terms",
                fixture.app
                        .sql("select data ->> 'reason' as r from event where subject = 'job:30'")
                        .get(0)
                        .get("r"));
    }

    @Test
    void D10_lockWithOtherTerms_thatSomebodyWorksUnder_leavesItsJob_untilTheChainTakesThatBack() {
        fixture.send(EMPLOYER, withAmount(fixture.prepare(38), BigInteger.valueOf(1_000_000)));
        fixture.index();
        assertEquals(0, acceptedByTheEmployersOwnVoucher(38), "who works under it does not work on the job");
        assertEquals(List.of("EscrowLockedUnwanted", "EscrowLockLeft"), fixture.events(38));
        fixture.node.rpc().call("anvil_reorg", 1, List.of());
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(38));
        assertTrue(fixture.view(38).unwanted(), "nobody is bound any more");
        assertEquals(List.of("EscrowLockedUnwanted", "EscrowLockLeft", "EscrowRolledBack"), fixture.events(38));
        fixture.node.advance(Duration.ofHours(169));
        fixture.index();
        fixture.app.tx(() -> fixture.escrow().requestDue(100));
        fixture.settle();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(38), "so the timer gives the money back");
    }

    /** Binds an accomplice to the job's lock without us; returns how many locks are the job's then. */
    private static long acceptedByTheEmployersOwnVoucher(long jobId) {
        EscrowCodec codec = fixture.app.get(EscrowCodec.class);
        Escrow escrow =
                fixture.app.tx(() -> fixture.app.get(Escrows.class).ofJob(jobId).orElseThrow());
        String accomplice = OTHER.address().toLowerCase(Locale.ROOT);
        long until = fixture.app.get(EscrowChain.class).newestBlock().time() + 600;
        EscrowCodec.Signed consent =
                signed(TypedTexts.of(escrow, EscrowAction.ACCEPT, accomplice, until, 0), OTHER, until);
        EscrowCodec.Signed voucher = signed(TypedTexts.voucher(escrow, accomplice, until), EMPLOYER, until);
        fixture.send(
                EMPLOYER, escrow.contract(), codec.acceptJob(escrow, accomplice, consent, voucher), BigInteger.ZERO);
        fixture.index();
        assertEquals(1, fixture.app.number("select count(*) from escrow where status = 'ACTIVE' and job_id is null"));
        return fixture.app.number("select count(*) from escrow where job_id = " + jobId);
    }

    private static EscrowCodec.Signed signed(TypedText text, DevAccount by, long until) {
        return new EscrowCodec.Signed(until, EscrowFixture.sign(text.asMap(UnaryOperator.identity()), by));
    }

    @Test
    void D7_D10_aStrangersCopyOfOurTerms_endsNothing_andIsInTheBooks() {
        Funding funding = fixture.prepare(31);
        fixture.send(OTHER, funding);
        fixture.index();
        assertEquals(EscrowStatus.NONE, fixture.status(31));
        assertEquals(List.of(), fixture.events(31));
        fixture.send(EMPLOYER, funding);
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(31));
    }

    /** The same call data with another amount in the terms word, and the choice of the worker left to the employer. */
    private static Funding withAmount(Funding funding, BigInteger amount) {
        String head = funding.data().substring(0, 2 + 8 + 64);
        Terms terms = Terms.unpack(new BigInteger(funding.data().substring(2 + 8 + 64), 16));
        Terms other = new Terms(
                terms.acceptBy(),
                terms.workHours(),
                terms.reviewHours(),
                terms.feeBps(),
                terms.workerPct(),
                amount,
                EMPLOYER_PICKS);
        return new Funding(
                funding.chainId(),
                funding.to(),
                head + Numeric.toHexStringNoPrefixZeroPadded(other.word(), 64),
                other.value().toString(),
                funding.quote(),
                funding.onchainJobId(),
                amount,
                other.fee(),
                funding.acceptBy());
    }

    @Test
    void F19_twoWorkersAtOnce_oneIsAccepted_theOtherGets409() throws Exception {
        fixture.lock(32);
        SignedAction one =
                EscrowFixture.signed(fixture.escrow().typedData(32, EscrowAction.ACCEPT, WORKER.address()), WORKER);
        SignedAction two =
                EscrowFixture.signed(fixture.escrow().typedData(32, EscrowAction.ACCEPT, OTHER.address()), OTHER);
        fixture.node.rpc().call("evm_setAutomine", false); // else repetitions come when the state itself says no
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean first = i % 2 == 0;
            answers.add(
                    threads.submit(() -> accepted(32, first ? WORKER.address() : OTHER.address(), first ? one : two)));
        }
        int yes = 0;
        for (Future<Boolean> answer : answers) {
            yes += answer.get() ? 1 : 0;
        }
        threads.shutdown();
        assertEquals(20, yes, "the winner's repetitions get the first answer, the loser's are refused");
        fixture.node.rpc().call("evm_setAutomine", true);
        fixture.node.rpc().call("evm_mine");
        fixture.settle();
        assertEquals(
                1,
                fixture.app.number("select count(*) from relay_intent i join escrow e on e.id = i.escrow_id"
                        + " where e.job_id = 32 and action = 'accept'"));
        assertEquals(EscrowStatus.ACTIVE, fixture.status(32));
    }

    private static boolean accepted(long job, String wallet, SignedAction signed) {
        try {
            fixture.escrow().relay(job, EscrowAction.ACCEPT, wallet, signed);
            return true;
        } catch (Refusal refusal) {
            assertEquals(EscrowProblem.ACCEPTANCE_PENDING, refusal.problem());
            return false;
        }
    }

    @Test
    void signatures_ofOthers_expired_tooLong_orBroken_areRefused() {
        fixture.lock(33);
        var text = fixture.escrow().typedData(33, EscrowAction.ACCEPT, WORKER.address());
        SignedAction good = EscrowFixture.signed(text, WORKER);
        EscrowService escrow = fixture.escrow();
        String worker = WORKER.address();
        refused(
                EscrowProblem.SIGNATURE_INVALID,
                () -> escrow.relay(33, EscrowAction.ACCEPT, worker, EscrowFixture.signed(text, OTHER)));
        refused(
                EscrowProblem.SIGNATURE_INVALID,
                () -> escrow.relay(33, EscrowAction.ACCEPT, worker, new SignedAction("0x1234", good.validUntil())));
        refused(
                EscrowProblem.SIGNATURE_INVALID,
                () -> escrow.relay(
                        33,
                        EscrowAction.ACCEPT,
                        worker,
                        new SignedAction(good.signature(), good.validUntil().plusSeconds(1))));
        refused(
                EscrowProblem.SIGNATURE_TOO_LONG,
                () -> escrow.relay(
                        33,
                        EscrowAction.ACCEPT,
                        worker,
                        new SignedAction(good.signature(), good.validUntil().plus(8, ChronoUnit.DAYS))));
        refused(EscrowProblem.NOT_A_PARTY, () -> escrow.typedData(33, EscrowAction.ACCEPT, EMPLOYER.address()));
        fixture.node.advance(Duration.ofMinutes(61));
        fixture.index();
        refused(EscrowProblem.SIGNATURE_EXPIRED, () -> escrow.relay(33, EscrowAction.ACCEPT, worker, good));
        assertEquals(EscrowStatus.OPEN, fixture.status(33));
    }

    @Test
    void D8_demoWallet_playsTheDocumentsFlow_forTestAccountsOnly() {
        fixture.prepare(34);
        DemoSigning demo = fixture.app.get(DemoSigning.class);
        refused(EscrowProblem.NOT_A_TEST_ACCOUNT, () -> demo.lock(34, "0x" + "ab".repeat(20), null, null));
        assertThrows(Refusal.class, () -> demo.lock(34, EMPLOYER.address(), "0.5", 24));
        assertEquals(
                "confirmed", demo.lock(34, EMPLOYER.address(), "0.12444", 24).status());
        assertEquals(EscrowStatus.OPEN, fixture.status(34));
        refused(EscrowProblem.ALREADY_FUNDED, () -> demo.lock(34, EMPLOYER.address(), null, null));
        refused(EscrowProblem.WRONG_STATE, () -> demo.release(34));
        assertEquals("confirmed", demo.cancel(34).status());
        assertEquals(EscrowStatus.REFUNDED, fixture.status(34));
        fixture.prepare(36);
        fixture.app.tx(() -> fixture.app.get(EscrowService.class).voidFunding(36));
        refused(EscrowProblem.VOIDED, () -> demo.lock(36, EMPLOYER.address(), null, null));
    }

    @Test
    void escrowCalls_denyTheExistenceOfAJobThatIsNotFunded() {
        fixture.prepare(37);
        EscrowDesk desk = fixture.app.get(EscrowDesk.class);
        refused(CommonProblem.NOT_FOUND, () -> desk.lock(caller(OTHER), 37));
        refused(CommonProblem.NOT_FOUND, () -> desk.refund(37));
        refused(CommonProblem.NOT_FOUND, () -> desk.cancel(caller(OTHER), 37));
    }

    @Test
    void D8_signedTransaction_isSent_butOnlyThePreparedOne_signedByTheCaller() {
        fixture.prepare(35);
        Caller employer = caller(EMPLOYER);
        OwnTransaction own = fixture.app.get(PreparedCalls.class).lock(employer, 35);
        PreparedTransaction lock = own.transaction();
        Forwarding forwarding = fixture.app.get(Forwarding.class);
        String signed = sign(EMPLOYER, lock.data(), VALUE);
        for (String other : List.of(
                sign(EMPLOYER, lock.data(), VALUE.add(BigInteger.ONE)),
                sign(EMPLOYER, lock.data() + "00", VALUE),
                sign(OTHER, lock.data(), VALUE),
                signed.substring(0, signed.length() - 2),
                "0x02",
                lock.data())) {
            refused(EscrowProblem.TRANSACTION_INVALID, () -> forwarding.forward(employer, "fund", () -> own, other));
        }
        refused(EscrowProblem.TRANSACTION_INVALID, () -> forwarding.forward(caller(OTHER), "fund", () -> own, signed));
        String hash = forwarding.forward(employer, "fund", () -> own, signed).transactionHash();
        assertEquals(
                hash,
                forwarding.forward(employer, "fund", () -> own, signed).transactionHash(),
                "sent twice is sent once");
        fixture.index();
        assertEquals(hash, fixture.view(35).lockTransactionHash());
        String again = signAt(EMPLOYER, lock.data(), VALUE, 0);
        refused(EscrowProblem.TRANSACTION_REFUSED, () -> forwarding.forward(employer, "fund", () -> own, again));
    }

    private static Caller caller(DevAccount account) {
        return new Caller(1, null, account.address().toLowerCase(Locale.ROOT), Set.of());
    }

    private static String sign(DevAccount by, String data, BigInteger value) {
        return signAt(by, data, value, fixture.app.get(EscrowChain.class).nonce(by.address()));
    }

    private static String signAt(DevAccount by, String data, BigInteger value, long nonce) {
        Keys.Fee fee = new Keys.Fee(BigInteger.TEN.pow(10), BigInteger.ONE);
        return fixture.app
                .get(TestWallet.class)
                .sign(by.address(), new TestWallet.Call(nonce, value, data, BigInteger.valueOf(200_000), fee))
                .orElseThrow()
                .raw();
    }

    private static void refused(Problem problem, Runnable work) {
        assertEquals(problem, assertThrows(Refusal.class, work::run).problem());
    }
}
