-- Service API keys that organisations and administrators manage, beside the four of the configuration (P27).

create table api_key (
    id              bigint generated always as identity primary key,
    -- Null: the platform's own.
    organization_id bigint       references organisation (id),
    name            varchar(60)  not null,
    scopes          text[]       not null check (cardinality(scopes) > 0),
    created_by      bigint       not null references users (id),
    created_at      timestamptz  not null,
    expires_at      timestamptz  not null,
    -- To five minutes: no write per request.
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    check (scopes <@ case when organization_id is null
        then array['service:user', 'service:job', 'service:payment', 'service:ws', 'metrics:read']
        else array['organisation:read', 'jobs:read'] end)
);
create index api_key_of on api_key (organization_id, id);

-- A key has one secret, and while it is rotated two. Only a keyed hash is kept (D29); the prefix finds it.
create table api_key_secret (
    prefix      varchar(16) primary key check (prefix ~ '^[0-9a-f]{16}$'),
    key_id      bigint      not null references api_key (id),
    secret_hash varchar(64) not null,
    created_at  timestamptz not null,
    -- Set by a rotation; null for the newest.
    expires_at  timestamptz
);
create unique index api_key_secret_newest on api_key_secret (key_id) where expires_at is null;
create index api_key_secret_key on api_key_secret (key_id, created_at);

grant select, insert on api_key, api_key_secret to ${app_role};
grant update (last_used_at, revoked_at) on api_key to ${app_role};
grant update (expires_at) on api_key_secret to ${app_role};
grant delete on api_key_secret to ${app_role};
