package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One history from its seed to its end. */
final class History {

    private static final int STEPS = 55;
    private static final int ROUNDS_TO_REST = 60;
    private static final int BURIED = 6;
    private static final long LONGER_THAN_ANY_CLOCK = 100L * 86_400;

    private final long seed;
    private final World world;
    private final Dice dice;
    private final Wallets wallets;
    private final Actors actors;
    private final Checks checks;
    private int steps;

    /** What a history came to. */
    record Outcome(int steps, int reorganisations, int rollbacks, int crashes, Map<EscrowStatus, Integer> ends) {}

    History(long seed, Planted planted) {
        this.seed = seed;
        world = new World(seed, planted);
        dice = world.dice;
        wallets = new Wallets(world);
        actors = new Actors(world, wallets);
        checks = new Checks(world);
    }

    /**
     * Runs it.
     *
     * @throws Violation with the seed and the last things that happened
     */
    Outcome run() {
        try {
            world.on(0, "begins", Server::index);
            for (int i = 0; i < STEPS; i++) {
                step();
                checked();
            }
            end();
            return outcome();
        } catch (RuntimeException | Error wrong) {
            throw new Violation(
                    wrong + "\n  seed " + seed + ", step " + steps + "; the last things that happened:\n  "
                            + world.story(),
                    wrong);
        }
    }

    private void checked() {
        steps++;
        checks.afterStep();
    }

    private void step() {
        int what = dice.upTo(100);
        if (what < 34) {
            actors.move();
        } else if (what < 44) {
            wallets.move();
        } else if (what < 56) {
            world.weather.mine();
        } else if (what < 86) {
            work(dice.upTo(2));
        } else {
            trouble(what);
        }
    }

    private void work(int server) {
        switch (dice.upTo(8)) {
            case 0 -> world.on(server, "indexes", Server::index);
            case 1 -> world.on(server, "relays", Server::relay);
            case 2 -> world.on(server, "takes events in", Server::dispatch);
            case 3 -> world.on(server, "looks at its clocks", Server::timers);
            default -> cycle(server);
        }
    }

    /** What usually happens within seconds: sent, mined, booked, told. */
    private void cycle(int server) {
        world.on(server, "relays", Server::relay);
        world.weather.mine();
        round(server);
    }

    private void round(int server) {
        world.advance(1);
        world.on(server, "indexes", Server::index);
        world.on(server, "takes events in", Server::dispatch);
        world.on(server, "relays", Server::relay);
    }

    private void trouble(int what) {
        switch (what) {
            case 86, 87, 88 -> world.weather.reorganise();
            case 89 -> world.weather.drop();
            case 90 -> world.weather.force();
            case 91 -> world.weather.nodes();
            case 92 -> world.weather.fees();
            case 93, 94, 95 -> world.weather.crash();
            case 96 -> world.sponsoring = !world.sponsoring;
            case 97 -> again();
            default -> world.weather.jump();
        }
    }

    /** A server that was thought dead gives an old event to the jobs once more. */
    private void again() {
        long position = world.outbox.position();
        if (position > 0) {
            long old = dice.between(1, position);
            world.on(dice.upTo(2), "takes event " + old + " in again", s -> s.take(world.outbox.at(old)));
        }
    }

    // ---- the end

    /** Trouble ends; what is under way comes to rest; then every clock runs out. */
    private void end() {
        world.weather.calm();
        world.tell("calm");
        rest();
        checks.atRest();
        for (int i = 0; i < 3 && openDeals(); i++) {
            world.advance(LONGER_THAN_ANY_CLOCK);
            rest();
        }
        checks.atRest();
        checks.atTheEnd();
    }

    private void rest() {
        for (int i = 0; i < ROUNDS_TO_REST; i++) {
            world.advance(11);
            world.chain.mine(1000);
            bury(BURIED);
            round(i % 2);
            world.on(i % 2, "looks at its clocks", Server::timers);
            checked();
            if (resting()) {
                return;
            }
        }
    }

    /** Makes what is in blocks final sooner. */
    private void bury(int blocks) {
        for (int i = 0; i < blocks; i++) {
            world.chain.mine(1000);
        }
    }

    private boolean openDeals() {
        return world.chain.head().after().deals.values().stream().anyMatch(Deal::open);
    }

    private boolean resting() {
        return world.outbox.drained()
                && world.chain.waiting().stream().noneMatch(Tx::relayed)
                && world.store.cursor().height() >= world.settings.confirmedHeight(world.chain.height())
                && world.intended.rows.all().stream()
                        .allMatch(r -> r.status().equals("done") || r.status().equals("failed"))
                && world.escrows.due(world.chain.now(), 1).isEmpty();
    }

    private Outcome outcome() {
        Map<EscrowStatus, Integer> ends = new EnumMap<>(EscrowStatus.class);
        List<Deal> deals = new ArrayList<>(world.chain.head().after().deals.values());
        deals.forEach(deal -> ends.merge(deal.status(), 1, Integer::sum));
        return new Outcome(steps, world.weather.reorganisations, world.rolledBack, world.crashes, ends);
    }
}
