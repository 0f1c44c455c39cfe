package io.paychain.escrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.adapter.EscrowConfiguration;
import io.paychain.escrow.adapter.Web3jCodec;
import io.paychain.escrow.api.ChainInfo;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.Tokens;
import io.paychain.shared.money.Asset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What everybody is told about the chain: never the address that the server itself uses. */
class ChainInfoTest {

    private static final String WITH_KEY = "https://rpc.example/v3/0123456789abcdef-secret";
    private static final String PUBLIC = "paychain.chain.public.rpc.url";

    private final Map<String, String> set = new HashMap<>();

    @AfterEach
    void forget() {
        set.keySet().forEach(System::clearProperty);
    }

    @Test
    void withoutAPublicAddress_nobodyIsToldOurs() {
        ChainInfo info = info(Map.of());
        assertNull(info.rpcUrl());
        assertFalse(info.toString().contains("secret"), info.toString());
    }

    @Test
    void blankPublicAddress_isNone() {
        assertNull(info(Map.of(PUBLIC, " ")).rpcUrl());
    }

    @Test
    void publicAddress_isTold() {
        assertEquals(
                "https://public.example/rpc",
                info(Map.of(PUBLIC, "https://public.example/rpc")).rpcUrl());
    }

    @Test
    void publicAddressThatIsNone_stopsTheStart_byName() {
        for (String bad :
                new String[] {"public.example", "ftp://public.example", "https://user:pass@public.example/"}) {
            Map<String, String> change = Map.of(PUBLIC, bad);
            RuntimeException refused = assertThrows(RuntimeException.class, () -> info(change));
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.toLowerCase(Locale.ROOT).replace('_', '.').contains(PUBLIC), message);
            assertFalse(message.contains("pass@"), message);
        }
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container here: the test is what injects
    private ChainInfo info(Map<String, String> change) {
        set.put("paychain.chain.id", "11155111");
        set.put("paychain.chain.rpc.url", WITH_KEY);
        set.put("paychain.chain.contract.address", "0x00000000000000000000000000000000c0ffee00");
        set.putAll(change);
        set.forEach(System::setProperty);
        ChainService service = new ChainService();
        service.settings = new EscrowConfiguration().settings();
        service.codec = new Web3jCodec();
        service.books = new NoBlocks();
        service.tokens = new Tokens(Map.of());
        return service.info();
    }

    private static final class NoBlocks extends ChainBooks {
        @Override
        public Optional<BlockRef> head() {
            return Optional.empty();
        }

        @Override
        public Map<String, Asset> offered() {
            return Map.of();
        }
    }
}
