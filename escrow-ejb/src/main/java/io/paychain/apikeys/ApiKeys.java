package io.paychain.apikeys;

import io.paychain.apikeys.adapter.ApiKeyRows;
import io.paychain.apikeys.api.KeyHolder;
import io.paychain.apikeys.domain.KeyText;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Who calls with a key: asked on every request, one statement by primary key, so that a revoked key, or one of an
 * archived organisation, stops everywhere at once. Its last use is written at most every five minutes.
 */
@Stateless
public class ApiKeys {

    @Inject
    ApiKeyRows keys;

    @Inject
    Clock clock;

    /** The holder of a key; empty when it is unknown, wrong, expired, replaced or revoked: which, is told to nobody. */
    public Optional<KeyHolder> holder(String offered) {
        Instant now = clock.instant();
        Optional<ApiKeyRows.Used> used = KeyText.read(offered).flatMap(text -> keys.find(text, now));
        used.filter(ApiKeyRows.Used::stale)
                .ifPresent(key -> keys.touch(key.holder().keyId(), now));
        return used.map(ApiKeyRows.Used::holder);
    }
}
