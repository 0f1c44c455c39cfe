-- OAuth 2.1: applications, what people let them do, and the codes and proofs that work once.

create table oauth_client (
    id              varchar(32)  primary key check (id ~ '^[0-9a-f]{32}$'),
    owner_id        bigint       not null references users (id),
    name            varchar(60)  not null,
    -- Only its hash is kept (D29); a public client cannot keep a secret and has none.
    secret_hash     varchar(64)  check (secret_hash ~ '^[0-9a-f]{64}$'),
    confidential    boolean      not null,
    redirect_uris   text[]       not null check (cardinality(redirect_uris) between 1 and 10),
    scopes          text[]       not null check (cardinality(scopes) between 1 and 20),
    access_seconds  integer      not null check (access_seconds between 60 and 3600),
    refresh_seconds integer      not null check (refresh_seconds between 3600 and 2592000),
    dpop            boolean      not null,
    version         bigint       not null default 1,
    created_at      timestamptz  not null,
    updated_at      timestamptz  not null,
    deleted_at      timestamptz,
    check (confidential = (secret_hash is not null) or deleted_at is not null)
);
create index oauth_client_owner on oauth_client (owner_id, created_at, id) where deleted_at is null;
comment on column oauth_client.scopes is 'the most it may ask a person for, texts of Scope';
comment on column oauth_client.access_seconds is 'life of its access tokens (D24)';
comment on column oauth_client.refresh_seconds is 'for so long a refresh token may lie unused (D24)';
comment on column oauth_client.dpop is 'whether its tokens are bound to a key of its own (RFC 9449)';
comment on column oauth_client.deleted_at is 'kept so that the trail and old codes still mean something; nothing opens it again';

-- What a person has said yes to, so that they are not asked the same again.
create table oauth_consent (
    user_id    bigint      not null references users (id),
    client_id  varchar(32) not null references oauth_client (id),
    scopes     text[]      not null,
    granted_at timestamptz not null,
    primary key (user_id, client_id)
);

-- Codes live 60 seconds; a used one is remembered for a day, because its second use is an attack.
create table oauth_code (
    code_hash        varchar(64) primary key,
    client_id        varchar(32) not null references oauth_client (id),
    user_id          bigint      not null references users (id),
    redirect_uri     varchar(500) not null,
    scopes           text[]      not null,
    nonce            varchar(500),
    challenge        varchar(43) not null check (challenge ~ '^[A-Za-z0-9_-]{43}$'),
    token_key        varchar(43),
    authenticated_at timestamptz not null,
    auth_methods     text[]      not null,
    agreed_in        varchar(32) not null,
    expires_at       timestamptz not null,
    used_at          timestamptz,
    session_id       varchar(32) references user_session (id) on delete set null
);
create index oauth_code_expiry on oauth_code (expires_at);
create index oauth_code_session on oauth_code (session_id) where session_id is not null;
comment on column oauth_code.token_key is 'thumbprint of the key that the tokens must be bound to (RFC 9449, 10); null for none';
comment on column oauth_code.agreed_in is 'the session in which the person agreed: with its end the code works no more';
comment on column oauth_code.session_id is 'what it opened: ended when the code comes again';

-- A proof of possession works once.
create table dpop_proof (
    proof_hash varchar(64) primary key,
    expires_at timestamptz not null
);
create index dpop_proof_expiry on dpop_proof (expires_at);

-- A grant is a session like any other: it ends as others end, and with it its tokens and sockets.
alter table user_session add column client_id varchar(32) references oauth_client (id);
alter table user_session add column scopes text[];
alter table user_session add column token_key varchar(43);
alter table user_session add column refresh_seconds integer;
alter table user_session add constraint user_session_grant
    check ((client_id is null) = (scopes is null) and (client_id is null) = (refresh_seconds is null));
create index user_session_client on user_session (client_id) where client_id is not null and ended_at is null;
comment on column user_session.client_id is 'the application that acts in it; null for the person themselves';
comment on column user_session.token_key is 'thumbprint of the key its tokens are bound to; null for bearer tokens';
alter table user_session drop constraint user_session_end_reason_check;
alter table user_session add constraint user_session_end_reason_check
    check (end_reason in ('logout', 'logout_all', 'reuse', 'disabled', 'ended', 'password', 'revoked', 'client_deleted'));

grant select, insert, update on oauth_client to ${app_role};
grant select, insert, update, delete on oauth_consent, oauth_code to ${app_role};
grant select, insert, delete on dpop_proof to ${app_role};
