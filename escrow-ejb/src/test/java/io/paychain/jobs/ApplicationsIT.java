package io.paychain.jobs;

import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.EscrowFixture;
import io.paychain.escrow.PartyProofs;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowChain.Simulation;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowCodec.Signed;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.TypedTexts;
import io.paychain.identity.PrivacyService;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.jobs.adapter.ApplicationSweep;
import io.paychain.jobs.api.ApplicationView;
import io.paychain.jobs.api.CancelledJob;
import io.paychain.jobs.api.FundingView;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewApplication;
import io.paychain.jobs.api.PostedJob;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.web3j.utils.Numeric;

/** Jobs whose employer picks the worker: on a real chain, whose contract takes the employer's voucher and no other. */
class ApplicationsIT {

    /**
     * A wallet whose owner approves by a transaction: called with one word it keeps it; asked isValidSignature, it
     * answers the magic value for that word and else reverts.
     */
    private static final String APPROVES_ON_CHAIN =
            "0x366020146027576004356000541460165760006000fd" + "5b631626ba7e60e01b60005260206000f35b60003560005500";

    private static final String SAFE = "0x5afe000000000000000000000000000000000001";

    private static ApplicationsFixture all;

    @BeforeAll
    static void start() {
        all = new ApplicationsFixture();
    }

    @AfterAll
    static void stop() {
        all.close();
    }

    @Test
    void appliedAndPicked_theWorkerIsBound_byTheEmployersVoucher() {
        long job = all.locked();
        assertTrue(all.job(job).employerPicks());
        ApplicationView chosen = all.apply(all.worker, job);
        all.apply(all.other, job);
        assertEquals(List.of("person2", "person1"), applicants(job));
        JobView picked = all.pick(job, chosen);
        assertEquals("pick", picked.pending().action());
        assertEquals("picked", all.status(all.worker, job));
        all.catchUp();
        assertEquals("active", all.job(job).status());
        assertNull(all.job(job).pending());
        assertEquals(all.worker.userId(), all.job(job).workerId());
        assertEquals("accepted", all.status(all.worker, job));
        assertEquals("closed", all.status(all.other, job));
        assertEquals(List.of("application_closed"), all.told(all.other, job));
        assertEquals(List.of("application_picked", "job_accepted"), all.told(all.worker, job));
        assertEquals(
                List.of("application_received", "application_received", "job_accepted"), all.told(all.employer, job));
    }

    @Test
    void theWalletThatSigned_isTheWorkersWhenPicked_andWhateverBecomesOfIt() {
        long job = all.locked();
        ApplicationView chosen = all.apply(all.worker, job);
        String user = " where id = " + all.worker.userId();
        Object hash = all.chain
                .app
                .sql("select wallet_address_hash from users" + user)
                .get(0)
                .get("wallet_address_hash");
        all.chain.app.asOwner("update users set wallet_address = null, wallet_address_hash = null" + user);
        walletOf(all.employer);
        refused(JobProblem.APPLICATION_CLOSED, () -> all.pick(job, chosen));
        walletOf(all.worker);
        all.pick(job, chosen);
        walletOf(all.employer);
        all.catchUp();
        assertEquals(all.worker.userId(), all.job(job).workerId());
        walletOf(all.worker);
        all.chain.app.asOwner("update users set wallet_address = '" + all.worker.wallet() + "', wallet_address_hash = '"
                + hash + "'" + user);
    }

    private static void walletOf(Caller person) {
        all.chain.app.asOwner("update user_wallet set user_id = " + person.userId() + " where address = '"
                + all.worker.wallet() + "'");
    }

    @Test
    void whoseAccountIsLocked_isNotPicked() {
        long job = all.locked();
        ApplicationView chosen = all.apply(all.worker, job);
        SignedRequest voucher = all.voucher(job, chosen);
        active(all.worker, false);
        refused(JobProblem.APPLICATION_CLOSED, () -> all.board.voucher(all.employer, job, chosen.id()));
        Proof proof = all.chain
                .app
                .get(PartyProofs.class)
                .ofVoucher(
                        job,
                        all.worker.wallet(),
                        all.employer.wallet(),
                        new SignedAction(voucher.signature(), voucher.validUntil()));
        refused(
                JobProblem.APPLICATION_CLOSED,
                () -> all.applications.pick(
                        all.employer,
                        job,
                        chosen.id(),
                        new SignedAction(voucher.signature(), voucher.validUntil()),
                        proof));
        active(all.worker, true);
        all.pick(job, chosen);
        all.catchUp();
        assertEquals("accepted", all.status(all.worker, job));
    }

