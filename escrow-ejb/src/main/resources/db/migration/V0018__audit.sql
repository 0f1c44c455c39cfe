-- Who did what, when, from where, and how it ended. Rows are only ever inserted, and then sealed into a chain of hashes.

create table audit_entry (
    id            bigint generated always as identity primary key,
    -- Which transaction wrote it: a row is sealed only when no older one can still appear before it.
    txid          xid8         not null default pg_current_xact_id(),
    occurred_at   timestamptz  not null default clock_timestamp(),
    -- user:42, service:job or anonymous; never a name or an address, so that erasing a person leaves the chain whole
    principal     varchar(80)  not null,
    action        varchar(80)  not null,
    target        varchar(300) not null,
    outcome       varchar(10)  not null check (outcome in ('done', 'denied', 'failed')),
    status        smallint     not null check (status between 100 and 599),
    code          varchar(80)  not null,
    trace_id      varchar(64)  not null,
    -- What tells a person: the chain holds only its salted hash, so these three may be emptied later.
    address       varchar(45),
    user_agent    varchar(200),
    origin_salt   bytea check (octet_length(origin_salt) = 16),
    origin_hash   bytea        not null check (octet_length(origin_hash) = 32),
    position      bigint unique,
    hash          bytea check (octet_length(hash) = 32),
    constraint audit_sealed_whole check ((position is null) = (hash is null))
);
create index audit_unsealed on audit_entry (id) where position is null;
create index audit_by_principal on audit_entry (principal, id desc);
create index audit_by_action on audit_entry (action, id desc);
create index audit_by_time on audit_entry (occurred_at, id);
comment on column audit_entry.hash is 'SHA-256 of the hash before and of the row (AuditChain)';

create table audit_head (
    only_row boolean primary key default true check (only_row),
    position bigint not null,
    hash     bytea  not null check (octet_length(hash) = 32)
);
insert into audit_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

-- Also the owner of the table changes nothing that is sealed without taking this away first.
create function audit_entry_is_final() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.position is null then
        return new;
    end if;
    if tg_op = 'UPDATE' and new.address is null and new.user_agent is null and new.origin_salt is null
        and to_jsonb(new) - '{address,user_agent,origin_salt}'::text[]
            = to_jsonb(old) - '{address,user_agent,origin_salt}'::text[] then
        return new;
    end if;
    raise exception 'audit entries are final' using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_is_final before update or delete on audit_entry
    for each row execute function audit_entry_is_final();

grant select, insert on audit_entry to ${app_role};
grant update (position, hash) on audit_entry to ${app_role};
grant select, update on audit_head to ${app_role};
