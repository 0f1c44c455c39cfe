-- Organisations: who belongs to one, and what each member may do there. Every statement about one names it.

create table organisation (
    id                    bigint generated always as identity primary key,
    name                  varchar(100) not null check (length(name) >= 2),
    -- What members must have shown and how long they may have been away to act for it (its policy).
    require_second_factor boolean      not null default false,
    max_idle_minutes      integer      check (max_idle_minutes between 5 and 43200),
    created_by            bigint       not null references users (id),
    created_at            timestamptz  not null,
    updated_at            timestamptz  not null,
    archived_at           timestamptz,
    version               bigint       not null default 1
);
comment on column organisation.archived_at is 'nobody acts for it any more; it is kept, because jobs name it';

-- Permissions as data: the catalogue is fixed, and io.paychain.organisations.api.Permission is the same list.
create table organisation_role (
    id              bigint generated always as identity primary key,
    organization_id bigint      not null references organisation (id),
    name            varchar(40) not null,
    name_key        varchar(80) not null,
    built_in        boolean     not null default false,
    permissions     text[]      not null check (permissions <@ array[
        'organisation:edit', 'organisation:archive', 'policy:manage', 'history:read',
        'members:read', 'members:manage', 'invitations:read', 'invitations:manage', 'roles:manage',
        'api_keys:read', 'api_keys:manage', 'jobs:read', 'jobs:create']),
    version         bigint      not null default 1,
    constraint organisation_role_name unique (organization_id, name_key),
    -- So that a membership cannot name a role of another organisation.
    constraint organisation_role_of unique (organization_id, id)
);

create table membership (
    organization_id bigint      not null references organisation (id),
    user_id         bigint      not null references users (id),
    role_id         bigint      not null,
    joined_at       timestamptz not null,
    primary key (organization_id, user_id),
    foreign key (organization_id, role_id) references organisation_role (organization_id, id)
);
create index membership_user on membership (user_id, organization_id);
create index membership_role on membership (organization_id, role_id);

-- When a session last acted for an organisation, to the minute: what the policy's idle limit counts from.
create table organisation_presence (
    organization_id bigint      not null references organisation (id),
    session_id      varchar(32) not null references user_session (id) on delete cascade,
    seen_at         timestamptz not null,
    primary key (organization_id, session_id)
);
create index organisation_presence_session on organisation_presence (session_id);

create table organisation_invitation (
    id              bigint generated always as identity primary key,
    organization_id bigint       not null references organisation (id),
    email           varchar(255) not null check (email = lower(email)),
    role_id         bigint       not null,
    -- The link's token is computed from link_id with the server's pepper, so that only its hash is stored (D29).
    link_id         varchar(32)  not null unique,
    token_hash      varchar(64)  not null unique,
    invited_by      bigint       not null references users (id),
    sent            integer      not null default 1,
    created_at      timestamptz  not null,
    sent_at         timestamptz  not null,
    expires_at      timestamptz  not null,
    ended_at        timestamptz,
    outcome         varchar(10)  check (outcome in ('accepted', 'declined', 'withdrawn')),
    check ((ended_at is null) = (outcome is null)),
    foreign key (organization_id, role_id) references organisation_role (organization_id, id)
);
create unique index organisation_invitation_open on organisation_invitation (organization_id, email) where ended_at is null;
create index organisation_invitation_email on organisation_invitation (email, id) where ended_at is null;
create index organisation_invitation_sent on organisation_invitation (email, sent_at);
create index organisation_invitation_of on organisation_invitation (organization_id, id);
create index organisation_invitation_role on organisation_invitation (organization_id, role_id) where ended_at is null;

-- What was done in an organisation, for its own auditors. Rows are only ever inserted.
create table organisation_history (
    id              bigint generated always as identity primary key,
    organization_id bigint       not null references organisation (id),
    actor_id        bigint       not null references users (id),
    action          varchar(40)  not null,
    subject         varchar(120) not null,
    at              timestamptz  not null
);
create index organisation_history_of on organisation_history (organization_id, id);

-- Platform roles that administrators gave; those that the configuration names by wallet stand beside them (D30).
create table platform_role (
    user_id    bigint      not null references users (id),
    role       varchar(20) not null check (role in ('admin', 'arbiter', 'auditor', 'support')),
    granted_by bigint      not null references users (id),
    granted_at timestamptz not null,
    primary key (user_id, role)
);
create index platform_role_holders on platform_role (role, user_id);

grant select, insert, update on organisation to ${app_role};
grant select, insert, update, delete on organisation_role, membership to ${app_role};
grant select, insert, update on organisation_presence, organisation_invitation to ${app_role};
grant select, insert on organisation_history to ${app_role};
grant select, insert, delete on platform_role to ${app_role};
