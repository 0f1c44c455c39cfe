package io.paychain.identity.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import java.util.List;

/**
 * How the library is set up. Its JSON and CBOR are as strict as ours: no member twice, bounded depth and length. An
 * attestation statement must be right in itself, but no maker has to be known: we ask for none, and take what comes.
 */
final class WebAuthnLibrary {

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(16)
            .maxStringLength(1 << 16)
            .maxNameLength(1 << 10)
            .maxNumberLength(100)
            .maxDocumentLength(1L << 17)
            .build();

    private WebAuthnLibrary() {}

    static ObjectConverter converter() {
        JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(BOUNDS)
                .build();
        CBORFactory cbor = CBORFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(BOUNDS)
                .build();
        return new ObjectConverter(
                JsonMapper.builder(json)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build(),
                CBORMapper.builder(cbor).build());
    }

    static WebAuthnManager manager(ObjectConverter converter) {
        return new WebAuthnManager(
                List.of(
                        new NoneAttestationStatementVerifier(),
                        new PackedAttestationStatementVerifier(),
                        new FIDOU2FAttestationStatementVerifier(),
                        new TPMAttestationStatementVerifier(),
                        new AndroidKeyAttestationStatementVerifier(),
                        new AppleAnonymousAttestationStatementVerifier()),
                new NullCertPathTrustworthinessVerifier(),
                new DefaultSelfAttestationTrustworthinessVerifier(),
                List.of(made -> refuseFrames(made.getCollectedClientData())),
                List.of(signed -> refuseFrames(signed.getCollectedClientData())),
                converter);
    }

    /** The library looks at the page around ours only when the browser says that it is another site's. */
    private static void refuseFrames(CollectedClientData said) {
        if (said.getTopOrigin() != null) {
            throw new BadTopOriginException("a frame");
        }
    }
}
