-- The last mail to somebody who was erased, and people who want a second step after their password.

-- Nothing here names the account: once the mail has left, or after a day, the row goes and nothing knows the address.
create table farewell (
    id         varchar(32)  primary key,
    email      varchar(255) not null,
    username   varchar(50)  not null,
    expires_at timestamptz  not null
);
create index farewell_expiry on farewell (expires_at);
grant select, insert, delete on farewell to ${app_role};

alter table users add column second_step_asked boolean not null default false;
comment on column users.second_step_asked is
    'a sign-in by password asks for a passkey or a recovery code; an authenticator app is asked for without this';
