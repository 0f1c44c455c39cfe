package io.paychain.simulation;

import io.paychain.escrow.api.Agreed;
import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.Share;
import io.paychain.escrow.api.TypedData;
import io.paychain.escrow.domain.Escrow;
import io.paychain.jobs.api.ChecklistTick;
import io.paychain.jobs.api.FundingView;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.PaymentStatus;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people ask the servers for: mostly what fits, often what does not. */
final class Actors {

    private static final int MOST_JOBS = 3;
    private static final List<Caller> WORKERS = List.of(MemoryPeople.ANNE, MemoryPeople.HOSTILE);
    private static final List<JobAction> SIGNED = List.of(
            JobAction.ACCEPT,
            JobAction.COMPLETE,
            JobAction.APPROVE,
            JobAction.WITHDRAW,
            JobAction.REOPEN,
            JobAction.DISPUTE);

    /** A signed request that waits to be sent; it may be stale by then. */
    private record Pocketed(Caller caller, long job, JobAction action, SignedRequest request) {}

    private final World world;
    private final Dice dice;
    private final Wallets wallets;
    private final List<Pocketed> pocket = new ArrayList<>();
    int refusals;

    Actors(World world, Wallets wallets) {
        this.world = world;
        this.dice = world.dice;
        this.wallets = wallets;
    }

    /** One wish of one person, at either server. */
    void move() {
        world.on(dice.upTo(2), "is asked", this::ask);
    }

    private void ask(Server server) {
        int jobs = world.jobs.all().size();
        if (jobs == 0 || (jobs < MOST_JOBS && dice.permille(60))) {
            post(server);
            return;
        }
        long job = someJob(jobs);
        switch (dice.upTo(20)) {
            case 0 -> fundAgain(server, job);
            case 1 -> cancel(server, job);
            case 2 -> tick(server, job);
            case 3 -> edit(server, job);
            case 4, 5 -> agree(server, job);
            case 7 -> timeouts(server, job);
            case 8 -> fromPocket(server);
            default -> actOrRule(server, job);
        }
    }

    /** Most often one in which money is. */
    private long someJob(int jobs) {
        long job = dice.upTo(jobs) + 1L;
        for (int i = 0; i < 2 && world.jobs.find(job).orElseThrow().payment() != PaymentStatus.LOCKED; i++) {
            job = dice.upTo(jobs) + 1L;
        }
        return job;
    }

    // ---- posting and funding

    private void post(Server server) {
        String pay = dice.between(1, 99_999) + "." + dice.between(10, 99);
        NewJob asked = new NewJob(
                "t", "d", "type", pay, (int) dice.between(1, 200), List.of("a", "b"), (int) dice.between(1, 200), (int)
                        dice.between(24, 240));
        tried(
                "post",
                () -> wallets.offered(
                        server.jobs.post(MemoryPeople.EMPLOYER, asked).funding()));
        if (dice.permille(700)) {
            wallets.lock();
        }
    }

    private void fundAgain(Server server, long job) {
        tried("fund " + job + " again", () -> {
            FundingView funding = server.jobs.funding(MemoryPeople.EMPLOYER, job);
            wallets.offered(funding);
        });
    }

    private void edit(Server server, long job) {
        NewJob asked = new NewJob(null, "words " + dice.upTo(9), null, null, null, null, null, null);
        tried("edit " + job, () -> server.jobs.edit(MemoryPeople.EMPLOYER, job, asked, null));
    }

    private void cancel(Server server, long job) {
        if (dice.permille(600)) {
            return; // else hardly a job would live
        }
        tried("cancel " + job, () -> {
            PreparedTransaction prepared =
                    server.jobs.cancel(MemoryPeople.EMPLOYER, job).transaction();
            if (prepared != null) {
                wallets.send(Words.EMPLOYER, BigInteger.ZERO, prepared.data());
            }
        });
    }

    private void tick(Server server, long job) {
        ChecklistTick tick = new ChecklistTick(dice.upTo(2) + 1, dice.permille(800));
        tried("tick " + job, () -> server.jobs.tick(dice.of(WORKERS), job, List.of(tick)));
    }

    // ---- one party's signature

    private void actOrRule(Server server, long job) {
        if (world.jobs.find(job).orElseThrow().status() == JobStatus.DISPUTED && dice.permille(600)) {
            rule(server, job);
        } else {
            act(server, job);
        }
    }

    private void act(Server server, long job) {
        JobAction action = dice.permille(800) ? fitting(job) : dice.of(SIGNED);
        Caller caller = dice.permille(850) ? rightful(job, action) : dice.of(MemoryPeople.ALL);
        int hours = (int) dice.between(1, 200);
        TypedData[] text = new TypedData[1];
        if (tried(
                        "ask to sign " + action + " " + job,
                        () -> text[0] = server.actions.toSign(caller, job, action, hours))
                != null) {
            return;
        }
        String signature = world.codec.sign(signer(caller), MemoryCodec.text(text[0].typedData()));
        Pocketed signed =
                new Pocketed(caller, job, action, new SignedRequest(signature, text[0].validUntil(), null, hours));
        if (dice.permille(150)) {
            pocket.add(signed);
        } else {
            give(server, signed);
        }
    }

