package io.paychain.identity;

import io.paychain.identity.adapter.Sessions;
import io.paychain.identity.adapter.Users;
import io.paychain.identity.api.SessionView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** The sessions of a person, as they see and end them. */
@Stateless
public class SessionService {

    @Inject
    Sessions sessions;

    @Inject
    Users users;

    @Inject
    Clock clock;

    /** The caller's open sessions, the latest used first, at most 100. */
    public List<SessionView> list(Caller caller) {
        return sessions.list(caller.userId(), session(caller), clock.instant());
    }

    /**
     * Ends one of the caller's sessions; its tokens stop working at once.
     *
     * @throws Refusal NOT_FOUND when it has ended or is somebody else's
     */
    public void end(Caller caller, String id) {
        if (!sessions.endOwn(caller.userId(), id, clock.instant())) {
            throw Refusal.notFound("session");
        }
    }

    /** Ends all of the caller's sessions but this one. */
    public void endOthers(Caller caller) {
        users.lock(caller.userId());
        sessions.endOthers(caller.userId(), session(caller), "ended", clock.instant());
    }

    private static String session(Caller caller) {
        if (caller.sessionId() == null) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED, "Send an access token.");
        }
        return caller.sessionId();
    }
}
