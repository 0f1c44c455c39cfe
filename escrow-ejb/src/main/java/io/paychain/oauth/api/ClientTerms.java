package io.paychain.oauth.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an application is to be, as its owner sends it. Members that are null stay as they are, or get their usual value in
 * a new one.
 *
 * @param name 1 to 60 characters, shown to the people it asks
 * @param type only for a new one; confidential when null
 * @param redirectUris where answers may go: 1 to 10, compared letter by letter
 * @param scopes the most it may ask for, texts of scopes
 * @param accessTokenMinutes life of its access tokens, 1 to 60 minutes; 60 when null
 * @param refreshTokenDays for so long a refresh token may lie unused, 1 to 30 days; 7 when null
 * @param dpopRequired whether it must bind its tokens to a key (RFC 9449); not when null
 */
public record ClientTerms(
        @Nullable String name,
        @Nullable ClientType type,
        @Nullable List<String> redirectUris,
        @Nullable List<String> scopes,
        @Nullable Integer accessTokenMinutes,
        @Nullable Integer refreshTokenDays,
        @Nullable Boolean dpopRequired) {}
