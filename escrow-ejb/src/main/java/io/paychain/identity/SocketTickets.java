package io.paychain.identity;

import io.paychain.identity.adapter.AccessTokens;
import io.paychain.identity.adapter.OneUseTokens;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.adapter.SessionCallers;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Ticket;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One-use passes for sockets, because an access token never stands in a URL. */
@Stateless
public class SocketTickets {

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int MAX_TICKET = 200;
    private static final long SKEW_SECONDS = 60;

    @Inject
    AccessTokens accessTokens;

    @Inject
    IdentityService identity;

    @Inject
    OneUseTokens tokens;

    @Inject
    SessionCallers callers;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Gives the caller's session a ticket. */
    public Ticket issue(Caller caller) {
        if (caller.sessionId() == null) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED, "Send an access token.");
        }
        String ticket = secrets.token();
        Instant expires = clock.instant().plus(LIFE);
        tokens.addTicket(ticket, caller.sessionId(), expires);
        return new Ticket(ticket, expires);
    }

    /**
     * Uses a ticket up.
     *
     * @throws Refusal when it is unknown, used, expired, or its session has ended
     */
    public Caller redeem(String ticket) {
        return (ticket.length() > MAX_TICKET ? Optional.<String>empty() : tokens.takeTicket(ticket, clock.instant()))
                .flatMap(callers::of)
                .filter(caller -> caller.within(Scope.EVENTS_READ))
                .orElseThrow(() -> new Refusal(IdentityProblem.TICKET_INVALID, "Ask for a new ticket."));
    }

    /**
     * The caller behind an access token that came in a socket's first message. One that is bound to a key cannot come
     * like this, for a message carries no proof; its holder asks for a ticket.
     *
     * @throws Refusal when it is not valid, is bound to a key or does not reach events, or its session has ended
     */
    public Caller bearer(String accessToken) {
        return accessTokens
                .check(accessToken, clock.instant(), SKEW_SECONDS)
                .filter(token -> token.tokenKey() == null)
                .map(token ->
                        identity.authenticate(token.sessionId(), token.userId()).narrowed(token.scopes()))
                .filter(caller -> caller.within(Scope.EVENTS_READ))
                .orElseThrow(() -> new Refusal(CommonProblem.UNAUTHENTICATED, "The access token is not valid."));
    }
}
