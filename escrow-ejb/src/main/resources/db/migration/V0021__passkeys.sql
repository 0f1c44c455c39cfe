-- Passkeys (WebAuthn level 3), the challenges they sign, and what a session's holder has shown.

-- What authenticators know a person by: random, so that it tells nothing about them.
create table passkey_holder (
    user_id bigint      primary key references users (id),
    handle  varchar(43) not null unique check (handle ~ '^[A-Za-z0-9_-]{43}$')
);

create table passkey (
    id              bigint generated always as identity primary key,
    user_id         bigint      not null references users (id),
    -- Both in base64url: the id has at most 1 023 bytes (1 364 letters); the credential is what WebAuthn calls attested
    -- credential data: the authenticator's model, the id again, and the public key.
    credential_id   varchar(1364) not null constraint passkey_credential_unique unique,
    credential      varchar(6000) not null,
    name            varchar(60) not null,
    format          varchar(20) not null,
    transports      text[]      not null,
    sign_count      bigint      not null check (sign_count >= 0),
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    suspended_at    timestamptz
);
create index passkey_user on passkey (user_id, id);
comment on column passkey.format is 'attestation statement format that was sent and checked; no maker is trusted for it';
comment on column passkey.sign_count is 'the authenticator''s counter: one that does not grow betrays a copy';
comment on column passkey.suspended_at is 'since when it does not work, because its counter did not grow';

-- Only hashes are kept (D29). Taking a challenge deletes it, so each works once.
create table passkey_challenge (
    challenge_hash varchar(64) primary key,
    purpose        varchar(20) not null check (purpose in ('register', 'sign_in', 'second_factor', 'step_up')),
    -- Whom it was given to: a session's id, or the hash of the token of a sign-in's first step; null for strangers.
    bound_to       varchar(64),
    expires_at     timestamptz not null,
    check ((purpose = 'sign_in') = (bound_to is null))
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);

alter table user_session add column auth_methods text[] not null default '{}';
comment on column user_session.auth_methods is 'what its holder has shown, names of AuthMethod; empty for sessions that are older';

grant select, insert, update, delete on passkey to ${app_role};
grant select, insert, delete on passkey_challenge to ${app_role};
grant select, insert on passkey_holder to ${app_role};
