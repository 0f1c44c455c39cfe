package io.paychain.identity.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strict reader of sign-in messages: what we write is read back, anything else is refused. */
class SignInMessageTest {

    private static final String WALLET = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final SignInMessage OURS = SignInMessage.ours(
            "localhost:8000",
            WALLET,
            URI.create("http://localhost:8000"),
            1337,
            "0123456789abcdef0123456789abcdef",
            NOW,
            NOW.plus(LIFE));

    @Test
    void ours_isReadBackWhole() {
        assertEquals(Optional.of(OURS), SignInMessage.parse(OURS.text()));
        assertEquals(Optional.empty(), objection(OURS, NOW));
    }

    @Test
    void text_isTheLayoutOfTheStandard() {
        assertEquals("""
                localhost:8000 wants you to sign in with your Ethereum account:
                0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266

                Sign in to PayChain. This costs nothing and moves no money.

                URI: http://localhost:8000
                Version: 1
                Chain ID: 1337
                Nonce: 0123456789abcdef0123456789abcdef
                Issued At: 2026-01-02T03:04:05Z
                Expiration Time: 2026-01-02T03:09:05Z""", OURS.text());
    }

    /** Each row is a replacement that breaks the layout. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8000 wants | ftp://localhost:8000 wants",
                "localhost:8000 wants | http:/localhost:8000 wants",
                "localhost:8000 wants | localhost:8000/x wants",
                "Version: 1 | Version: 2",
                "Chain ID: 1337 | Chain ID: 0x539",
                "Chain ID: 1337 | Chain ID: 01337",
                "Chain ID: 1337 | Chain ID: -1",
                "Chain ID: 1337 | Chain ID: 99999999999999999999",
                "Nonce: 0123456789 | Nonce: 01234-6789",
                "Nonce: 0123456789abcdef0123456789abcdef | Nonce: short",
                "Issued At: 2026 | Issued At: yesterday 2026",
                "2026-01-02T03:04:05Z | 2026-13-02T03:04:05Z",
                "URI: http | Uri: http",
                "wants you | wants  you",
                "0xf39 | 0Xf39",
                "Sign in | S\u00efgn in",
                "Sign in | Sign <in>",
                "Sign in | Sign % in",
                "URI: http://localhost | URI: localhost/",
                "URI: http://localhost | URI: http://local%zzhost",
                "T03:04:05Z | T03:04Z",
                "T03:04:05Z | 03:04:05Z",
                "T03:04:05Z | T03:04:05",
                "T03:04:05Z | T03:04:61Z",
            })
    void brokenLayout_isRefused(String from, String to) {
        String broken = OURS.text()
                .replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        assertTrue(!broken.equals(OURS.text()), "the row changes something");
        assertEquals(Optional.empty(), SignInMessage.parse(broken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                " ",
                "\nNot Before: tomorrow",
                "\nRequest ID: a/b",
                "\nRequest ID: %g1",
                "\nResources:\n- a",
                "\nResources: http://localhost:8000/a",
                "\nResources:\nhttp://localhost:8000/a",
                "\nResources:\n- http://localhost:8000/a\n",
                "\nRequest ID: 1\nNot Before: 2026-01-02T03:04:05Z",
                "\nExpiration Time: 2026-01-02T03:09:05Z",
                "\nStatement: x",
            })
    void anythingElseAfterTheEnd_isRefused(String tail) {
        assertEquals(Optional.empty(), SignInMessage.parse(OURS.text() + tail));
    }

    /** Texts that other makers of messages write; each is read and written back to the letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\nExpiration Time: 2026-01-02T03:09:05Z",
                "\nNot Before: 2026-01-02T03:04:05Z",
                "\nRequest ID: ",
                "\nRequest ID: a-1._~!$&'()*+,;=:@%2F",
                "\nResources:\n- http://localhost:8000/jobs/1\n- http://localhost:8000/jobs/2?x=%20#y",
                "\nExpiration Time: 2026-01-02T03:09:05Z\nNot Before: 2026-01-02T03:04:05Z\nRequest ID: 7"
                        + "\nResources:\n- http://localhost:8000",
            })
    void everyOptionalPart_isRead(String tail) {
        for (String head : List.of("", "http://")) {
            for (String statement : List.of("", "I accept: https://localhost:8000/terms?v=1 [now]!\n")) {
                String text = head + "localhost:8000 wants you to sign in with your Ethereum account:\n" + WALLET
                        + "\n\n" + statement + "\nURI: http://localhost:8000\nVersion: 1\nChain ID: 1337"
                        + "\nNonce: abcdefgh\nIssued At: 2026-01-02T03:04:05Z" + tail;
                SignInMessage read = SignInMessage.parse(text).orElseThrow(() -> new AssertionError(text));
                assertEquals(text, read.text());
                assertEquals(Optional.empty(), objection(read, NOW));
            }
        }
    }

    @Test
    void timesOfOtherZones_areTheSameTimes() {
        String text = OURS.text().replace("03:04:05Z", "05:04:05+02:00").replace("03:09:05Z", "03:09:05.000Z");
        assertEquals(Optional.of(OURS), SignInMessage.parse(text));
    }

    /** Each row is a tail, a head, and whether the message is acceptable a minute after it was issued. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | http:// | true",
                "'' | https:// | false",
                "Not Before: 2026-01-02T03:05:05Z | '' | true",
                "Not Before: 2026-01-02T03:05:06Z | '' | false",
                "Expiration Time: 2026-01-02T03:05:06Z | '' | true",
                "Expiration Time: 2026-01-02T03:05:05Z | '' | false",
                "Resources:;- http://localhost:8000/a | '' | true",
                "Resources:;- https://localhost:8000/a | '' | false",
                "Resources:;- http://localhost:8000@evil.example/a | '' | false",
                "Resources:;- http://localhost:8000/a;- urn:recap:eyJhdHQiOnt9fQ | '' | false",
            })
    void everyPart_isChecked(String tail, String head, boolean fine) {
        String text = head
                + OURS.text().replaceFirst("\nExpiration Time: .*", "")
                + (tail.isEmpty() ? "" : "\n" + tail.replace(';', '\n'));
        SignInMessage read = SignInMessage.parse(text).orElseThrow(() -> new AssertionError(text));
        assertEquals(fine, objection(read, NOW.plusSeconds(60)).isEmpty());
    }

    @Test
    void aMessageWithoutAnEnd_endsWhenOursWould() {
        SignInMessage open = SignInMessage.parse(OURS.text().replaceFirst("\nExpiration Time: .*", ""))
                .orElseThrow();
        assertTrue(objection(open, NOW.plus(LIFE).minusMillis(1)).isEmpty());
        assertTrue(objection(open, NOW.plus(LIFE)).isPresent());
    }

    @Test
    void windowsLineEnds_andHugeTexts_areRefused() {
        assertEquals(Optional.empty(), SignInMessage.parse(OURS.text().replace("\n", "\r\n")));
        assertEquals(Optional.empty(), SignInMessage.parse("a".repeat(5_000_000)));
        assertEquals(Optional.empty(), SignInMessage.parse(""));
    }

    @Test
    void d20_otherSiteChainOrWallet_isObjectedTo() {
        assertTrue(
                objection(with("evil.example", WALLET, 1337, OURS.uri()), NOW).isPresent());
        assertTrue(objection(with("localhost:8000", WALLET, 1, OURS.uri()), NOW).isPresent());
        assertTrue(objection(with("localhost:8000", WALLET.toLowerCase(java.util.Locale.ROOT), 1337, OURS.uri()), NOW)
                .isPresent());
        assertTrue(objection(with("localhost:8000", WALLET, 1337, URI.create("http://localhost:8000/x")), NOW)
                .isPresent());
    }

    @ParameterizedTest
    @CsvSource({"-61,false", "-60,true", "0,true", "299,true", "300,false", "900,false"})
    void d20_time_decides(long secondsAfterIssue, boolean fine) {
        assertEquals(fine, objection(OURS, NOW.plusSeconds(secondsAfterIssue)).isEmpty());
    }

    @Test
    void aLongerLifeThanOurs_isObjectedTo() {
        SignInMessage eternal = SignInMessage.ours(
                OURS.domain(), WALLET, OURS.uri(), 1337, OURS.nonce(), NOW, NOW.plus(Duration.ofDays(365)));
        assertTrue(objection(eternal, NOW).isPresent());
    }

    private static SignInMessage with(String domain, String wallet, long chain, URI uri) {
        return SignInMessage.ours(domain, wallet, uri, chain, OURS.nonce(), NOW, NOW.plus(LIFE));
    }

    private static Optional<String> objection(SignInMessage message, Instant now) {
        return message.objection("localhost:8000", URI.create("http://localhost:8000"), 1337, WALLET, now, LIFE);
    }
}
