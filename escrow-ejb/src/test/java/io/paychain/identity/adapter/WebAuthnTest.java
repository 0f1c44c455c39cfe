package io.paychain.identity.adapter;

import static com.webauthn4j.data.attestation.authenticator.AuthenticatorData.BIT_AT;
import static com.webauthn4j.data.attestation.authenticator.AuthenticatorData.BIT_BE;
import static com.webauthn4j.data.attestation.authenticator.AuthenticatorData.BIT_BS;
import static com.webauthn4j.data.attestation.authenticator.AuthenticatorData.BIT_UP;
import static com.webauthn4j.data.attestation.authenticator.AuthenticatorData.BIT_UV;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.adapter.PasskeyDevice.Kind;
import io.paychain.identity.api.KnownPasskey;
import io.paychain.identity.api.NewPasskey;
import io.paychain.identity.api.PasskeyAnswer;
import io.paychain.identity.api.PasskeyCreation;
import io.paychain.identity.api.PasskeyRequest;
import io.paychain.identity.domain.Base64Url;
import io.paychain.shared.error.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken as a passkey's answer, and the attacks that are not (checks 13 and 14; WebAuthn level 3, 7.1 and 7.2). */
class WebAuthnTest {

    private static final byte[] CHALLENGE = "a challenge of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII);
    private static final String HANDLE = "aGFuZGxlIG9mIHRoaXJ0eS10d28gYnl0ZXMhISEhISE";
    private static final int SEEN = BIT_UP | BIT_UV;

    private final WebAuthn webAuthn = at("http://localhost:8000");

    @SuppressWarnings("UnnecessaryAssignment") // no container here: the test is what injects
    static WebAuthn at(String publicUrl) {
        WebAuthn made = new WebAuthn();
        made.settings = new IdentitySettings(
                URI.create(publicUrl),
                1337,
                Duration.ofMinutes(60),
                Duration.ofDays(7),
                "0123456789abcdef0123456789abcdef",
                Set.of(),
                Set.of(),
                Path.of("none"),
                null,
                Path.of("none"),
                20,
                100);
        return made;
    }

    static PasskeyCreation creation(byte[] challenge) {
        return new PasskeyCreation(
                Base64Url.text(challenge), Instant.EPOCH, "localhost", HANDLE, "tess", WebAuthn.ALGORITHMS, List.of());
    }

    static PasskeyRequest request(byte[] challenge) {
        return new PasskeyRequest(Base64Url.text(challenge), Instant.EPOCH, "localhost", List.<KnownPasskey>of());
    }

    private Optional<WebAuthn.Made> made(NewPasskey given) {
        return webAuthn.made(CHALLENGE, PasskeyAttestation.of(given));
    }

    private WebAuthn.Known known(PasskeyDevice device) {
        WebAuthn.Made made = made(device.make(creation(CHALLENGE))).orElseThrow();
        return new WebAuthn.Known(7, 42, HANDLE, made.credential(), made.counter(), made.backupEligible(), false);
    }

