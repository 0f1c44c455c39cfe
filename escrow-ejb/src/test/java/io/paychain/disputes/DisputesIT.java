package io.paychain.disputes;

import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.disputes.api.ChangesRequested;
import io.paychain.disputes.api.DisputeProblem;
import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.NewEvidence;
import io.paychain.disputes.api.NewProposal;
import io.paychain.disputes.api.PreparedAmendment;
import io.paychain.disputes.api.PreparedRuling;
import io.paychain.disputes.api.ProposalView;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.ChainService;
import io.paychain.escrow.ContractWallet;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.EscrowFixture;
import io.paychain.escrow.EscrowService;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStats;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.adapter.StatsStore;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.TimelineEntry;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.People;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Disputes and agreements on a real chain and a real database; each test has jobs of its own. */
class DisputesIT {

    private static final BigInteger LOCKED = new BigInteger("124440000000000000");

    // The chain's time goes on with the world's; exact seconds are a matter of QuarrelRulesTest.
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static DisputesFixture world;

    @BeforeAll
    static void start() {
        world = new DisputesFixture();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void booksEqualTheContract() {
        world.chain.index();
        assertEquals(world.chain.contractBalance(), world.chain.booked());
        assertTrue(world.chain.app.get(ChainService.class).solvency().solvent());
    }

    @Test
    void ruling_splitsThePay_toTheWei() {
        DisputeView open = world.disputed();
        assertEquals("open", open.status());
        assertEquals("disputed", world.job(open.jobId()).status());
        assertEquals(open.rulingEndsAt(), world.job(open.jobId()).rulingEndsAt());
        assertEquals(
                "answered",
                world.disputes.answer(world.worker, open.id(), "It was dry.").status());
        BigInteger employer = world.chain.balance(EscrowFixture.EMPLOYER.address());
        BigInteger worker = world.chain.balance(EscrowFixture.WORKER.address());
        PreparedRuling ruling =
                world.disputes.rule(world.arbiter, open.id(), "0.000000000000000051", "Half dry, half wet.");
        // ceil(51 · 200 / 10 000) = 2 wei
        assertEquals("0.000000000000000002", ruling.share().fee());
        world.send(DevAccounts.arbiter(), ruling.transaction());
        BigInteger toWorker = BigInteger.valueOf(51);
        assertEquals(
                toWorker, world.chain.balance(EscrowFixture.WORKER.address()).subtract(worker));
        assertEquals(
                LOCKED.subtract(toWorker).subtract(BigInteger.TWO),
                world.chain.balance(EscrowFixture.EMPLOYER.address()).subtract(employer));
        DisputeView ruled = world.board.find(world.worker, open.id());
        assertEquals("ruled", ruled.status());
        assertEquals(ruling.share(), ruled.outcome());
        assertEquals("Half dry, half wet.", ruled.ruling().reasons());
        assertEquals("settled", world.job(open.jobId()).status());
        assertEquals("released", world.job(open.jobId()).paymentStatus());
        List<String> story = world.board.timeline(world.arbiter, open.id()).stream()
                .map(TimelineEntry::type)
                .toList();
        assertTrue(story.containsAll(
                List.of("submitted", "dispute_signed", "disputed", "dispute_answered", "ruled", "settled")));
    }

    @Test
    void nobodyRules_theWorkerIsPaid_byTheTimer_onceTheTimeIsOver() {
        DisputeView open = world.disputed();
        Instant end = open.rulingEndsAt();
        EscrowService escrow = world.chain.app.get(EscrowService.class);
        advanceTo(end.minus(MARGIN));
        refused(EscrowProblem.TOO_EARLY, () -> world.actions.finalizeDispute(world.stranger, open.jobId()));
        // The arbiter may rule until then.
        world.disputes.rule(world.arbiter, open.id(), "0", "Nothing was done.");
        advanceTo(end.plusSeconds(1));
        refused(EscrowProblem.TOO_LATE, () -> world.disputes.rule(world.arbiter, open.id(), "0", "Nothing was done."));
        world.chain.app.tx(() -> escrow.requestDue(100));
        world.catchUp();
        DisputeView over = world.board.find(world.employer, open.id());
        assertEquals("defaulted", over.status());
        assertEquals(DisputesFixture.PAY, over.outcome().toWorker());
        assertEquals("0", over.outcome().toEmployer());
        assertNull(over.ruling());
    }

    @Test
    void F14_aRulingTakenBack_opensTheDisputeAgain_andOneDecisionCounts() {
        EscrowStats before = stats();
        DisputeView open = world.disputed();
        PreparedRuling ruling = world.disputes.rule(world.arbiter, open.id(), "0.05", "Half of it was done.");
        world.send(DevAccounts.arbiter(), ruling.transaction());
        assertEquals("ruled", world.board.find(world.worker, open.id()).status());
        assertEquals("0.05", grown(before.settledToWorkers(), stats().settledToWorkers()));
        world.chain.node.rpc().call("anvil_reorg", 1, List.of());
        world.catchUp();
        DisputeView again = world.board.find(world.worker, open.id());
        assertEquals("open", again.status());
        assertNull(again.outcome());
        assertEquals(open.rulingEndsAt(), again.rulingEndsAt());
        assertEquals("disputed", world.job(open.jobId()).status());
        assertEquals("locked", world.job(open.jobId()).paymentStatus());
        assertEquals("0", grown(before.settledToWorkers(), stats().settledToWorkers()));
        advanceTo(open.rulingEndsAt().plusSeconds(1));
        world.chain.app.tx(() -> world.chain.app.get(EscrowService.class).requestDue(100));
        world.catchUp();
        assertEquals("defaulted", world.board.find(world.worker, open.id()).status());
        assertEquals(
                122_000_000_000_000_000L,
                world.chain.app.number("select paid_wei from escrow where job_id = " + open.jobId()));
        assertEquals(
                1,
                world.chain.app.number("select count(*) from escrow_event v join escrow e on e.id = v.escrow_id"
                        + " where e.job_id = " + open.jobId() + " and v.type = 'Settled' and v.reverted_at is null"));
    }

    private static EscrowStats stats() {
        world.chain.index();
        return world.chain.app.get(ChainService.class).stats();
    }

    private static String grown(String before, String after) {
        BigDecimal more = new BigDecimal(after).subtract(new BigDecimal(before));
        return more.signum() == 0 ? "0" : more.stripTrailingZeros().toPlainString();
    }

    @Test
    void aSplit_isInEverySum_asWhatItPaid() {
        EscrowStats before = stats();
        String paid = paidEth();
        long job = world.active();
        world.accept(world.employer, world.offerSplit(world.worker, job, "0.061"));
        world.catchUp();
        EscrowStats after = stats();
        assertEquals("0.061", grown(before.totalReleased(), after.totalReleased()));
        assertEquals("0.06222", grown(before.totalRefunded(), after.totalRefunded()));
        assertEquals("0.00122", grown(before.totalFeesCollected(), after.totalFeesCollected()));
        assertEquals("0.061", grown(before.settledToWorkers(), after.settledToWorkers()));
        assertEquals("0.06222", grown(before.settledToEmployers(), after.settledToEmployers()));
        assertEquals("0.061", grown(paid, paidEth()));
    }

    private static String paidEth() {
        return world.chain.app.tx(() ->
                world.chain.app.get(StatsStore.class).count(0, 0, Instant.EPOCH).totalPaidEth());
    }

    @Test
    void changesAskedFor_comeWithMoreTime_thatBothSign() {
        long job = world.submitted();
        Instant end = world.job(job).reviewEndsAt();
        ChangesRequested asked = world.proposals.requestChanges(world.employer, job, "The corner, please.");
        PreparedAmendment more = asked.amendment();
        assertEquals(end, asked.job().reviewEndsAt(), "the clock runs on");
        assertEquals(end.plus(Duration.ofDays(3)), more.until());
        String signature = EscrowFixture.sign(more.typedData(), EscrowFixture.EMPLOYER);
        ProposalView offer = world.desk.amend(
                world.employer, job, new NewProposal(null, more.until(), more.note(), signature, more.validUntil()));
        world.accept(world.worker, offer);
        world.catchUp();
        assertEquals(more.until(), world.job(job).reviewEndsAt());
        assertEquals("done", status(offer));
        refused(JobProblem.NOT_THE_EMPLOYER, () -> world.proposals.requestChanges(world.worker, job, "Me, too."));
    }

    /** The contract lets nothing end more than 90 days ahead. What was said must reach the worker all the same. */
    @Test
    void changesAskedFor_nearTheBoundOfNinetyDays_areSentWithoutMoreTime() {
        long job = world.submitted();
        Instant until = world.job(job).reviewEndsAt().plus(Duration.ofDays(85));
        SignedAction signed = EscrowFixture.signed(
                world.texts.amendmentText(world.employer, job, until, null), EscrowFixture.EMPLOYER);
        world.accept(
                world.worker,
                world.desk.amend(
                        world.employer,
                        job,
                        new NewProposal(null, until, null, signed.signature(), signed.validUntil())));
        world.catchUp();
        assertEquals(until, world.job(job).reviewEndsAt());
        ChangesRequested asked = world.proposals.requestChanges(world.employer, job, "The door, too.");
        assertNull(asked.amendment(), "88 + 3 days are too far ahead");
        assertEquals(1, notes(job, "The door, too."));
        assertEquals(1, told(job, "The door, too."));
    }

    @Test
    void changesAskedFor_areSent_alsoWhenTheEscrowTakesNoAmendmentAnyMore() {
        long job = world.submitted();
        world.chain.app.sql("update escrow set status = 'RELEASED' where job_id = " + job);
        ChangesRequested asked = world.proposals.requestChanges(world.employer, job, "The sill.");
        assertNull(asked.amendment());
        assertEquals(1, notes(job, "The sill."));
        world.chain.app.sql("update escrow set status = 'SUBMITTED' where job_id = " + job);
    }

    private static long notes(long job, String text) {
        return world.chain.app.number(
                "select count(*) from job_notes where job_id = " + job + " and note = '" + text + "'");
    }

    private static long told(long job, String text) {
        return world.chain.app.number(
                "select count(*) from event where subject = 'job:" + job + "' and data::text like '%" + text + "%'");
    }

    @Test
    void agreements_countAsTheAcceptersGas_andCanBeSentByThemselves() {
        long job = world.active();
        ProposalView offer = world.offerSplit(world.worker, job, "0.061");
        world.accept(world.employer, offer);
        assertEquals(
                world.employer.wallet(),
                world.chain
                        .app
                        .sql("select wallet from sponsored_gas where action = 'settle' order by intent_id desc limit 1")
                        .get(0)
                        .get("wallet"));
        world.catchUp();
        long other = world.active();
        ProposalView second = world.offerSplit(world.worker, other, "0.05");
        world.chain.app.sql("update sponsored_gas set spent_wei = 1000000000000000000000 where action = 'settle'");
        Refusal refusal = assertThrows(Refusal.class, () -> world.accept(world.employer, second));
        assertEquals(EscrowProblem.SPONSORING_EXHAUSTED, refusal.problem());
        world.send(
                EscrowFixture.EMPLOYER, (PreparedTransaction) refusal.members().get("transaction"));
        assertEquals("settled", world.job(other).status());
        assertEquals("done", status(second));
        world.chain.app.sql("update sponsored_gas set spent_wei = 0");
    }

    private static void advanceTo(Instant time) {
        EscrowService escrow = world.chain.app.get(EscrowService.class);
        world.chain.index();
        world.chain.node.advance(Duration.between(escrow.chainTime(), time));
        world.chain.index();
    }

    @Test
    void bothSign_thePayIsSplit_andTheProposalIsDone() {
        long job = world.active();
        ProposalView first = world.offerSplit(world.worker, job, "0.1");
        ProposalView better = world.offerSplit(world.worker, job, "0.061");
        assertEquals("superseded", status(first));
        refused(DisputeProblem.PROPOSAL_CLOSED, () -> world.accept(world.employer, first));
        refused(DisputeProblem.OWN_PROPOSAL, () -> world.accept(world.worker, better));
        assertEquals("0.00122", better.share().fee());
        world.accept(world.employer, better);
        assertEquals("settle", world.job(job).pending().action());
        world.catchUp();
        assertEquals("done", status(better));
        assertEquals("settled", world.job(job).status());
        assertEquals("0.06222", better.share().toEmployer());
        // Used up: neither here nor on chain does it count again.
        refused(DisputeProblem.PROPOSAL_CLOSED, () -> world.accept(world.employer, better));
    }

    private static String status(ProposalView proposal) {
        return world.proposals.list(world.employer, proposal.jobId(), proposal.kind(), 100, null).items().stream()
                .filter(each -> each.id() == proposal.id())
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void bothSign_moreTime_twiceInARound() {
        long job = world.active();
        Instant deadline = world.job(job).deadline();
        for (int day = 1; day <= 2; day++) {
            Instant until = deadline.plus(Duration.ofDays(day));
            SignedAction signed = EscrowFixture.signed(
                    world.texts.amendmentText(world.employer, job, until, "Paint it blue."), EscrowFixture.EMPLOYER);
            ProposalView offer = world.desk.amend(
                    world.employer,
                    job,
                    new NewProposal(null, until, "Paint it blue.", signed.signature(), signed.validUntil()));
            world.accept(world.worker, offer);
            world.catchUp();
            assertEquals("done", status(offer));
            assertEquals(until, world.job(job).deadline());
        }
        assertEquals("active", world.job(job).status());
        Instant earlier = deadline.minusSeconds(1);
        refused(CommonProblem.VALIDATION_ERROR, () -> world.texts.amendmentText(world.employer, job, earlier, null));
    }

    @Test
    void employerPaysAfterAll_theDisputeIsOver() {
        DisputeView open = world.disputed();
        ProposalView offer = world.offerSplit(world.employer, open.jobId(), "0.05");
        world.act(world.employer, open.jobId(), JobAction.APPROVE);
        assertEquals("released", world.board.find(world.employer, open.id()).status());
        assertEquals("completed", world.job(open.jobId()).status());
        assertEquals("superseded", status(offer));
        refused(DisputeProblem.DISPUTE_CLOSED, () -> world.disputes.say(world.worker, open.id(), "Thanks."));
        refused(DisputeProblem.DISPUTE_CLOSED, () -> world.disputes.rule(world.arbiter, open.id(), "0", "Late."));
    }

    @Test
    void aJob_staysWithTheWalletsThatItBeganWith_whateverIsPrimaryLater() {
        long id = world.active();
        Caller employer = withAnotherPrimary(world.employer, "0x" + "ab".repeat(20));
        Caller worker = withAnotherPrimary(world.worker, "0x" + "cd".repeat(20));
        try {
            assertEquals(
                    EscrowFixture.EMPLOYER.address(), world.job(id).employer().walletAddress());
            assertEquals(EscrowFixture.WORKER.address(), world.job(id).worker().walletAddress());
            TypedData text = world.texts.settlementText(employer, id, "0.02");
            SignedAction offered = EscrowFixture.signed(text, EscrowFixture.EMPLOYER);
            ProposalView offer = world.desk.settle(
                    employer, id, new NewProposal("0.02", null, null, offered.signature(), offered.validUntil()));
            SignedAction accepted =
                    EscrowFixture.signed(world.texts.acceptanceText(worker, offer.id()), EscrowFixture.WORKER);
            world.desk.accept(worker, offer.id(), accepted.signature(), accepted.validUntil());
            world.catchUp();
            assertEquals("settled", world.job(id).status());
        } finally {
            primary(world.employer, world.employer.wallet());
            primary(world.worker, world.worker.wallet());
        }
    }

    @Test
    void aContractWallet_accepts_works_isPaid_andAgreesOnASplit() {
        String address = "0x5afe000000000000000000000000000000000007";
        ContractWallet wallet = new ContractWallet(world.chain, address);
        Caller safe = world.user("worker", address, Set.of("worker"));
        long paid = world.locked();
        TypedData text = world.actions.toSign(safe, paid, JobAction.ACCEPT, null);
        refused(
                EscrowProblem.SIGNATURE_INVALID,
                () -> world.relay(safe, paid, JobAction.ACCEPT, ContractWallet.given(text)));
        world.relay(safe, paid, JobAction.ACCEPT, wallet.approved(text));
        assertEquals(safe.userId(), world.job(paid).workerId());
        relay(safe, wallet, paid, JobAction.COMPLETE);
        world.act(world.employer, paid, JobAction.APPROVE);
        assertEquals("completed", world.job(paid).status());
        assertEquals(new BigInteger("122000000000000000"), world.chain.balance(address));

        long split = world.locked();
        relay(safe, wallet, split, JobAction.ACCEPT);
        TypedData half = world.texts.settlementText(safe, split, "0.061");
        NewProposal asked =
                new NewProposal("0.061", null, null, ContractWallet.given(half).signature(), half.validUntil());
        refused(EscrowProblem.SIGNATURE_INVALID, () -> world.desk.settle(safe, split, asked));
        wallet.approved(half);
        ProposalView offer = world.desk.settle(safe, split, asked);
        wallet.approve("0x" + "00".repeat(32));
        refused(EscrowProblem.SIGNATURE_INVALID, () -> world.accept(world.employer, offer));
        wallet.approved(half);
        world.accept(world.employer, offer);
        world.catchUp();
        assertEquals("settled", world.job(split).status());
        assertEquals(new BigInteger("183000000000000000"), world.chain.balance(address));
    }

    private static void relay(Caller who, ContractWallet wallet, long job, JobAction action) {
        world.relay(who, job, action, wallet.approved(world.actions.toSign(who, job, action, null)));
    }

    private static Caller withAnotherPrimary(Caller caller, String wallet) {
        People.addWallet(world.chain.app, caller.userId(), wallet);
        primary(caller, wallet);
        return new Caller(caller.userId(), caller.sessionId(), wallet, caller.roles());
    }

    private static void primary(Caller caller, String wallet) {
        world.chain.app.sql("update users set wallet_address = '" + wallet + "', wallet_address_hash = '"
                + wallet.substring(2) + "0".repeat(24) + "' where id = " + caller.userId());
    }

    @Test
    void dispute_isTheEmployersAlone_andWithinTheReview() {
        long job = world.submitted();
        refused(JobProblem.NOT_THE_EMPLOYER, () -> world.actions.toSign(world.worker, job, JobAction.DISPUTE, null));
        long unfinished = world.active();
        refused(
                JobProblem.WRONG_STATUS,
                () -> world.actions.toSign(world.employer, unfinished, JobAction.DISPUTE, null));
        Instant end = world.job(job).reviewEndsAt();
        advanceTo(end.minus(MARGIN));
        world.actions.toSign(world.employer, job, JobAction.DISPUTE, null);
        advanceTo(end.plusSeconds(1));
        refused(EscrowProblem.TOO_LATE, () -> world.actions.toSign(world.employer, job, JobAction.DISPUTE, null));
    }

    @Test
    void strangersKnowNothing_andArbitersDoNotSeeOffers() {
        DisputeView open = world.disputed();
        ProposalView offer = world.offerSplit(world.employer, open.jobId(), "0.05");
        Caller stranger = world.stranger;
        refused(CommonProblem.NOT_FOUND, () -> world.board.find(stranger, open.id()));
        refused(CommonProblem.NOT_FOUND, () -> world.board.messages(stranger, open.id(), 20, null));
        refused(CommonProblem.NOT_FOUND, () -> world.board.evidence(stranger, open.id(), 20, null));
        refused(CommonProblem.NOT_FOUND, () -> world.board.timeline(stranger, open.id()));
        refused(CommonProblem.NOT_FOUND, () -> world.disputes.say(stranger, open.id(), "Hello"));
        refused(CommonProblem.NOT_FOUND, () -> world.disputes.answer(stranger, open.id(), "Hello"));
        refused(CommonProblem.NOT_FOUND, () -> world.texts.acceptanceText(stranger, offer.id()));
        refused(CommonProblem.NOT_FOUND, () -> world.proposals.decline(stranger, offer.id()));
        refused(CommonProblem.NOT_FOUND, () -> world.proposals.withdraw(world.arbiter, offer.id()));
        refused(CommonProblem.NOT_FOUND, () -> world.texts.settlementText(stranger, open.jobId(), "0"));
        refused(
                CommonProblem.NOT_FOUND,
                () -> world.proposals.list(world.arbiter, open.jobId(), "settlement", 20, null));
        assertEquals(List.of(), world.board.ofJob(stranger, open.jobId()));
        assertEquals(open.id(), world.board.find(world.arbiter, open.id()).id());
        assertTrue(world.board.queue(100, null).items().stream().anyMatch(each -> each.id() == open.id()));
        refused(DisputeProblem.NOT_THE_PROPOSER, () -> world.proposals.withdraw(world.worker, offer.id()));
        assertEquals(
                "declined", world.proposals.decline(world.worker, offer.id()).status());
    }

    @Test
    void aParty_cannotRule_norCanAnotherWalletOnChain() {
        DisputeView open = world.disputed();
        Caller both =
                new Caller(world.employer.userId(), "session", world.employer.wallet(), Set.of("employer", "arbiter"));
        refused(DisputeProblem.CONFLICT_OF_INTEREST, () -> world.disputes.rule(both, open.id(), "0", "Mine."));
        PreparedRuling ruling = world.disputes.rule(world.arbiter, open.id(), "0.01", "Little.");
        world.send(EscrowFixture.OTHER, ruling.transaction());
        assertEquals("open", world.board.find(world.arbiter, open.id()).status());
        refused(
                CommonProblem.VALIDATION_ERROR,
                () -> world.disputes.rule(world.arbiter, open.id(), "0.122000000000000001", "Too much."));
        assertThrows(
                Refusal.class,
                () -> world.chain.app.get(EscrowAgreements.class).prepareRuling(open.jobId(), BigInteger.valueOf(-1)));
    }

    @Test
    void evidence_isKeptByHash_once() {
        DisputeView open = world.disputed();
        NewEvidence photo = new NewEvidence("roof.png", "image/png", 12L, "AB".repeat(32), null);
        assertEquals(
                "ab".repeat(32),
                world.disputes.show(world.worker, open.id(), photo).sha256());
        refused(DisputeProblem.EVIDENCE_EXISTS, () -> world.disputes.show(world.employer, open.id(), photo));
        refused(
                CommonProblem.VALIDATION_ERROR,
                () -> world.disputes.show(world.worker, open.id(), new NewEvidence("x", null, 1L, "zz", null)));
        assertEquals(
                1,
                world.board
                        .evidence(world.employer, open.id(), 20, null)
                        .items()
                        .size());
        world.disputes.say(world.employer, open.id(), "Look at it.");
        world.disputes.say(world.arbiter, open.id(), "I see.");
        var page = world.board.messages(world.worker, open.id(), 1, null);
        assertEquals("Look at it.", page.items().get(0).text());
        assertEquals(
                "arbiter",
                world.board
                        .messages(world.worker, open.id(), 1, page.nextCursor())
                        .items()
                        .get(0)
                        .author());
    }
}
