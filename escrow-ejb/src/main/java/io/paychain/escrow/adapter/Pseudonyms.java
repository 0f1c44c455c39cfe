package io.paychain.escrow.adapter;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Addresses as the ledger shows them: HMAC-SHA-256 in hex with the server's pepper (D21, D52). */
@ApplicationScoped
public class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private byte[] pepper = new byte[0];

    @PostConstruct
    void load() {
        pepper = ConfigProvider.getConfig()
                .getValue("paychain.hash.pepper", String.class)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The pseudonym of a lower-case address. */
    public String of(String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(pepper, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform has no " + ALGORITHM, e);
        }
    }
}
