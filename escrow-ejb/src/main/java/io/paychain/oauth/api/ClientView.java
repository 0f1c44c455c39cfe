package io.paychain.oauth.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * An application as its owner sees it; its secret is never shown again.
 *
 * @param clientId names it in the protocol
 * @param redirectUris where answers may go
 * @param scopes the most it may ask for
 * @param accessTokenMinutes life of its access tokens
 * @param refreshTokenDays for so long a refresh token may lie unused
 * @param dpopRequired whether it must bind its tokens to a key
 * @param version grows with every change; the ETag
 */
public record ClientView(
        String clientId,
        String name,
        ClientType type,
        List<String> redirectUris,
        List<String> scopes,
        int accessTokenMinutes,
        int refreshTokenDays,
        boolean dpopRequired,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {}