    private WebAuthn.Outcome signed(WebAuthn.Known passkey, PasskeyAnswer given) {
        return webAuthn.signed(CHALLENGE, passkey, PasskeySignature.of(given));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ES256", "EDDSA", "RS256"})
    void keysThatWereAskedFor_areMadeAndSign(Kind kind) {
        PasskeyDevice device = new PasskeyDevice(kind);
        WebAuthn.Made made = made(device.make(creation(CHALLENGE))).orElseThrow();
        assertEquals(device.id(), made.credentialId());
        assertEquals("none", made.format());
        assertFalse(made.backupEligible() || made.backedUp());
        WebAuthn.Outcome.Right right =
                assertInstanceOf(WebAuthn.Outcome.Right.class, signed(known(device), device.sign(request(CHALLENGE))));
        assertEquals(3, right.counter());
    }

    @Test
    void aKeyThatNobodyAskedFor_isRefused() {
        assertTrue(made(new PasskeyDevice(Kind.ES384).make(creation(CHALLENGE))).isEmpty());
    }

    @Test
    void theChallenge_isWhatTheBrowserSays() {
        NewPasskey made = new PasskeyDevice().make(creation(CHALLENGE));
        byte[] said =
                webAuthn.challenge(PasskeyAttestation.of(made).clientData()).orElseThrow();
        assertTrue(Arrays.equals(CHALLENGE, said));
    }

    /** Lies of a browser or an authenticator that hold for both ceremonies. */
    static Stream<Arguments> lies() {
        return Stream.of(
                lie("another scheme", d -> d.at("https://localhost:8000")),
                lie("another port", d -> d.at("http://localhost:8001")),
                lie("no port", d -> d.at("http://localhost")),
                lie("another host", d -> d.at("http://paychain.example:8000")),
                lie("a subdomain", d -> d.at("http://evil.localhost:8000")),
                lie("ours as a name", d -> d.at("http://localhost:8000@evil.example")),
                lie("an app", d -> d.at("android:apk-key-hash:localhost")),
                lie("no origin", d -> d.at("null")),
                lie("another domain", d -> d.forDomain("evil.example")),
                lie("a domain above", d -> d.forDomain("localhost.")),
                lie("another ceremony", d -> d.saying("webauthn.steal")),
                lie("a payment", d -> d.saying("payment.get")),
                lie("a frame of another site", d -> d.adding(",\"crossOrigin\":true")),
                lie(
                        "a frame that names its top",
                        d -> d.adding(",\"crossOrigin\":true,\"topOrigin\":\"http://localhost:8000\"")),
                lie("a top alone", d -> d.adding(",\"topOrigin\":\"https://evil.example\"")),
                lie("the same member twice", d -> d.adding(",\"origin\":\"http://localhost:8000\"")),
                lie("text behind", d -> d.adding("} {\"x\":1")),
                lie("deep nesting", d -> d.adding(",\"x\":" + "[".repeat(60) + "]".repeat(60))),
                lie("nobody present", d -> d.noticing(BIT_UV)),
                lie("nobody verified", d -> d.noticing(BIT_UP)),
                lie("neither", d -> d.noticing(0)),
                lie("in a backup that cannot be", d -> d.noticing(SEEN | BIT_BS)));
    }

    private static Arguments lie(String name, UnaryOperator<PasskeyDevice> told) {
        return Arguments.of(name, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void check13_aLie_makesNoPasskey(String name, UnaryOperator<PasskeyDevice> told) {
        assertTrue(
                made(told.apply(new PasskeyDevice()).make(creation(CHALLENGE))).isEmpty(), name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void check13_aLie_signsNobodyIn(String name, UnaryOperator<PasskeyDevice> told) {
        PasskeyDevice device = new PasskeyDevice();
        WebAuthn.Known passkey = known(device);
        assertInstanceOf(
                WebAuthn.Outcome.Wrong.class, signed(passkey, told.apply(device).sign(request(CHALLENGE))), name);
    }

    @Test
    void aChallengeOfSomethingElse_isRefused_inBothCeremonies() {
        byte[] other = "another challenge, also 32 bytes".getBytes(StandardCharsets.US_ASCII);
        PasskeyDevice device = new PasskeyDevice();
        assertTrue(made(device.make(creation(other))).isEmpty());
        assertInstanceOf(WebAuthn.Outcome.Wrong.class, signed(known(device), device.sign(request(other))));
    }

    @Test
    void oneCeremonysAnswer_isNoneOfTheOther() {
        PasskeyDevice device = new PasskeyDevice();
        WebAuthn.Known passkey = known(device);
        assertInstanceOf(
                WebAuthn.Outcome.Wrong.class,
                signed(passkey, device.saying("webauthn.create").sign(request(CHALLENGE))));
        assertTrue(made(new PasskeyDevice().saying("webauthn.get").make(creation(CHALLENGE)))
                .isEmpty());
        assertInstanceOf(
                WebAuthn.Outcome.Wrong.class,
                signed(passkey, new PasskeyDevice().noticing(SEEN | BIT_AT).sign(request(CHALLENGE))));
    }

    @Test
    void oneBitElsewhere_isAnotherSignature() {
        PasskeyDevice device = new PasskeyDevice();
        WebAuthn.Known passkey = known(device);
        PasskeyAnswer good = device.sign(request(CHALLENGE));
        for (int bit = 0; bit < 37 * 8; bit += 7) {
            PasskeyAnswer data = new PasskeyAnswer(
                    good.credentialId(),
                    good.clientDataJson(),
                    PasskeyDevice.spoilt(good.authenticatorData(), bit),
                    good.signature(),
                    good.userHandle());
            assertInstanceOf(WebAuthn.Outcome.Wrong.class, signed(passkey, data), "authenticator data, bit " + bit);
            PasskeyAnswer signature = new PasskeyAnswer(
                    good.credentialId(),
                    good.clientDataJson(),
                    good.authenticatorData(),
                    PasskeyDevice.spoilt(good.signature(), bit),
                    good.userHandle());
            assertInstanceOf(WebAuthn.Outcome.Wrong.class, signed(passkey, signature), "signature, bit " + bit);
        }
        PasskeyAnswer spaced = new PasskeyAnswer(
                good.credentialId(),
                Base64Url.text((new String(
                                        Base64Url.bytes(good.clientDataJson(), 4_096)
                                                .orElseThrow(),
                                        StandardCharsets.UTF_8)
                                + " ")
                        .getBytes(StandardCharsets.UTF_8)),
                good.authenticatorData(),
                good.signature(),
                good.userHandle());
        assertInstanceOf(WebAuthn.Outcome.Wrong.class, signed(passkey, spaced), "client data with a space");
        assertInstanceOf(WebAuthn.Outcome.Right.class, signed(passkey, good), "the control");
    }

    @Test
    void anotherKey_doesNotSignForThisOne() {
        WebAuthn.Known passkey = known(new PasskeyDevice());
        assertInstanceOf(
                WebAuthn.Outcome.Wrong.class,
                signed(passkey, new PasskeyDevice().counting(10).sign(request(CHALLENGE))));
    }

    @ParameterizedTest
    @CsvSource({"5,5,COPIED", "5,4,COPIED", "5,0,COPIED", "5,6,RIGHT", "0,0,RIGHT", "0,1,RIGHT", "4294967295,0,COPIED"})
    void check14_aCounterThatDoesNotGrow_betraysACopy(long stored, long presented, String outcome) {
        PasskeyDevice device = new PasskeyDevice();
        WebAuthn.Known first = known(device);
        WebAuthn.Known passkey =
                new WebAuthn.Known(7, 42, HANDLE, first.credential(), stored, first.backupEligible(), false);
        WebAuthn.Outcome got = signed(passkey, device.counting(presented - 1).sign(request(CHALLENGE)));
        assertEquals(
                outcome, got.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT), stored + " " + presented);
    }

    @Test
    void aPasskeyThatCanBeShared_staysOne_andOneThatCannotStaysThat() {
        PasskeyDevice shared = new PasskeyDevice().noticing(SEEN | BIT_BE | BIT_BS);
        WebAuthn.Known passkey = known(shared);
        assertTrue(passkey.backupEligible());
        assertInstanceOf(WebAuthn.Outcome.Right.class, signed(passkey, shared.sign(request(CHALLENGE))));
        assertInstanceOf(
                WebAuthn.Outcome.Wrong.class,
                signed(passkey, shared.noticing(SEEN).sign(request(CHALLENGE))));
        PasskeyDevice bound = new PasskeyDevice();
        assertInstanceOf(
                WebAuthn.Outcome.Wrong.class,
                signed(known(bound), bound.noticing(SEEN | BIT_BE).sign(request(CHALLENGE))));
    }

    @Test
    void anIdOf1023Bytes_isTaken_oneMoreIsNot() {
        assertTrue(made(new PasskeyDevice().called(new byte[1_023]).make(creation(CHALLENGE)))
                .isPresent());
        assertTrue(made(new PasskeyDevice().called(new byte[1_024]).make(creation(CHALLENGE)))
                .isEmpty());
    }

    /** What is no attestation object at all. */
    static Stream<byte[]> rubbish() {
        byte[] deep = new byte[20_000];
        Arrays.fill(deep, (byte) 0x81);
        byte[] huge = {(byte) 0xa1, 0x63, 'f', 'm', 't', (byte) 0x9b, 0x7f, -1, -1, -1, -1, -1, -1, -1};
        byte[] twice = {(byte) 0xa2, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e', 0x63, 'f', 'm', 't', 0x60};
        return Stream.of(
                new byte[] {0},
                new byte[] {(byte) 0xa0},
                new byte[] {(byte) 0xf6},
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xbf, 0x63, 'f'},
                "{\"fmt\":\"none\"}".getBytes(StandardCharsets.US_ASCII),
                deep,
                huge,
                twice);
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void rubbish_isRefused_andBreaksNothing(byte[] attestation) {
        NewPasskey good = new PasskeyDevice().make(creation(CHALLENGE));
        assertTrue(made(new NewPasskey(null, good.clientDataJson(), Base64Url.text(attestation), null))
                .isEmpty());
        assertTrue(webAuthn.challenge(attestation).isEmpty());
    }

    @Test
    void everyCutOfAnAttestation_isRefused() {
        NewPasskey good = new PasskeyDevice().make(creation(CHALLENGE));
        byte[] whole = Base64Url.bytes(good.attestationObject(), 10_000).orElseThrow();
        for (int length = 1; length < whole.length; length++) {
            NewPasskey cut =
                    new NewPasskey(null, good.clientDataJson(), Base64Url.text(Arrays.copyOf(whole, length)), null);
            assertTrue(made(cut).isEmpty(), "cut at " + length);
        }
    }

    @ParameterizedTest
    @CsvSource({"not base64!", "a+b/", "YQ==", "YR", "A"})
    void whatIsNoBase64Url_isSaidByItsMember(String text) {
        PasskeyAnswer good = new PasskeyDevice().sign(request(CHALLENGE));
        PasskeyAnswer bad = new PasskeyAnswer(
                good.credentialId(), good.clientDataJson(), good.authenticatorData(), text, good.userHandle());
        Refusal refusal = assertThrows(Refusal.class, () -> PasskeySignature.of(bad));
        assertEquals("credential.response.signature", refusal.errors().get(0).field());
        assertEquals("WRONG_FORMAT", refusal.errors().get(0).code());
    }

    @Test
    void whatIsMissingOrTooLong_isSaidByItsMember() {
        PasskeyAnswer good = new PasskeyDevice().sign(request(CHALLENGE));
        PasskeyAnswer none = new PasskeyAnswer(null, null, null, null, null);
        assertEquals(
                "REQUIRED",
                assertThrows(Refusal.class, () -> PasskeySignature.of(none))
                        .errors()
                        .get(0)
                        .code());
        PasskeyAnswer big = new PasskeyAnswer(
                good.credentialId(), "A".repeat(8_000), good.authenticatorData(), good.signature(), null);
        assertEquals(
                "credential.response.clientDataJSON",
                assertThrows(Refusal.class, () -> PasskeySignature.of(big))
                        .errors()
                        .get(0)
                        .field());
        NewPasskey huge = new NewPasskey(null, "AAAA", "A".repeat(100_000), null);
        assertThrows(Refusal.class, () -> PasskeyAttestation.of(huge));
    }

    @Test
    void transportsThatWeDoNotKnow_areLeftOut() {
        assertEquals(
                List.of("hybrid", "internal"),
                PasskeyAttestation.of(new PasskeyDevice().make(creation(CHALLENGE)))
                        .transports());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000,localhost",
        "https://Pay.Example,pay.example",
        "https://pay.example:8443,pay.example",
        "http://127.0.0.1:8000,",
        "http://[::1]:8000,"
    })
    void passkeysAreForTheHostOfThePublicUrl_neverForAnAddress(String url, String rpId) {
        assertEquals(Optional.ofNullable(rpId), at(url).rpId());
    }
}
