package io.paychain.identity.adapter;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The bytes of a password: all of it, whatever it holds, in one form for all keyboards (NFKC). */
final class PasswordText {

    private PasswordText() {}

    static byte[] normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
