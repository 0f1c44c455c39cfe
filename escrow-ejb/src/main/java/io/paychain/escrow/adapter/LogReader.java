package io.paychain.escrow.adapter;

import io.paychain.contracts.PayChainEscrow;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.Hex32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;
import org.web3j.protocol.core.methods.response.Log;

/** Reads the contract's logs; all their members are single words. */
final class LogReader {

    private static final String NOBODY = "0x0000000000000000000000000000000000000000";

    private static final Map<String, Function<Words, ChainEvent>> READERS = readers();

    private LogReader() {}

    /** What the log says; empty for logs that move and decide nothing. */
    static Optional<ChainEvent> read(Log log) {
        Function<Words, ChainEvent> reader = READERS.get(log.getTopics().get(0));
        if (reader == null) {
            return Optional.empty();
        }
        return Optional.of(reader.apply(Words.of(log)));
    }

    private static Map<String, Function<Words, ChainEvent>> readers() {
        Map<String, Function<Words, ChainEvent>> readers = new HashMap<>(jobReaders());
        readers.putAll(quarrelReaders());
        readers.put(
                topic(PayChainEscrow.PAYMENTPENDING_EVENT),
                w -> new ChainEvent.PaymentPending(w.address(0), w.addressOrNull(1), w.number(2)));
        readers.put(
                topic(PayChainEscrow.WITHDRAWAL_EVENT),
                w -> new ChainEvent.Withdrawal(w.address(0), w.address(1), w.addressOrNull(2), w.number(3)));
        readers.put(
                topic(PayChainEscrow.FEESWITHDRAWN_EVENT),
                w -> new ChainEvent.FeesWithdrawn(w.address(0), w.addressOrNull(1), w.number(2)));
        return readers;
    }

    private static Map<String, Function<Words, ChainEvent>> jobReaders() {
        return Map.of(
                topic(PayChainEscrow.JOBCREATED_EVENT),
                w -> new ChainEvent.Created(w.word(0), w.address(1), w.word(2), w.number(3)),
                topic(PayChainEscrow.JOBASSET_EVENT),
                w -> new ChainEvent.Priced(w.word(0), w.addressOrNull(1), w.word(2)),
                topic(PayChainEscrow.JOBACCEPTED_EVENT),
                w -> new ChainEvent.Accepted(w.word(0), w.address(1), w.small(2), w.time(3)),
                topic(PayChainEscrow.WORKSUBMITTED_EVENT),
                w -> new ChainEvent.Submitted(w.word(0), w.address(1), w.small(2), w.time(3)),
                topic(PayChainEscrow.JOBRELEASED_EVENT),
                w -> new ChainEvent.Released(w.word(0), w.address(1), w.number(2), w.number(3)),
                topic(PayChainEscrow.JOBREFUNDED_EVENT),
                w -> new ChainEvent.Refunded(w.word(0), w.address(1), w.number(2), true),
                topic(PayChainEscrow.JOBCANCELLED_EVENT),
                w -> new ChainEvent.Refunded(w.word(0), w.address(1), w.number(2), false),
                topic(PayChainEscrow.JOBWITHDRAWN_EVENT),
                w -> new ChainEvent.Withdrawn(w.word(0), w.address(1), w.small(2), w.time(3)),
                topic(PayChainEscrow.JOBREOPENED_EVENT),
                w -> new ChainEvent.Reopened(w.word(0), w.small(1), w.time(2)));
    }

    private static Map<String, Function<Words, ChainEvent>> quarrelReaders() {
        return Map.of(
                topic(PayChainEscrow.JOBDISPUTED_EVENT),
                w -> new ChainEvent.Disputed(w.word(0), w.time(1)),
                topic(PayChainEscrow.JOBRULED_EVENT),
                w -> new ChainEvent.Ruled(w.word(0), w.addressOrNull(1), w.number(2)),
                topic(PayChainEscrow.JOBSETTLED_EVENT),
                w -> new ChainEvent.Settled(w.word(0), w.address(1), "", w.number(2), w.number(3), w.number(4)),
                topic(PayChainEscrow.JOBAMENDED_EVENT),
                w -> new ChainEvent.Amended(w.word(0), w.time(1), w.word(2)),
                topic(PayChainEscrow.ITEMRELEASED_EVENT),
                w -> new ChainEvent.ItemReleased(w.word(0), w.address(1), w.small(2), w.number(3), w.number(4)));
    }

    private static String topic(Event event) {
        return EventEncoder.encode(event);
    }

    /** Indexed members first, then the others, as 32-byte words. */
    private record Words(List<String> hex) {

        static Words of(Log log) {
            List<String> words = new ArrayList<>();
            log.getTopics().subList(1, log.getTopics().size()).forEach(t -> words.add(t.substring(2)));
            String data = log.getData().substring(2);
            for (int i = 0; i + 64 <= data.length(); i += 64) {
                words.add(data.substring(i, i + 64));
            }
            return new Words(words);
        }

        String word(int i) {
            return Hex32.text(Hex32.bytes("0x" + hex.get(i)));
        }

        String address(int i) {
            return "0x" + word(i).substring(26);
        }

        /** An address that may be none: the token of ether, the arbiter when nobody ruled. */
        @Nullable
        String addressOrNull(int i) {
            return address(i).equals(NOBODY) ? null : address(i);
        }

        BigInteger number(int i) {
            return new BigInteger(hex.get(i), 16);
        }

        int small(int i) {
            return number(i).intValueExact();
        }

        long time(int i) {
            return number(i).longValueExact();
        }
    }
}
