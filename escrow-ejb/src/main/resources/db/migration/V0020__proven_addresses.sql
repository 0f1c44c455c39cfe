-- An address is whose proves it; a registration becomes an account when its own link is opened; the trail forgets origins.

alter table users add column first_verified_at timestamptz;
comment on column users.first_verified_at is 'when its owner first showed to read an address; null: never, and then nobody has been in by password';
-- Who changed a proven address looked as if nothing was ever proven: what only a verified account can have tells them apart.
update users u set first_verified_at = updated_at
 where email_verified
    or (version > 1 and updated_at > created_at)
    or exists (select 1 from user_session s where s.user_id = u.id)
    or exists (select 1 from known_device d where d.user_id = u.id);

alter table users add column pending_email varchar(255) check (pending_email = lower(pending_email));
comment on column users.pending_email is 'where the account is to move: takes the place of email when its link is opened';
create index users_pending_email on users (pending_email) where pending_email is not null;

-- An unproven address keeps nobody from proving it.
alter table users drop constraint users_email_unique;
create unique index users_email_proven on users (email) where email_verified;
create index users_email on users (email);

-- Somebody who registers with a password, until their link is opened. Also made for an address that is taken (nobody
-- gets the link then), so that answers stay the same. Takes the place of registration_decoy, which only servers of the
-- release before still use.
create table registration (
    id           varchar(32)  primary key,
    email        varchar(255) not null check (email = lower(email)),
    username     varchar(50)  not null,
    username_key varchar(100) not null constraint registration_username_unique unique,
    user_type    varchar(20)  not null check (user_type in ('employer', 'worker')),
    hash         varchar(200) not null check (hash like '$%'),
    created_at   timestamptz  not null,
    expires_at   timestamptz  not null
);
create index registration_email on registration (email, created_at);
create index registration_expiry on registration (expires_at);

-- A link belongs to an account or to one registration. Two sorts are no links: they carry a mail to an address that is
-- not the account's own, or no longer.
alter table mail_link add column registration_id varchar(32) references registration (id) on delete cascade;
alter table mail_link drop constraint mail_link_check;
alter table mail_link add constraint mail_link_whole
    check ((user_id is null and registration_id is null) = (email is null));
alter table mail_link drop constraint mail_link_purpose_check;
alter table mail_link add constraint mail_link_purpose_check
    check (purpose in ('verify_email', 'reset_password', 'address_taken', 'address_changed'));
create index mail_link_email on mail_link (email, created_at) where email is not null;
create index mail_link_registration on mail_link (registration_id) where registration_id is not null;

-- Links that were made under the old rules: a reset for an address that was never proven, and verifications that would
-- confirm whoever registered first.
delete from mail_link l using users u
 where u.id = l.user_id and not u.email_verified
   and (l.purpose = 'reset_password' or (u.wallet_address is null and u.first_verified_at is null));

-- How long the slowest hash of an earlier system takes: as long as there is one, every sign-in does that work.
create index password_bcrypt on password (substr(hash, 5, 2)) where hash like '$2%';

grant select, insert, delete on registration to ${app_role};
grant update (expires_at) on mail_link to ${app_role};

-- Address and client of old entries are emptied by the application; nothing else of an entry can change, and no
-- entry can go, also not all at once.
grant update (address, user_agent, origin_salt) on audit_entry to ${app_role};
create index audit_origin_kept on audit_entry (occurred_at) where origin_salt is not null;
create index audit_by_outcome on audit_entry (outcome, id desc);
create function audit_entry_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are final' using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_is_kept before truncate on audit_entry
    for each statement execute function audit_entry_is_kept();
