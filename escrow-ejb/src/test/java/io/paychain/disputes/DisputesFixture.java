package io.paychain.disputes;

import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.NewDispute;
import io.paychain.disputes.api.NewProposal;
import io.paychain.disputes.api.ProposalView;
import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.EscrowFixture;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.ActionDesk;
import io.paychain.jobs.JobActions;
import io.paychain.jobs.JobBoard;
import io.paychain.jobs.JobService;
import io.paychain.jobs.api.FundingView;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.PostedJob;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.platform.outbox.OutboxRelay;
import io.paychain.shared.Caller;
import io.paychain.testkit.People;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Jobs, disputes and proposals of people with real wallets on a real chain. */
final class DisputesFixture implements AutoCloseable {

    static final String PAY = "0.122";

    final EscrowFixture chain;
    final Caller employer;
    final Caller worker;
    final Caller stranger;
    final Caller arbiter;
    final DisputeService disputes;
    final DisputeBoard board;
    final ProposalService proposals;
    final ProposalTexts texts;
    final ProposalDesk desk;
    final JobBoard jobs;
    final JobActions actions;

    DisputesFixture() {
        this(EscrowFixture.quiet());
    }

    DisputesFixture(EscrowFixture chain) {
        this.chain = chain;
        employer = user("employer", EscrowFixture.EMPLOYER, Set.of("employer"));
        worker = user("worker", EscrowFixture.WORKER, Set.of("worker"));
        stranger = user("worker", EscrowFixture.OTHER, Set.of("worker"));
        arbiter = user("worker", DevAccounts.arbiter(), Set.of("worker", "arbiter"));
        disputes = chain.app.get(DisputeService.class);
        board = chain.app.get(DisputeBoard.class);
        proposals = chain.app.get(ProposalService.class);
        texts = chain.app.get(ProposalTexts.class);
        desk = chain.app.get(ProposalDesk.class);
        jobs = chain.app.get(JobBoard.class);
        actions = chain.app.get(JobActions.class);
    }

    private Caller user(String type, DevAccount account, Set<String> roles) {
        return user(type, account.address(), roles);
    }

    Caller user(String type, String address, Set<String> roles) {
        String wallet = address.toLowerCase(Locale.ROOT);
        String name = "u" + wallet.substring(2, 10);
        long id = People.add(chain.app, name, wallet, type);
        return new Caller(id, "session", wallet, roles);
    }

    DevAccount wallet(Caller caller) {
        return List.of(EscrowFixture.EMPLOYER, EscrowFixture.WORKER, EscrowFixture.OTHER, DevAccounts.arbiter())
                .stream()
                .filter(account -> account.address().equalsIgnoreCase(caller.wallet()))
                .findFirst()
                .orElseThrow();
    }

    // ---- jobs

    /** Posted, locked and accepted. */
    long active() {
        long id = locked();
        act(worker, id, JobAction.ACCEPT);
        return id;
    }

    /** Posted and locked. */
    long locked() {
        chain.index();
        PostedJob posted = chain.app
                .get(JobService.class)
                .post(employer, new NewJob("Shift", "Eight hours.", "care", "500.00", 24, List.of("Come"), null, null));
        FundingView funding = posted.funding();
        chain.send(EscrowFixture.EMPLOYER, funding.to(), funding.data(), new BigInteger(funding.value()));
        catchUp();
        return posted.job().id();
    }

    /** Active and handed in. */
    long submitted() {
        long id = active();
        act(worker, id, JobAction.COMPLETE);
        return id;
    }

    /** Handed in and disputed; answers the dispute's id. */
    DisputeView disputed() {
        long job = submitted();
        open(job);
        catchUp();
        return board.ofJob(employer, job).get(0);
    }

    void open(long job) {
        SignedAction signed =
                EscrowFixture.signed(actions.toSign(employer, job, JobAction.DISPUTE, null), EscrowFixture.EMPLOYER);
        chain.app
                .get(DisputeDesk.class)
                .open(
                        employer,
                        job,
                        new NewDispute("quality", "The floor is wet.", null, signed.signature(), signed.validUntil()));
    }

    void act(Caller who, long job, JobAction action) {
        relay(who, job, action, EscrowFixture.signed(actions.toSign(who, job, action, null), wallet(who)));
    }

    void relay(Caller who, long job, JobAction action, SignedAction signed) {
        SignedRequest request = new SignedRequest(signed.signature(), signed.validUntil(), null, null);
        chain.app.get(ActionDesk.class).act(who, job, action, request);
        catchUp();
    }

    JobView job(long id) {
        return jobs.find(employer, id);
    }

    // ---- proposals

    ProposalView offerSplit(Caller who, long job, String toWorker) {
        TypedData text = texts.settlementText(who, job, toWorker);
        SignedAction signed = EscrowFixture.signed(text, wallet(who));
        return desk.settle(
                who, job, new NewProposal(toWorker, null, "Let us end this.", signed.signature(), signed.validUntil()));
    }

    void accept(Caller who, ProposalView proposal) {
        SignedAction signed = EscrowFixture.signed(texts.acceptanceText(who, proposal.id()), wallet(who));
        desk.accept(who, proposal.id(), signed.signature(), signed.validUntil());
    }

    // ---- the world

    void send(DevAccount from, PreparedTransaction transaction) {
        chain.send(from, transaction);
        catchUp();
    }

    /** Sends what is to be sent, reads the chain, and hands the events out. */
    void catchUp() {
        chain.settle();
        chain.app.get(OutboxRelay.class).runNow();
    }

    @Override
    public void close() {
        chain.close();
    }
}
