-- Sessions of the operators' console: a second, narrower credential tied to a sign-in session.

create table console_session (
    token_hash varchar(64) primary key,
    session_id varchar(32) not null references user_session (id) on delete cascade,
    created_at timestamptz not null,
    seen_at    timestamptz not null
);
create index console_session_session on console_session (session_id);
create index console_session_idle on console_session (seen_at);

grant select, insert, update, delete on console_session to ${app_role};
