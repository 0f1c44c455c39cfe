package io.paychain.web.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.web.http.Envelope;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditNotesTest {

    private record Answer(boolean halfWay) implements SignsIn {
        @Override
        public Optional<Long> signedIn() {
            return halfWay ? Optional.empty() : Optional.of(42L);
        }
    }

    @Test
    void aSignIn_thatStillWaitsForItsSecondFactor_saysSo() {
        assertEquals("MFA_REQUIRED", AuditNotes.code(Envelope.of(new Answer(true), "")));
        assertEquals("", AuditNotes.code(Envelope.of(new Answer(false), "")));
        assertEquals("", AuditNotes.code(null));
    }
}
