package io.paychain.web.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.paychain.identity.api.KnownPasskey;
import io.paychain.identity.api.PasskeyAnswer;
import io.paychain.identity.api.PasskeyCreation;
import io.paychain.identity.api.PasskeyRequest;
import io.paychain.shared.error.Refusal;
import io.paychain.web.http.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passkeys on the wire: the standard's names inside, our strictness around. */
class CredentialTest {

    private static final String SIGNED = "{\"id\":\"q80\",\"rawId\":\"q80\",\"type\":\"public-key\",\"response\":{"
            + "\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"MEU\",\"userHandle\":null}}";

    private static PasskeysResource.Signed read(String credential) throws JsonProcessingException {
        return Json.mapper().readValue("{\"credential\":" + credential + "}", PasskeysResource.Signed.class);
    }

    private static Credential credential(String json) throws JsonProcessingException {
        return Credential.of(read(json).credential());
    }

    @Test
    void aBrowsersAnswer_isReadByTheStandardsNames() throws Exception {
        assertEquals(
                new PasskeyAnswer("q80", "e30", "AA", "MEU", null),
                credential(SIGNED).signed());
        assertNull(read(SIGNED).mfaToken());
    }

    @Test
    void whatANewerBrowserAdds_isPassedOver_butOnlyInWhatIsItsOwn() throws Exception {
        String more = SIGNED.replace(
                        "\"type\"", "\"authenticatorAttachment\":\"platform\",\"clientExtensionResults\":{},\"type\"")
                .replace("\"signature\"", "\"publicKeyAlgorithm\":-7,\"signature\"");
        assertEquals("MEU", credential(more).signed().signature());
        assertThrows(
                JsonProcessingException.class,
                () -> Json.mapper()
                        .readValue("{\"credential\":" + SIGNED + ",\"user_id\":1}", PasskeysResource.Signed.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"q80\",\"id\":\"q81\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"q80\",\"type\":\"public-key\",\"response\":{\"signature\":\"a\",\"signature\":\"b\"}}",
                "{\"id\":17,\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"q80\",\"type\":\"public-key\",\"response\":[]}",
                "{\"id\":\"q80\",\"type\":\"public-key\",\"response\":{\"signature\":{}}}",
                "[]"
            })
    void aMemberTwice_orInAnotherForm_isRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"q80\",\"type\":\"password\",\"response\":{}}",
                "{\"id\":\"q80\",\"response\":{}}",
                "{\"id\":\"q80\",\"rawId\":\"q81\",\"type\":\"public-key\",\"response\":{}}"
            })
    void whatIsNoPasskey_orNotSureWhich_isRefused(String json) throws Exception {
        Credential given = credential(json);
        assertThrows(Refusal.class, given::signed);
        assertThrows(Refusal.class, () -> given.made("x"));
    }

    @Test
    void withoutACredential_itIsSaid() {
        assertEquals(
                "credential",
                assertThrows(Refusal.class, () -> Credential.of(null))
                        .errors()
                        .get(0)
                        .field());
    }

    @Test
    void theOptions_demandAVerifiedHolder_andAKeptKey_inTheStandardsNames() {
        PasskeyCreation wanted = new PasskeyCreation(
                "Y2g",
                Instant.EPOCH,
                "localhost",
                "aGE",
                "tess",
                List.of(-7L, -8L, -257L),
                List.of(new KnownPasskey("q80", List.of("usb"))));
        JsonNode options = Json.mapper().valueToTree(Ceremony.of(wanted)).path("public_key");
        assertEquals(
                "required",
                options.path("authenticatorSelection").path("userVerification").asText());
        assertEquals(
                "required",
                options.path("authenticatorSelection").path("residentKey").asText());
        assertEquals(
                "[-7,-8,-257]",
                options.path("pubKeyCredParams").findValues("alg").toString().replace(" ", ""));
        assertEquals(
                "q80", options.path("excludeCredentials").path(0).path("id").asText());
        assertEquals("tess", options.path("user").path("displayName").asText());
        JsonNode asked = Json.mapper()
                .valueToTree(Ceremony.of(new PasskeyRequest("Y2g", Instant.EPOCH, "localhost", List.of())))
                .path("public_key");
        assertEquals("required", asked.path("userVerification").asText());
        assertEquals("localhost", asked.path("rpId").asText());
        assertFalse(asked.path("allowCredentials").elements().hasNext());
    }
}
