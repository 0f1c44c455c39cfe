package io.paychain.escrow.adapter;

import io.paychain.escrow.adapter.rpc.RpcEndpoint;
import io.paychain.escrow.adapter.rpc.RpcPool;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.TokenDomain;
import io.paychain.escrow.domain.TokenDomains;
import io.paychain.escrow.domain.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.utils.Numeric;

/**
 * Asks the offered tokens how they call themselves and whether they know EIP-3009. Believed only when the separator that
 * the token shows is the one that follows from its words: a wallet would sign for nothing otherwise. They are asked
 * again, since a token may change its name, and a node may not have had it yet.
 */
@ApplicationScoped
public class NodeTokenDomains implements TokenDomains {

    private static final System.Logger LOG = System.getLogger(NodeTokenDomains.class.getName());
    private static final int LONGEST = 64;
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Inject
    RpcPool rpc;

    @Inject
    EscrowSettings settings;

    @Inject
    Tokens tokens;

    @Inject
    Clock clock;

    private final Map<String, Answer> known = new ConcurrentHashMap<>();

    /** What a token said last, and when it is asked again. */
    private record Answer(Optional<TokenDomain> domain, Instant until) {}

    @Override
    public Optional<TokenDomain> of(String token) {
        return Optional.ofNullable(known.get(token)).flatMap(Answer::domain);
    }

    /** Asks for what is not known, or no longer for sure; talks to the nodes, so it runs in no transaction. */
    public void refresh() {
        tokens.offered().stream().filter(this::isDue).forEach(this::find);
    }

    private boolean isDue(String token) {
        Answer last = known.get(token);
        return last == null || !clock.instant().isBefore(last.until());
    }

    private void find(String token) {
        try {
            Optional<TokenDomain> domain = read(token);
            keep(token, domain, domain.isPresent() ? FRESH : PATIENCE);
        } catch (ChainUnavailable e) {
            LOG.log(Level.DEBUG, "token {0} cannot be asked now: {1}", token, e.getMessage());
        } catch (RuntimeException e) { // one that answers oddly must not keep the others from being asked
            LOG.log(Level.WARNING, "token " + token + " answered what cannot be read", e);
            keep(token, Optional.empty(), PATIENCE);
        }
    }

    private void keep(String token, Optional<TokenDomain> domain, Duration until) {
        known.put(token, new Answer(domain, clock.instant().plus(until)));
    }

    /**
     * Asks a token now.
     *
     * @param token lower-case address
     * @return empty for one that takes no signature
     * @throws ChainUnavailable when the nodes do not answer, or not alike
     */
    public Optional<TokenDomain> read(String token) {
        return rpc.agreed("what a token calls itself", node -> domain(node, token));
    }

    private Optional<TokenDomain> domain(RpcEndpoint node, String token) {
        Function state = new Function("authorizationState", List.of(Address.DEFAULT, Bytes32.DEFAULT), List.of());
        Optional<String> separator = answer(node, token, function("DOMAIN_SEPARATOR"));
        return answer(node, token, state)
                .flatMap(any -> text(node, token, "name"))
                .flatMap(name -> text(node, token, "version").map(version -> new TokenDomain(name, version)))
                .filter(domain ->
                        separator.filter(separator(token, domain)::equals).isPresent());
    }

    private String separator(String token, TokenDomain domain) {
        return Numeric.toHexString(Eip712.domain(domain.name(), domain.version(), settings.chainId(), token));
    }

    private static Function function(String name) {
        return new Function(name, List.of(), List.of());
    }

    @SuppressWarnings("rawtypes")
    private Optional<String> text(RpcEndpoint node, String token, String name) {
        return answer(node, token, function(name)).flatMap(answer -> {
            List<TypeReference<?>> kind = List.of(TypeReference.create(Utf8String.class));
            List<Type> words = FunctionReturnDecoder.decode(
                    answer, kind.stream().map(NodeTokenDomains::untyped).toList());
            return words.stream()
                    .findFirst()
                    .map(word -> String.valueOf(word.getValue()))
                    .filter(word -> word.length() <= LONGEST);
        });
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static TypeReference<Type> untyped(TypeReference<?> reference) {
        return (TypeReference<Type>) (TypeReference) reference;
    }

    /** Empty when the token does not know the function; a node that fails says nothing about it. */
    private Optional<String> answer(RpcEndpoint node, String token, Function function) {
        Transaction call =
                Transaction.createEthCallTransaction(settings.contract(), token, FunctionEncoder.encode(function));
        EthCall answer = node.send(w -> w.ethCall(call, DefaultBlockParameterName.LATEST));
        if (!answer.hasError()) {
            return Optional.ofNullable(answer.getValue()).filter(value -> value.length() > 2);
        }
        String words = String.valueOf(answer.getError().getMessage()).toLowerCase(Locale.ROOT);
        if (!words.contains("revert")) {
            throw new ChainUnavailable("the node refused: " + words);
        }
        return Optional.empty();
    }
}
