package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.TypedText;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/** EIP-712 digests of flat texts: every member is one 32-byte word. */
final class Eip712 {

    private static final byte[] DOMAIN_TYPE =
            keccak("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    private Eip712() {}

    static byte[] digest(TypedText text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x19);
        out.write(0x01);
        out.writeBytes(domain(text.name(), text.version(), text.chainId(), text.contract()));
        out.writeBytes(struct(text));
        return Hash.sha3(out.toByteArray());
    }

    /** The domain's separator, 32 bytes. */
    static byte[] domain(String name, String version, long chainId, String contract) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(DOMAIN_TYPE);
        out.writeBytes(keccak(name));
        out.writeBytes(keccak(version));
        out.writeBytes(word(BigInteger.valueOf(chainId)));
        out.writeBytes(word(Numeric.toBigInt(contract)));
        return Hash.sha3(out.toByteArray());
    }

    private static byte[] struct(TypedText text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(keccak(text.typeString()));
        text.fields().forEach(f -> out.writeBytes(word(value(f))));
        return Hash.sha3(out.toByteArray());
    }

    private static BigInteger value(TypedText.Field field) {
        if (field.value() instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        String text = (String) field.value();
        return text.startsWith("0x") ? Numeric.toBigInt(text) : new BigInteger(text);
    }

    private static byte[] word(BigInteger value) {
        return Numeric.toBytesPadded(value, 32);
    }

    private static byte[] keccak(String text) {
        return Hash.sha3(text.getBytes(StandardCharsets.UTF_8));
    }
}
