package io.paychain.simulation;

import java.math.BigInteger;
import java.util.List;

/** What happens to chain, nodes, servers and time without anybody's asking. */
final class Weather {

    private static final BigInteger CALM_FEE = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger SPIKE = BigInteger.valueOf(100_000_000_000L);
    private static final int DEEPEST = 12;

    private final World world;
    private final Dice dice;
    /** How often, of a thousand looks outside, the world moves on meanwhile. */
    int restless = 30;

    int reorganisations;
    private long eager;

    Weather(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    /** One change, between two looks of a server. */
    void change() {
        switch (dice.upTo(9)) {
            case 0, 1 -> mine();
            case 2 -> outlived();
            case 3 -> reorganise();
            case 4 -> world.advance(dice.between(1, 25));
            case 5 -> otherServer();
            case 6 -> drop();
            default -> nodes();
        }
    }

    /** The server sleeps longer than its lease, and another one takes over (F18, F31). */
    private void outlived() {
        world.advance(dice.between(16, 40));
        world.on(dice.upTo(2), "relays while the other one sleeps", Server::relay);
    }

    private void otherServer() {
        int number = dice.upTo(2);
        if (dice.upTo(2) == 0) {
            world.on(number, "relays meanwhile", Server::relay);
        } else {
            world.on(number, "indexes meanwhile", Server::index);
        }
    }

    void mine() {
        world.advance(dice.between(1, 3));
        world.chain.mine(dice.of(List.of(500, 900, 1000, 1000)));
        world.tell("block", world.chain.height(), world.chain.head().txs());
    }

    void reorganise() {
        int depth = dice.of(List.of(1, 1, 1, 2, 3, dice.upTo(DEEPEST) + 1));
        world.tell("reorganisation of", depth);
        world.chain.reorganise(depth, dice.of(List.of(0, 0, 100, 500, 1000)));
        reorganisations++;
    }

    void drop() {
        List<Tx> waiting = world.chain.waiting();
        if (!waiting.isEmpty()) {
            Tx lost = dice.of(waiting);
            world.tell("lost", lost.hash());
            world.chain.drop(lost);
        }
    }

    void nodes() {
        Node node = world.anyServer().node;
        switch (dice.upTo(4)) {
            case 0 -> node.away = !node.away;
            case 1 -> node.behind = dice.upTo(4);
            case 2 -> node.hidesReceipts = !node.hidesReceipts;
            default -> {
                node.away = false;
                node.behind = 0;
                node.hidesReceipts = false;
            }
        }
        world.tell("a node: away", node.away, "behind", node.behind, "hides receipts", node.hidesReceipts);
    }

    void fees() {
        world.chain.baseFee = world.chain.baseFee.equals(CALM_FEE) ? SPIKE : CALM_FEE;
        world.tell("base fee", world.chain.baseFee);
    }

    void force() {
        world.chain.force(BigInteger.valueOf(dice.between(1, 1_000_000)));
        world.tell("somebody forced ether in");
    }

    void crash() {
        world.armCrash(dice.upTo(25) + 1);
    }

    /** To a clock that runs, one second before or after it, or to nowhere special. */
    void jump() {
        List<Deal> open = world.chain.head().after().deals.values().stream()
                .filter(Deal::open)
                .toList();
        if (!open.isEmpty() && dice.permille(800)) {
            toTheClockOf(dice.of(open));
        } else {
            world.advance(dice.between(60, 48 * 3600));
        }
        world.tell("time is", world.chain.now());
    }

    /** One second before, at or after the clock; often somebody is there who tries the timeout at once (F20). */
    private void toTheClockOf(Deal deal) {
        world.advance(Math.max(1, deal.clock() + dice.between(-1, 1) - world.chain.now()));
        if (dice.permille(500)) {
            String timeout = switch (deal.status()) {
                case SUBMITTED -> "release";
                case DISPUTED -> "finalize";
                default -> "refundExpired";
            };
            Call call = Call.of(timeout, deal.id());
            world.chain.send(new Tx("eager:" + ++eager, Words.STRANGER, -1, BigInteger.ZERO, BigInteger.ZERO, call));
            world.chain.mine(1000);
        }
    }

    /** No more trouble. */
    void calm() {
        restless = 0;
        world.armCrash(0);
        world.chain.baseFee = CALM_FEE;
        world.sponsoring = true;
        for (Server server : world.servers) {
            server.node.away = false;
            server.node.behind = 0;
            server.node.hidesReceipts = false;
        }
    }
}
