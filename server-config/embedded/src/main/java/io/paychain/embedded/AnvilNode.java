package io.paychain.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The development chain: anvil with the public test mnemonic, whose state outlives it. */
public final class AnvilNode implements AutoCloseable {

    /** Chain id of the development chain. */
    public static final long CHAIN_ID = 1337;

    private static final String NAME = "anvil";
    private static final String VERSION = "1.7.1";
    private static final String RESOURCE = "/io/paychain/embedded/" + NativeBinary.platform() + "/anvil";
    private static final int BALANCE_ETHER = 1000;
    private static final int STATE_INTERVAL_SECONDS = 5;

    private final Path directory;
    private final int port;
    private final Mining mining;
    private final JsonRpc rpc;
    private ManagedProcess process;

    private AnvilNode(Path directory, int port, Mining mining) {
        this.directory = directory.toAbsolutePath().normalize();
        this.port = Ports.orFree(port);
        this.mining = mining;
        this.rpc = new JsonRpc(rpcUrl());
        this.process = launch();
    }

    /**
     * When blocks are made.
     *
     * @param blockTimeSeconds seconds between blocks, besides the one that each transaction gets at once; 0 for none
     * @param keptStates how many past states are kept for reorganisation tests; 0 keeps none
     */
    public record Mining(int blockTimeSeconds, int keptStates) {

        /** A block every 5 s and one at once for each transaction: time passes while nothing happens. */
        public static final Mining APPLICATION = new Mining(5, 0);
        /** A block for each transaction and no other: tests move time themselves. */
        public static final Mining INSTANT = new Mining(0, 0);
        /** As {@link #INSTANT}, with 64 past states, so that {@code anvil_reorg} and {@code evm_revert} work. */
        public static final Mining REORGANISING = new Mining(0, 64);
    }

    /**
     * Starts the chain, after stopping one that a killed launcher left running in the same directory.
     *
     * @param directory state and log
     * @param port TCP port, or 0 for a free one
     * @param mining when blocks are made
     * @throws EmbeddedException when the chain cannot start
     */
    public static AnvilNode start(Path directory, int port, Mining mining) {
        return new AnvilNode(directory, port, mining);
    }

    /** Starts a chain in a fresh temporary directory on a free port; ends with this JVM at the latest. */
    public static AnvilNode startTemporary(Mining mining) {
        AnvilNode node = start(Temporary.directory("paychain-anvil"), 0, mining);
        Temporary.closeAtExit(node::close, node.directory);
        return node;
    }

    /** Stops a process that a killed launcher left running in the directory; {@link #start} does this by itself. */
    public static void endLeftover(Path directory) {
        Leftovers.end(directory.toAbsolutePath().normalize(), NAME);
    }

    private ManagedProcess launch() {
        Leftovers.end(directory, NAME);
        Ports.requireFree(port, "the development chain", "PAYCHAIN_EMBEDDED_CHAIN_PORT");
        createDirectory();
        ManagedProcess started = ManagedProcess.start(new ManagedProcess.Spec(
                NAME, command(), Map.of(), directory, directory.resolve("anvil.log"), directory));
        started.awaitReady(this::answers);
        return started;
    }

    private void createDirectory() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                binary().toString(),
                "--host",
                Ports.LOOPBACK,
                "--port",
                Integer.toString(port),
                "--chain-id",
                Long.toString(CHAIN_ID),
                "--hardfork",
                "cancun",
                "--mnemonic",
                DevAccounts.MNEMONIC,
                "--accounts",
                Integer.toString(DevAccounts.FUNDED),
                "--balance",
                Integer.toString(BALANCE_ETHER),
                "--state",
                directory.resolve("state.json").toString(),
                "--state-interval",
                Integer.toString(STATE_INTERVAL_SECONDS),
                "--quiet"));
        command.addAll(miningArguments());
        return command;
    }

    private List<String> miningArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--prune-history");
        if (mining.keptStates() > 0) {
            arguments.add(Integer.toString(mining.keptStates()));
        }
        if (mining.blockTimeSeconds() > 0) {
            arguments.addAll(List.of("--mixed-mining", "--block-time", Integer.toString(mining.blockTimeSeconds())));
        }
        return arguments;
    }

    private static Path binary() {
        return NativeBinary.unpack(NAME + "-" + VERSION + "-" + NativeBinary.platform(), AnvilNode::openBinary);
    }

    private static InputStream openBinary() {
        InputStream in = AnvilNode.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new EmbeddedException("The development chain has no program for " + NativeBinary.platform()
                    + ": build on this platform, or point PAYCHAIN_CHAIN_RPC_URL to another chain.");
        }
        return in;
    }

    private boolean answers() {
        try {
            return Ports.isOpen(port) && rpc.quantity("eth_chainId") == CHAIN_ID;
        } catch (EmbeddedException e) {
            return false;
        }
    }

    /** Returns the address of the JSON-RPC interface. */
    public String rpcUrl() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    /** Returns the TCP port. */
    public int port() {
        return port;
    }

    /** Returns a client of this chain, also for anvil's own methods such as {@code evm_increaseTime}. */
    public JsonRpc rpc() {
        return rpc;
    }

    /** Moves the chain's clock forward and mines a block with the new time. */
    public void advance(Duration duration) {
        rpc.call("evm_increaseTime", duration.toSeconds());
        rpc.call("evm_mine");
    }

    /** Tells whether the chain runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the chain (SIGKILL): what happened since the last stored state, at most 5 s, is lost. */
    public void kill() {
        process.kill();
    }

    /** Stops the chain if it runs and starts it again on the same port with its stored state. */
    public void restart() {
        close();
        process = launch();
    }

    /** Stops the chain, which stores its state first. Does nothing when it has ended. */
    @Override
    public void close() {
        process.close();
    }
}
