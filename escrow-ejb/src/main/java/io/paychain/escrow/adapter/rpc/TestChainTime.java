package io.paychain.escrow.adapter.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.paychain.escrow.domain.ChainTime;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/** The clock of anvil, by its own methods; no other node knows them. */
@ApplicationScoped
public class TestChainTime implements ChainTime {

    @Inject
    EscrowSettings settings;

    /** Any answer. */
    public static final class Answer extends Response<JsonNode> {}

    @Override
    public void forward(long seconds) {
        RpcTransport node =
                new RpcTransport(settings.rpc().urls().get(0), settings.rpc().timeout());
        call(node, "evm_increaseTime", List.of(seconds));
        call(node, "evm_mine", List.of());
    }

    private static void call(RpcTransport node, String method, List<Long> values) {
        try {
            Answer answer = new Request<>(method, values, node, Answer.class).send();
            if (answer.hasError()) {
                throw new ChainUnavailable(method + " was refused");
            }
        } catch (IOException e) {
            throw new ChainUnavailable(method + " failed");
        }
    }
}
