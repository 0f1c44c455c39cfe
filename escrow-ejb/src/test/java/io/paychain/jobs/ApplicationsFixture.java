package io.paychain.jobs;

import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.EscrowFixture;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.api.ApplicationView;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewApplication;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.PostedJob;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.platform.outbox.EventLog;
import io.paychain.platform.outbox.OutboxRelay;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.shared.Caller;
import io.paychain.testkit.People;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Jobs whose employer picks, of people with real wallets on a real chain. */
final class ApplicationsFixture implements AutoCloseable {

    final EscrowFixture chain = EscrowFixture.quiet();
    final JobService service = chain.app.get(JobService.class);
    final JobBoard jobs = chain.app.get(JobBoard.class);
    final ApplicationBoard board = chain.app.get(ApplicationBoard.class);
    final ApplicationDesk desk = chain.app.get(ApplicationDesk.class);
    final Applications applications = chain.app.get(Applications.class);
    private final Map<Long, DevAccount> wallets = new HashMap<>();
    final Caller employer = person("employer", 0);
    final Caller worker = person("worker", 1);
    final Caller other = person("worker", 2);
    final Caller third = person("worker", 3);

    Caller person(String type, int n) {
        DevAccount account = DevAccounts.of(n);
        Caller caller = user(type, "person" + n, account.address());
        wallets.put(caller.userId(), account);
        return caller;
    }

    Caller user(String type, String name, String address) {
        String wallet = address.toLowerCase(Locale.ROOT);
        return new Caller(People.add(chain.app, name, wallet, type), "session", wallet, Set.of(type));
    }

    DevAccount wallet(Caller who) {
        return wallets.get(who.userId());
    }

    static NewJob asked(Integer acceptWithinHours) {
        List<String> checklist = List.of("Come");
        return new NewJob(
                "Roof", "The whole roof.", "care", "500.00", 24, checklist, acceptWithinHours, null, null, null, true);
    }

    /** Posted, and locked by the employer's wallet. */
    long locked() {
        return locked(168);
    }

    long locked(int acceptWithinHours) {
        chain.index();
        PostedJob posted = service.post(employer, asked(acceptWithinHours));
        chain.send(
                wallet(employer),
                posted.funding().to(),
                posted.funding().data(),
                new BigInteger(posted.funding().value()));
        catchUp();
        return posted.job().id();
    }

    ApplicationView apply(Caller who, long job) {
        SignedAction signed = EscrowFixture.signed(board.toSign(who, job), wallet(who));
        return desk.apply(who, job, new NewApplication(signed.signature(), signed.validUntil(), "Me, please."));
    }

    SignedRequest voucher(long job, ApplicationView application) {
        TypedData text = board.voucher(employer, job, application.id());
        SignedAction signed = EscrowFixture.signed(text, wallet(employer));
        return new SignedRequest(signed.signature(), signed.validUntil(), null, null);
    }

    JobView pick(long job, ApplicationView application) {
        return desk.pick(employer, job, application.id(), voucher(job, application));
    }

    void act(Caller who, long job, JobAction action) {
        JobActions actions = chain.app.get(JobActions.class);
        SignedAction signed = EscrowFixture.signed(actions.toSign(who, job, action, null), wallet(who));
        actions.act(who, job, action, new SignedRequest(signed.signature(), signed.validUntil(), null, null));
        catchUp();
    }

    JobView job(long id) {
        return jobs.find(employer, id);
    }

    String status(Caller who, long job) {
        return board.mine(who, job, 1, null).items().get(0).status();
    }

    /** Sends what is to be sent, reads the chain, and hands the events out. */
    void catchUp() {
        chain.settle();
        chain.app.get(OutboxRelay.class).runNow();
    }

    /** What one person was told about a job, in order. */
    List<String> told(Caller who, long job) {
        chain.app.get(OutboxRelay.class).runNow();
        return chain.app.get(EventLog.class).after(0, EventLog.BATCH).stream()
                .filter(event -> event.channels().contains("user:" + who.userId()))
                .filter(event -> event.subject().equals("job:" + job))
                .map(StoredEvent::type)
                .toList();
    }

    @Override
    public void close() {
        chain.close();
    }
}