    private static void active(Caller person, boolean active) {
        all.chain.app.sql("update users set active = " + active + " where id = " + person.userId());
    }

    private static List<String> applicants(long job) {
        return all.board.ofJob(all.employer, job, null, null).items().stream()
                .map(each -> each.worker().username())
                .toList();
    }

    @Test
    void acceptance_ofSuchAJob_isRefused_byUs_andByTheContract() {
        long job = all.locked();
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> all.chain.app.get(JobActions.class).toSign(all.worker, job, JobAction.ACCEPT, null));
        assertEquals(JobProblem.EMPLOYER_PICKS, refusal.problem());
        assertEquals("/api/v1/jobs/" + job + "/applications", refusal.members().get("applications"));
        assertEquals(new Simulation.Reverts("BadSignature"), acceptedBy(job, voucherOfTheGate(job)));
        assertInstanceOf(Simulation.Works.class, acceptedBy(job, voucherOfTheEmployer(job)));
    }

    private static Simulation acceptedBy(long job, Signed voucher) {
        SignedAction acceptance = EscrowFixture.signed(all.board.toSign(all.worker, job), all.wallet(all.worker));
        Signed signed = new Signed(acceptance.validUntil().getEpochSecond(), acceptance.signature());
        EscrowCodec codec = all.chain.app.get(EscrowCodec.class);
        String data = codec.acceptJob(escrow(job), all.worker.wallet(), signed, voucher);
        return all.chain
                .app
                .get(EscrowChain.class)
                .simulate(DevAccounts.relayer().address(), BigInteger.ZERO, data);
    }

    private static Signed voucherOfTheGate(long job) {
        long until = escrow(job).clock() - 1 - 168 * 3600 + 600;
        return new Signed(
                until,
                all.chain.app.get(Keys.class).signVoucher(TypedTexts.voucher(escrow(job), all.worker.wallet(), until)));
    }

    private static Signed voucherOfTheEmployer(long job) {
        ApplicationView application = all.apply(all.worker, job);
        SignedRequest voucher = all.voucher(job, application);
        all.applications.withdraw(all.worker, job, application.id());
        return new Signed(voucher.validUntil().getEpochSecond(), voucher.signature());
    }

    private static Escrow escrow(long job) {
        return all.chain.app.tx(
                () -> all.chain.app.get(Escrows.class).ofJob(job).orElseThrow());
    }

    @Test
    void onlyWhoMay_applies_looks_picks_andTakesBack() {
        long job = all.locked();
        refused(JobProblem.OWN_JOB, () -> all.board.toSign(all.employer, job));
        ApplicationView application = all.apply(all.worker, job);
        refused(JobProblem.ALREADY_APPLIED, () -> all.apply(all.worker, job));
        refused(JobProblem.NOT_THE_EMPLOYER, () -> all.board.ofJob(all.worker, job, null, null));
        refused(JobProblem.NOT_THE_EMPLOYER, () -> all.board.voucher(all.worker, job, application.id()));
        refused(
                io.paychain.shared.error.CommonProblem.NOT_FOUND,
                () -> all.applications.withdraw(all.other, job, application.id()));
        assertEquals(List.of(), all.board.mine(all.other, job, null, null).items());
        SignedAction theirs = EscrowFixture.signed(all.board.toSign(all.other, job), all.wallet(all.third));
        NewApplication forged = new NewApplication(theirs.signature(), theirs.validUntil(), null);
        refused(EscrowProblem.SIGNATURE_INVALID, () -> all.desk.apply(all.other, job, forged));
        TypedData text = all.board.voucher(all.employer, job, application.id());
        SignedAction byAnother = EscrowFixture.signed(text, all.wallet(all.other));
        SignedRequest request = new SignedRequest(byAnother.signature(), byAnother.validUntil(), null, null);
        refused(EscrowProblem.SIGNATURE_INVALID, () -> all.desk.pick(all.employer, job, application.id(), request));
        SignedAction voucher = EscrowFixture.signed(text, all.wallet(all.employer));
        Instant later = voucher.validUntil().plusSeconds(3600);
        refused(
                EscrowProblem.SIGNATURE_INVALID,
                () -> all.desk.pick(
                        all.employer,
                        job,
                        application.id(),
                        new SignedRequest(voucher.signature(), later, null, null)));
    }

    @Test
    void aJobOfTheGate_takesNoApplications() {
        all.chain.index();
        PostedJob posted = all.service.post(all.employer, JobsFixture.asked());
        lock(posted, all.employer);
        long job = posted.job().id();
        assertEquals(false, all.job(job).employerPicks());
        refused(JobProblem.NO_APPLICATIONS, () -> all.board.toSign(all.worker, job));
    }

    private static void lock(PostedJob posted, Caller by) {
        all.chain.send(
                all.wallet(by),
                posted.funding().to(),
                posted.funding().data(),
                new BigInteger(posted.funding().value()));
        all.catchUp();
    }

    @Test
    void twoPicksAtOnce_oneWins() throws Exception {
        long job = all.locked();
        ApplicationView first = all.apply(all.worker, job);
        ApplicationView second = all.apply(all.other, job);
        SignedRequest ofFirst = all.voucher(job, first);
        SignedRequest ofSecond = all.voucher(job, second);
        List<Problem> lost = race(List.<Callable<?>>of(
                () -> all.desk.pick(all.employer, job, first.id(), ofFirst),
                () -> all.desk.pick(all.employer, job, second.id(), ofSecond)));
        assertEquals(List.of(JobProblem.ACTION_PENDING), lost);
        all.catchUp();
        assertEquals("active", all.job(job).status());
        assertEquals(
                List.of("accepted", "closed"),
                List.of(all.status(all.worker, job), all.status(all.other, job)).stream()
                        .sorted()
                        .toList());
        assertEquals(1, intents(job));
    }

    private static long intents(long job) {
        return all.chain.app.number("select count(*) from relay_intent i join escrow e on e.id = i.escrow_id"
                + " where i.action = 'accept' and e.job_id = " + job);
    }

    @Test
    void aProof_countsForItsOwnTextOnly() {
        long job = all.locked();
        ApplicationView first = all.apply(all.worker, job);
        ApplicationView second = all.apply(all.other, job);
        SignedRequest voucher = all.voucher(job, first);
        SignedAction signed = new SignedAction(voucher.signature(), voucher.validUntil());
        Proof proof =
                all.chain.app.get(PartyProofs.class).ofVoucher(job, all.worker.wallet(), all.employer.wallet(), signed);
        refused(
                EscrowProblem.SIGNATURE_INVALID,
                () -> all.applications.pick(all.employer, job, second.id(), signed, proof));
        SignedAction longer =
                new SignedAction(voucher.signature(), voucher.validUntil().plusSeconds(60));
        refused(
                EscrowProblem.SIGNATURE_TOO_LONG,
                () -> all.applications.pick(all.employer, job, first.id(), longer, proof));
    }

    @Test
    void inTheNextRound_onlyWhoDidNotGiveUp_appliesAnew() {
        long job = all.locked();
        all.pick(job, all.apply(all.worker, job));
        all.catchUp();
        all.act(all.worker, job, JobAction.WITHDRAW);
        refused(JobProblem.JOB_NOT_OPEN, () -> all.board.toSign(all.other, job));
        all.act(all.employer, job, JobAction.REOPEN);
        refused(EscrowProblem.WITHDREW_BEFORE, () -> all.board.toSign(all.worker, job));
        all.pick(job, all.apply(all.other, job));
        all.catchUp();
        assertEquals(all.other.userId(), all.job(job).workerId());
        assertEquals("accepted", all.status(all.worker, job), "of the round before");
    }

    @Test
    void noMoreThanSoMany_wait() {
        long job = all.locked();
        all.chain.app.sql("insert into job_application (job_id, round, worker_id, wallet, signature, by_contract,"
                + " valid_until, created_at, updated_at) select " + job + ", r, " + all.third.userId() + ", '"
                + all.third.wallet() + "', '0x01', false, now() + interval '1 year', now(), now()"
                + " from generate_series(1, 100) r");
        refused(JobProblem.TOO_MANY_APPLICATIONS, () -> all.apply(all.third, job));
        all.apply(all.worker, job);
        all.chain.app.sql("update job_application set status = 'closed' where signature = '0x01'");
        all.apply(all.third, job);
    }

    @Test
    void pickAndWithdrawal_atOnce_haveOneOutcome() throws Exception {
        long job = all.locked();
        ApplicationView application = all.apply(all.worker, job);
        SignedRequest voucher = all.voucher(job, application);
        List<Problem> lost =
                race(List.<Callable<?>>of(() -> all.desk.pick(all.employer, job, application.id(), voucher), () -> {
                    all.applications.withdraw(all.worker, job, application.id());
                    return job;
                }));
        assertEquals(1, lost.size());
        boolean picked = lost.contains(JobProblem.APPLICATION_PICKED);
        assertTrue(picked || lost.contains(JobProblem.APPLICATION_CLOSED), lost.toString());
        all.catchUp();
        assertEquals(picked ? "active" : "open", all.job(job).status());
        assertEquals(picked ? "accepted" : "withdrawn", all.status(all.worker, job));
        assertEquals(
                picked ? 0 : 1,
                all.chain.app.number(
                        "select count(*) from job_application where signature is null and job_id = " + job));
    }

    @Test
    void pickAndErasure_atOnce_haveOneOutcome() throws Exception {
        Caller racer = all.person("worker", 6);
        all.chain.app.sql("insert into user_session (id, user_id, expires_at) values ('session', " + racer.userId()
                + ", now() + interval '1 day')");
        long job = all.locked();
        ApplicationView application = all.apply(racer, job);
        SignedRequest voucher = all.voucher(job, application);
        List<Problem> lost =
                race(List.<Callable<?>>of(() -> all.desk.pick(all.employer, job, application.id(), voucher), () -> {
                    all.chain.app.get(PrivacyService.class).erase(racer, "person6");
                    return job;
                }));
        assertEquals(1, lost.size(), lost.toString());
        boolean picked = lost.contains(IdentityProblem.ERASURE_REFUSED);
        assertTrue(picked || lost.contains(JobProblem.APPLICATION_CLOSED), lost.toString());
        all.catchUp();
        assertEquals(picked ? "active" : "open", all.job(job).status());
    }

    @Test
    void cancelThatIsFirstOnChain_endsThePick_andTheApplication() {
        long job = all.locked();
        ApplicationView application = all.apply(all.worker, job);
        CancelledJob cancel = all.service.cancel(all.employer, job);
        all.pick(job, application);
        refused(JobProblem.ACTION_PENDING, () -> all.service.cancel(all.employer, job));
        all.chain.send(all.wallet(all.employer), cancel.transaction());
        all.catchUp();
        assertEquals("cancelled", all.job(job).status());
        assertEquals("pick", all.job(job).lastFailure().action());
        assertEquals("closed", all.status(all.worker, job));
        assertTrue(all.told(all.employer, job).contains("job_action_failed"));
        assertEquals("application_closed", last(all.told(all.worker, job)));
        refused(JobProblem.JOB_NOT_OPEN, () -> all.board.voucher(all.employer, job, application.id()));
    }

    private static String last(List<String> told) {
        return told.get(told.size() - 1);
    }

    @Test
    void anApplication_endsWithItsSignature_andCanBeMadeAnew() {
        long job = all.locked(400);
        ApplicationView application = all.apply(all.worker, job);
        SignedRequest voucher = all.voucher(job, application);
        all.chain.node.advance(Duration.ofDays(7));
        all.chain.index();
        assertEquals("expired", all.status(all.worker, job));
        refused(JobProblem.APPLICATION_CLOSED, () -> all.desk.pick(all.employer, job, application.id(), voucher));
        ApplicationView again = all.apply(all.worker, job);
        all.pick(job, again);
        all.catchUp();
        assertEquals("accepted", all.status(all.worker, job));
    }

    @Test
    void whatTheChainTakesBack_isOpenAgain_andBindsAnew() {
        long job = all.locked();
        ApplicationView chosen = all.apply(all.worker, job);
        all.apply(all.other, job);
        all.pick(job, chosen);
        all.catchUp();
        all.chain.node.rpc().call("anvil_reorg", 1, List.of());
        all.chain.index();
        all.chain.app.get(io.paychain.platform.outbox.OutboxRelay.class).runNow();
        assertEquals("open", all.job(job).status());
        assertEquals(List.of("open", "open"), List.of(all.status(all.worker, job), all.status(all.other, job)));
        refused(JobProblem.APPLICATION_PICKED, () -> all.applications.withdraw(all.worker, job, chosen.id()));
        all.chain.node.advance(Duration.ofMinutes(1)); // the new branch is no longer behind the old one's time
        all.chain.app.sql("update relay_intent set status = 'signed' where status = 'mined'");
        all.catchUp();
        assertEquals("active", all.job(job).status());
        assertEquals(List.of("accepted", "closed"), List.of(all.status(all.worker, job), all.status(all.other, job)));
        List<String> told = all.told(all.other, job);
        all.chain.app.sql("update event_cursor set position = 0");
        assertEquals(told, all.told(all.other, job), "an event that comes again changes nothing");
    }

    @Test
    void anApplication_isForOneLock_andNotForTheNextOne() {
        all.chain.index();
        PostedJob posted = all.service.post(all.employer, ApplicationsFixture.asked(168));
        lock(posted, all.employer);
        long job = posted.job().id();
        ApplicationView old = all.apply(all.worker, job);
        SignedRequest voucher = all.voucher(job, old);
        all.chain.node.rpc().call("anvil_reorg", 1, List.of());
        all.catchUp();
        all.chain.node.advance(Duration.ofMinutes(20)); // another accept-by: another lock
        all.chain.index();
        FundingView again = all.service.funding(all.employer, job);
        all.chain.send(all.wallet(all.employer), again.to(), again.data(), new BigInteger(again.value()));
        all.catchUp();
        assertEquals("open", all.job(job).status());
        assertEquals("expired", all.status(all.worker, job));
        refused(JobProblem.APPLICATION_CLOSED, () -> all.desk.pick(all.employer, job, old.id(), voucher));
        all.pick(job, all.apply(all.worker, job));
        all.catchUp();
        assertEquals("accepted", all.status(all.worker, job));
    }

    @Test
    void whatIsOver_isForgotten_theSignatureAtOnce_theMessageLater() {
        long job = all.locked(400);
        all.apply(all.worker, job);
        ApplicationSweep sweep = all.chain.app.get(ApplicationSweep.class);
        sweep.run();
        assertEquals(1, kept(job, "signature"));
        all.chain.node.advance(Duration.ofDays(7));
        all.chain.index();
        sweep.run();
        assertEquals("expired", all.status(all.worker, job));
        assertEquals(List.of(0L, 1L), List.of(kept(job, "signature"), kept(job, "message")));
        all.chain.app.sql("update job_application set valid_until = now() - interval '91 days' where job_id = " + job);
        sweep.run();
        assertEquals(0, kept(job, "message"));
    }

    private static long kept(long job, String what) {
        return all.chain.app.number(
                "select count(*) from job_application where job_id = " + job + " and " + what + " is not null");
    }

    @Test
    void whatTheEmployerMaySendAlone_cannotBeTakenBack() {
        long job = all.locked();
        ApplicationView chosen = all.apply(all.worker, job);
        ApplicationView other = all.apply(all.other, job);
        spendTheDaysGas(all.employer);
        Refusal own = assertThrows(Refusal.class, () -> all.pick(job, chosen));
        assertThrows(Refusal.class, () -> all.pick(job, chosen), "again");
        all.chain.app.asOwner("delete from sponsored_gas where reserved_wei = 0");
        assertEquals(EscrowProblem.SPONSORING_EXHAUSTED, own.problem());
        refused(JobProblem.APPLICATION_PICKED, () -> all.applications.withdraw(all.worker, job, chosen.id()));
        assertEquals(
                1, all.chain.app.number("select count(*) from relay_intent where failure_code = 'SENT_BY_OWN_WALLET'"));
        assertEquals(
                all.worker.userId(),
                all.chain.app.number(
                        "select user_id from job_acceptance where valid_until > now() and job_id = " + job),
                "whoever can be bound cannot be forgotten");
        all.applications.withdraw(all.other, job, other.id());
        all.chain.send(
                all.wallet(all.employer), (PreparedTransaction) own.members().get("transaction"));
        all.catchUp();
        assertEquals(all.worker.userId(), all.job(job).workerId());
        assertEquals("accepted", all.status(all.worker, job));
    }

    private static void spendTheDaysGas(Caller who) {
        all.chain.app.sql("insert into relay_intent (escrow_id, round, action, call_data, status)"
                + " select max(id), 0, 'withdraw', '0x', 'failed' from escrow");
        all.chain.app.sql("insert into sponsored_gas (intent_id, day, wallet, action, reserved_wei, spent_wei)"
                + " select id, (now() at time zone 'utc')::date, '" + who.wallet() + "', 'accept', 0, 1e18"
                + " from relay_intent order by id desc limit 1");
    }

    @Test
    void aLock_withTheOtherFlag_doesNotCount() {
        all.chain.index();
        PostedJob posted = all.service.post(all.employer, ApplicationsFixture.asked(168));
        String data = posted.funding().data();
        BigInteger word = new BigInteger(data.substring(74), 16).flipBit(168 + 2);
        all.chain.send(
                all.wallet(all.employer),
                posted.funding().to(),
                data.substring(0, 74) + String.format("%064x", word),
                new BigInteger(posted.funding().value()));
        all.catchUp();
        assertEquals("cancelled", all.job(posted.job().id()).status());
        assertEquals("locked", all.job(posted.job().id()).paymentStatus());
    }

    @Test
    void aContractWallet_picks() {
        all.chain.node.rpc().call("anvil_setCode", SAFE, APPROVES_ON_CHAIN);
        all.chain
                .node
                .rpc()
                .call("anvil_setBalance", SAFE, "0x" + BigInteger.TEN.pow(19).toString(16));
        all.chain.index();
        Caller safe = all.user("employer", "safe", SAFE);
        PostedJob posted = all.service.post(safe, ApplicationsFixture.asked(168));
        impersonate(posted);
        all.catchUp();
        long job = posted.job().id();
        ApplicationView application = all.apply(all.worker, job);
        TypedData text = all.board.voucher(safe, job, application.id());
        SignedRequest voucher = new SignedRequest("0x01", text.validUntil(), null, null);
        refused(EscrowProblem.SIGNATURE_INVALID, () -> all.desk.pick(safe, job, application.id(), voucher));
        String digest = all.chain
                .app
                .get(EscrowCodec.class)
                .digest(TypedTexts.voucher(
                        escrow(job), all.worker.wallet(), text.validUntil().getEpochSecond()));
        all.chain.send(DevAccounts.of(4), SAFE, digest, BigInteger.ZERO);
        all.desk.pick(safe, job, application.id(), voucher);
        all.catchUp();
        assertEquals("active", all.jobs.find(safe, job).status());
    }

    private static void impersonate(PostedJob posted) {
        all.chain.node.rpc().call("anvil_impersonateAccount", SAFE);
        all.chain
                .node
                .rpc()
                .call(
                        "eth_sendTransaction",
                        Map.of(
                                "from",
                                SAFE,
                                "to",
                                posted.funding().to(),
                                "data",
                                posted.funding().data(),
                                "value",
                                Numeric.toHexStringWithPrefix(
                                        new BigInteger(posted.funding().value()))));
    }

    @Test
    void aList_costsTheSame_forOneAndForMany() {
        long job = all.locked();
        all.apply(all.worker, job);
        long one = statements(job);
        all.apply(all.other, job);
        all.apply(all.third, job);
        assertEquals(one, statements(job));
        var page = all.board.ofJob(all.employer, job, 2, null);
        assertEquals(2, page.items().size());
        assertEquals(
                1,
                all.board.ofJob(all.employer, job, 2, page.nextCursor()).items().size());
        assertEquals(
                job, all.board.mine(all.third, null, 1, null).items().get(0).jobId());
    }

    private static long statements(long job) {
        long before = all.chain.app.database().statements();
        all.board.ofJob(all.employer, job, null, null);
        return all.chain.app.database().statements() - before;
    }
}
