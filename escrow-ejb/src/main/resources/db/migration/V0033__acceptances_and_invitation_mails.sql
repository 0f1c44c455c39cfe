-- Whom a job, a day's mails, and an hour's exports belong to.

-- Who signed an acceptance, and with which wallet: when the chain tells of it, the wallet may be connected to nobody.

create table job_acceptance (
    job_id      bigint      not null references jobs (id),
    wallet      varchar(42) not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    user_id     bigint      not null references users (id),
    -- until then the chain takes what was signed
    valid_until timestamptz not null,
    primary key (job_id, wallet)
);
create index job_acceptance_user on job_acceptance (user_id, job_id);

-- A job that went on without its worker, because the wallet was connected to nobody just then, gets them back.
update jobs j set worker_id = w.user_id from user_wallet w
 where j.worker_id is null and j.worker_wallet is not null and w.address = lower(j.worker_wallet);

insert into job_acceptance (job_id, wallet, user_id, valid_until)
select id, lower(worker_wallet), worker_id, coalesce(accepted_at, updated_at) from jobs
 where worker_id is not null and lower(worker_wallet) ~ '^0x[0-9a-f]{40}$';
insert into job_acceptance (job_id, wallet, user_id, valid_until)
select j.id, u.wallet_address, u.id, now() + interval '1 hour' from jobs j join users u on u.id = j.pending_user_id
 where j.pending_action = 'accept' and u.wallet_address is not null
    on conflict do nothing;

grant select, insert, update, delete on job_acceptance to ${app_role};

-- Every mail of an invitation, so that the day's can be counted: of an address, of an organisation, of a sender.
create table invitation_mail (
    id              bigint generated always as identity primary key,
    organization_id bigint       not null references organisation (id),
    sent_by         bigint       not null references users (id),
    email           varchar(255) not null,
    sent_at         timestamptz  not null
);
create index invitation_mail_email on invitation_mail (email, sent_at);
create index invitation_mail_organisation on invitation_mail (organization_id, sent_at);
create index invitation_mail_sender on invitation_mail (sent_by, sent_at);
create index invitation_mail_time on invitation_mail (sent_at);

insert into invitation_mail (organization_id, sent_by, email, sent_at)
select organization_id, invited_by, email, sent_at from organisation_invitation where sent_at > now() - interval '1 day';

-- Invitations that have ended or expired are forgotten after a while: an address may be that of somebody who never came.
create index organisation_invitation_expiry on organisation_invitation (expires_at);
grant delete on organisation_invitation to ${app_role};
grant select, insert, delete on invitation_mail to ${app_role};

-- When somebody took their data along: a bound per hour.
create table data_export (
    id      bigint generated always as identity primary key,
    user_id bigint      not null references users (id),
    at      timestamptz not null
);
create index data_export_user on data_export (user_id, at);
create index data_export_time on data_export (at);
grant select, insert, delete on data_export to ${app_role};
