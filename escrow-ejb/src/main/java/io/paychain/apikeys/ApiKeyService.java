package io.paychain.apikeys;

import io.paychain.apikeys.adapter.ApiKeyRows;
import io.paychain.apikeys.api.ApiKeyProblem;
import io.paychain.apikeys.api.ApiKeyView;
import io.paychain.apikeys.api.KeyScope;
import io.paychain.apikeys.api.MadeApiKey;
import io.paychain.apikeys.api.NewApiKey;
import io.paychain.apikeys.domain.KeyRequest;
import io.paychain.apikeys.domain.KeyText;
import io.paychain.identity.People;
import io.paychain.organisations.Memberships;
import io.paychain.organisations.api.Permission;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * API keys as people manage them: members of an organisation with the permission for its own ({@code organization} not
 * null), administrators for the platform's (null). No idempotency key stores an answer of these: it holds a secret.
 */
@Stateless
public class ApiKeyService {

    /** So many keys of one organisation, or of the platform, work at most. */
    static final int MOST = 50;

    private static final Set<String> READERS = Set.of("admin", "auditor");

    @Inject
    ApiKeyRows keys;

    @Inject
    Memberships memberships;

    @Inject
    People people;

    @Inject
    Clock clock;

    /**
     * Keys, newest first, ended ones too.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING; FORBIDDEN for the platform's
     */
    public Page<ApiKeyView> list(
            Caller caller, @Nullable Long organization, @Nullable Integer limit, @Nullable String cursor) {
        if (organization != null) {
            memberships.require(caller, organization, Permission.API_KEYS_READ);
        } else if (READERS.stream().noneMatch(caller::is)) {
            throw new Refusal(CommonProblem.FORBIDDEN, "This is for administrators and auditors.");
        }
        int size = Paging.limit(limit);
        long before = Paging.number(cursor, Long.MAX_VALUE);
        List<ApiKeyView> found = keys.list(organization, before, size + 1, clock.instant());
        return Paging.page(found, size, key -> Long.toString(key.id()));
    }

    /**
     * Makes a key. Nobody gives a key a scope that they do not have themselves.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, BEYOND_OWN_PERMISSIONS, STEP_UP_REQUIRED, VALIDATION_ERROR,
     *     API_KEY_LIMIT, ORGANISATION_ARCHIVED; FORBIDDEN for the platform's
     */
    public MadeApiKey create(Caller caller, @Nullable Long organization, NewApiKey asked) {
        requireManager(caller, organization);
        KeyRequest request = KeyRequest.check(asked, organization == null);
        requireOwn(caller, organization, request.scopes());
        if (organization == null) {
            keys.lockPlatform(); // an organisation's is locked by now
        }
        Instant now = clock.instant();
        if (keys.count(organization, now) >= MOST) {
            throw new Refusal(ApiKeyProblem.API_KEY_LIMIT, "Revoke one of the " + MOST + " first.");
        }
        ApiKeyRows.Made made = keys.insert(organization, request, caller.userId(), now);
        note(caller, organization, "api_key_created", made.id());
        return new MadeApiKey(view(organization, made.id(), now), made.text().whole());
    }

    private void requireManager(Caller caller, @Nullable Long organization) {
        if (organization != null) {
            memberships.requireToChange(caller, organization, Permission.API_KEYS_MANAGE);
        } else if (!caller.is("admin")) {
            throw new Refusal(CommonProblem.FORBIDDEN, "This is for administrators.");
        }
        people.requireRecentProof(caller);
    }

    private void requireOwn(Caller caller, @Nullable Long organization, Set<KeyScope> scopes) {
        if (organization != null) {
            memberships.requireAll(
                    caller,
                    organization,
                    scopes.stream()
                            .map(KeyScope::permission)
                            .flatMap(Optional::stream)
                            .collect(Collectors.toSet()));
        }
    }

    private void note(Caller caller, @Nullable Long organization, String action, long key) {
        if (organization != null) {
            memberships.note(caller, organization, action, "api_key:" + key);
        }
    }

    private ApiKeyView view(@Nullable Long organization, long id, Instant now) {
        return keys.view(organization, id, now).orElseThrow(() -> Refusal.notFound("API key"));
    }

    /**
     * Gives a key a new secret. The one before works on for a while, so that its users can change over; an older one
     * stops at once.
     *
     * @param prefix of the newest secret, so that of two who rotate at once one is told
     * @param overlapHours 0 to 168; null means 24
     * @throws Refusal as {@link #create}; API_KEY_ROTATED, API_KEY_ENDED
     */
    public MadeApiKey rotate(
            Caller caller,
            @Nullable Long organization,
            long id,
            @Nullable String prefix,
            @Nullable Integer overlapHours) {
        requireManager(caller, organization);
        Duration overlap = KeyRequest.overlap(overlapHours);
        keys.lock(organization, id);
        Instant now = clock.instant();
        ApiKeyView before = view(organization, id, now);
        requireOwn(caller, organization, KeyScope.all(before.scopes()));
        requireNewest(before, prefix);
        KeyText text = keys.rotate(id, now.plus(overlap), now);
        note(caller, organization, "api_key_rotated", id);
        return new MadeApiKey(view(organization, id, now), text.whole());
    }

    private static void requireNewest(ApiKeyView key, @Nullable String prefix) {
        if (!key.status().equals("active")) {
            throw new Refusal(ApiKeyProblem.API_KEY_ENDED, "Make a new one.");
        }
        if (prefix == null) {
            throw Refusal.field("prefix", "REQUIRED", "prefix names the secret that is to be replaced.");
        }
        if (!key.prefix().equals(prefix)) {
            throw new Refusal(ApiKeyProblem.API_KEY_ROTATED, "Its newest secret begins with " + key.prefix() + ".");
        }
    }

    /**
     * Ends a key at once, on every node, with all its secrets.
     *
     * @return the key as it is now
     * @throws Refusal as {@link #create}; ending an ended one changes nothing
     */
    public ApiKeyView revoke(Caller caller, @Nullable Long organization, long id) {
        requireManager(caller, organization);
        Instant now = clock.instant();
        view(organization, id, now);
        if (keys.revoke(organization, id, now)) {
            note(caller, organization, "api_key_revoked", id);
        }
        return view(organization, id, now);
    }
}