    // Now and then somebody signs with a wallet that is not his.
    private String signer(Caller caller) {
        return dice.permille(20) ? Words.STRANGER : caller.wallet();
    }

    private void fromPocket(Server server) {
        if (!pocket.isEmpty()) {
            give(server, dice.of(pocket));
        }
    }

    private void give(Server server, Pocketed p) {
        Refusal refused = tried(
                p.action() + " " + p.job() + " by " + p.caller().userId(),
                () -> server.actions.act(p.caller(), p.job(), p.action(), p.request()));
        if (refused != null && refused.problem() == EscrowProblem.SPONSORING_EXHAUSTED) {
            PreparedTransaction own = (PreparedTransaction) refused.members().get("transaction");
            wallets.send(p.caller().wallet(), BigInteger.ZERO, own.data());
        }
    }

    private JobAction fitting(long job) {
        return switch (world.jobs.find(job).orElseThrow().status()) {
            case OPEN -> JobAction.ACCEPT;
            case ACTIVE, IN_PROGRESS ->
                dice.of(List.of(
                        JobAction.COMPLETE,
                        JobAction.COMPLETE,
                        JobAction.COMPLETE,
                        JobAction.APPROVE,
                        JobAction.WITHDRAW));
            case SUBMITTED ->
                dice.of(List.of(JobAction.APPROVE, JobAction.DISPUTE, JobAction.DISPUTE, JobAction.WITHDRAW));
            case DISPUTED -> dice.of(List.of(JobAction.APPROVE, JobAction.WITHDRAW));
            case WITHDRAWN -> JobAction.REOPEN;
            case COMPLETED, SETTLED, CANCELLED, EXPIRED -> dice.of(SIGNED);
        };
    }

    private Caller rightful(long job, JobAction action) {
        return switch (action) {
            case ACCEPT -> dice.of(WORKERS);
            case COMPLETE, WITHDRAW ->
                WORKERS.stream()
                        .filter(w -> world.jobs.find(job).orElseThrow().isWorker(w))
                        .findFirst()
                        .orElse(MemoryPeople.ANNE);
            default -> MemoryPeople.EMPLOYER;
        };
    }

    // ---- both, the arbiter, and clocks

    private void agree(Server server, long job) {
        Optional<Escrow> found = world.escrows.ofJob(job).filter(e -> e.worker() != null);
        if (found.isEmpty()) {
            return;
        }
        Escrow escrow = found.get();
        Agreement what = dice.permille(500) ? split(server, escrow) : extension(escrow);
        Instant until = Instant.ofEpochSecond(world.chain.now() + dice.between(60, 5 * 86_400));
        tried(what.action() + " " + job, () -> {
            TypedData text = server.agreements.text(job, what, Words.EMPLOYER, until);
            String signed = MemoryCodec.text(text.typedData());
            String byEmployer = world.codec.sign(Words.EMPLOYER, signed);
            String byWorker = world.codec.sign(dice.permille(50) ? Words.STRANGER : escrow.worker(), signed);
            server.actions.agree(MemoryPeople.EMPLOYER, job, new Agreed(what, until, byEmployer, byWorker));
        });
    }

    /** The share that people are shown must be what the contract will pay. */
    private Agreement split(Server server, Escrow escrow) {
        BigInteger toWorker = dice.partOf(escrow.amount());
        Share share = server.agreements.share(escrow.jobId(), toWorker);
        Violation.unlessEqual(
                escrow.amount().add(escrow.fee()),
                share.toWorker().add(share.toEmployer()).add(share.fee()),
                "the shares shown");
        return new Agreement.Split(toWorker);
    }

    private Agreement extension(Escrow escrow) {
        long grace = escrow.status() == EscrowStatus.ACTIVE ? Escrow.GRACE : 0;
        long until = escrow.clock() - grace + dice.between(-10, 20 * 86_400);
        return new Agreement.Extension(Instant.ofEpochSecond(until), escrow.termsHash());
    }

    private void rule(Server server, long job) {
        Optional<Escrow> disputed = world.escrows.ofJob(job).filter(e -> e.status() == EscrowStatus.DISPUTED);
        disputed.ifPresent(escrow -> tried("rule " + job, () -> {
            PreparedTransaction ruling = server.agreements.prepareRuling(job, dice.partOf(escrow.amount()));
            wallets.send(dice.permille(800) ? Words.ARBITER : Words.STRANGER, BigInteger.ZERO, ruling.data());
        }));
    }

    private void timeouts(Server server, long job) {
        Caller anybody = dice.of(MemoryPeople.ALL);
        if (dice.permille(700)) {
            tried("refund " + job, () -> server.actions.refund(anybody, job));
        } else {
            tried("finalize " + job, () -> server.actions.finalizeDispute(anybody, job));
        }
    }

    private Refusal tried(String what, Runnable work) {
        Refusal refused = world.db.ask(work);
        world.tell(what, refused == null ? "" : refused.problem());
        refusals += refused == null ? 0 : 1;
        return refused;
    }
}
