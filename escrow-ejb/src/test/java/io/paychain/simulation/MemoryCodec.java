package io.paychain.simulation;

import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.escrow.domain.SignedCall;
import io.paychain.escrow.domain.Terms;
import io.paychain.escrow.domain.TypedText;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Call data, hashes and signatures as numbers in a register: cheap, and nobody can forge one. */
final class MemoryCodec implements EscrowCodec {

    /**
     * What somebody signed.
     *
     * @param text type and values, as {@link #text} writes them
     */
    record Signature(String wallet, String text) {

        /** A member of the text by its place: 0 the type, 1 the job, 2 the round. */
        String member(int place) {
            return text.split("\\|", -1)[place];
        }
    }

    private final Map<String, Call> calls = new HashMap<>();
    private final Map<String, Signature> signatures = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private long hashes;

    /** The text that is signed: type and values, in order. */
    static String text(String type, Object... values) {
        StringBuilder text = new StringBuilder(type);
        for (Object value : values) {
            text.append('|').append(value);
        }
        return text.toString();
    }

    private static String text(TypedText typed) {
        return text(
                typed.primaryType(),
                typed.fields().stream().map(TypedText.Field::value).toArray());
    }

    /** The text of what a wallet is shown. */
    static String text(Map<String, Object> shown) {
        Map<?, ?> message = (Map<?, ?>) shown.get("message");
        return shown.get("primaryType")
                + message.values().stream().map(v -> "|" + v).collect(Collectors.joining());
    }

    /** A wallet signs. */
    String sign(String wallet, String text) {
        String signature = "0x" + "00".repeat(60) + Long.toHexString(0x1000000000L + signatures.size());
        signatures.put(signature, new Signature(wallet, text));
        return signature;
    }

    String sign(String wallet, TypedText text) {
        return sign(wallet, text(text));
    }

    /** What a signature is; null for a text that is none. */
    Signature signature(String signature) {
        return signatures.get(signature);
    }

    /** What call data means. */
    Call call(String data) {
        return calls.get(data);
    }

    /** Call data for a call. */
    String data(Call call) {
        String data = "0x" + Long.toHexString(0x10000000L + calls.size());
        calls.put(data, call);
        return data;
    }

    @Override
    public String keccak(String text) {
        return Words.word('a', ++hashes);
    }

    @Override
    public String jobId(String employer, String termsHash, Terms terms, String token) {
        return ids.computeIfAbsent(
                employer + termsHash + terms.word().toString(16), k -> Words.word('d', ids.size() + 1L));
    }

    @Override
    public String digest(TypedText text) {
        return text(text);
    }

    @Override
    public Optional<String> signer(TypedText text, String signature) {
        return Optional.ofNullable(signatures.get(signature))
                .filter(s -> s.text().equals(text(text)))
                .map(Signature::wallet);
    }

    @Override
    public String createJob(String termsHash, Terms terms, String token) {
        return data(Call.of("createJob", "").terms(termsHash, terms));
    }

    @Override
    public String approve(String spender, BigInteger amount) {
        throw new UnsupportedOperationException("no history has tokens");
    }

    @Override
    public String createJobByAuthorization(PreparedFunding funding, long validBefore, String signature) {
        throw new UnsupportedOperationException("no history has tokens");
    }

    @Override
    public String acceptJob(Escrow escrow, String worker, Signed signature, Signed voucher) {
        return data(Call.of("acceptJob", escrow.onchainId())
                .terms(escrow.termsHash(), escrow.terms())
                .party(worker)
                .signed(signature, voucher));
    }

    @Override
    public String bySignature(String function, String id, Signed signature) {
        return data(Call.of(function, id).signed(signature));
    }

    @Override
    public String reopen(String id, long acceptWithin, Signed signature) {
        return data(Call.of("reopenBySig", id).number(acceptWithin).signed(signature));
    }

    @Override
    public String reopen(String id, long acceptWithin) {
        return data(Call.of("reopen", id).number(acceptWithin));
    }

    @Override
    public String settle(String id, BigInteger toWorker, Signed byEmployer, Signed byWorker) {
        return data(Call.of("settle", id).share(toWorker).signed(byEmployer, byWorker));
    }

    @Override
    public String amend(Amendment amendment, Signed byEmployer, Signed byWorker) {
        return data(Call.of("amend", amendment.id())
                .number(amendment.newClock())
                .terms(amendment.newTermsHash(), null)
                .signed(byEmployer, byWorker));
    }

    @Override
    public String rule(String id, BigInteger toWorker) {
        return data(Call.of("rule", id).share(toWorker));
    }

    @Override
    public String ofJob(String function, String id) {
        return data(Call.of(function, id));
    }

    @Override
    public Optional<SignedCall> signedCall(String raw) {
        return Optional.empty();
    }

    @Override
    public String checksummed(String address) {
        return address;
    }
}
