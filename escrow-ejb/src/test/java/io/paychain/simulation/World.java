package io.paychain.simulation;

import io.paychain.escrow.domain.Arbitration;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Sponsorship;
import io.paychain.escrow.domain.TokenBook;
import io.paychain.escrow.domain.TokenDomains;
import io.paychain.escrow.domain.Tokens;
import io.paychain.organisations.Memberships;
import io.paychain.payments.domain.PriceFeed;
import io.paychain.shared.money.Asset;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything of one history: the chain, the database, two servers, and the chance of trouble between any two steps. */
final class World {

    private static final int TOLD = Integer.getInteger("paychain.simulation.told", 60);
    private static final BigInteger MAX_FEE = BigInteger.valueOf(500_000_000_000L);

    private static final List<EscrowSettings> SETTINGS = List.of(settings(1), settings(2), settings(3));

    final Planted planted;
    final Dice dice;
    final MemoryDb db;
    final MemoryCodec codec = new MemoryCodec();
    final MemoryKeys keys = new MemoryKeys(codec);
    final MemoryChain chain;
    final Store store;
    final Intended intended;
    final MemoryFundings fundings;
    final MemoryEscrows escrows;
    final MemoryLedger ledger;
    final MemoryOutbox outbox;
    final MemoryJobs jobs;
    final Rows<String, Long> nonces;
    final EscrowSettings settings;
    final Server[] servers = new Server[2];
    final Weather weather;
    int rolledBack;
    int crashes;
    boolean sponsoring = true;
    private final BigDecimal rate;
    private final Deque<Object[]> story = new ArrayDeque<>();
    private int crashIn;
    private boolean interrupted;

    World(long seed, Planted planted) {
        this.planted = planted;
        dice = new Dice(seed);
        db = new MemoryDb(this::maybeCrash);
        store = new Store(db, planted);
        intended = new Intended(store);
        fundings = new MemoryFundings(store);
        escrows = new MemoryEscrows(store, fundings, intended);
        ledger = new MemoryLedger(store);
        outbox = new MemoryOutbox(store);
        jobs = new MemoryJobs(store);
        nonces = new Rows<>(db);
        chain = new MemoryChain(dice, new ContractModel(codec, planted), new Fairness(codec));
        settings = SETTINGS.get(dice.upTo(3));
        rate = new BigDecimal("0.000244").add(BigDecimal.valueOf(dice.between(1, 999_999), 18));
        weather = new Weather(this);
        start(0);
        start(1);
    }

    private static EscrowSettings settings(int confirmations) {
        return new EscrowSettings(
                1337,
                new EscrowSettings.Rpc(List.of("http://127.0.0.1:1"), 0, Duration.ofSeconds(30), Duration.ofSeconds(5)),
                "",
                Words.CONTRACT,
                1,
                confirmations,
                "",
                Words.FEE_BPS,
                5,
                MAX_FEE,
                Duration.ofSeconds(10),
                MemoryDesk.LEASE,
                new EscrowSettings.Sponsoring(BigInteger.ZERO, BigInteger.ZERO),
                true);
    }

    /** The parts that every server is wired to. */
    List<Object> shared() {
        PriceFeed prices = () -> Optional.of(new PriceFeed.Price(rate, "constant", db.instant()));
        return List.of(
                db,
                codec,
                keys,
                settings,
                new Arbitration(Words.ARBITER_ID),
                new Tokens(Map.of()),
                noTokens(),
                NO_SIGNATURES,
                store.blockStore(),
                store.eventRows(),
                store.chainState(),
                intended,
                fundings,
                escrows,
                ledger,
                outbox,
                jobs,
                new MemoryPeople(),
                new Memberships(), // nobody acts for an organisation, so nobody asks it
                new MemoryDesk(store, intended, nonces, keys, outbox),
                sponsorship(),
                prices);
    }

    private static final TokenDomains NO_SIGNATURES = token -> Optional.empty();

    private static TokenBook noTokens() {
        return new TokenBook() {
            @Override
            public void prepared(String token, Asset asset) {
                throw new IllegalStateException("no job of the simulation is paid in a token");
            }

            @Override
            public void booked(String token, Asset asset) {
                prepared(token, asset);
            }
        };
    }

    private Sponsorship sponsorship() {
        return new Sponsorship() {
            @Override
            public Optional<Instant> exhausted(String wallet) {
                return sponsoring ? Optional.empty() : Optional.of(db.instant().plusSeconds(3600));
            }

            @Override
            public void reserve(long intentId, String action, String wallet) {
                // the bound is switched by hand
            }
        };
    }

    // ---- servers

    private void start(int number) {
        servers[number] = new Server(this);
    }

    Server anyServer() {
        return servers[dice.upTo(2)];
    }

    /** Lets a server work; a crash ends its work and starts it anew. */
    void on(int number, String what, java.util.function.Consumer<Server> work) {
        tell("server", number, what);
        try {
            work.accept(servers[number]);
        } catch (Crash crash) {
            tell("server", number, "crashed at", crash.getMessage());
            crashes++;
            start(number);
        }
    }

    /** The next work of a server ends at its n-th look outside. */
    void armCrash(int n) {
        crashIn = n;
    }

    private void maybeCrash() {
        if (crashIn > 0 && --crashIn == 0) {
            throw new Crash("commit");
        }
    }

    /** Called between any two things that a server does outside: it may die here, or the world may move on. */
    void interrupt(String where) {
        if (crashIn > 0 && --crashIn == 0) {
            throw new Crash(where);
        }
        if (!interrupted && dice.permille(weather.restless)) {
            interrupted = true;
            try {
                weather.change();
            } finally {
                interrupted = false;
            }
        }
    }

    void advance(long seconds) {
        chain.advance(seconds);
        db.advance(Duration.ofSeconds(seconds));
    }

    /** For the planted fault: the cursor goes back, and nothing else. */
    boolean skipRollback(BlockRef ancestor) {
        db.tx(() -> {
            store.blockStore().dropAbove(ancestor.height());
            store.blockStore().moveTo(ancestor);
        });
        return true;
    }

    // ---- the story

    /** Remembers what happened; written out only when somebody wants to read it. */
    void tell(Object... what) {
        if (story.size() == TOLD) {
            story.removeFirst();
        }
        story.add(what);
    }

    /** The last things that happened. */
    String story() {
        return story.stream()
                .map(what -> Arrays.stream(what).map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n  "));
    }
}
