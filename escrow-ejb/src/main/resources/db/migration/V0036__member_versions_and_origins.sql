-- Two owners give a member roles at once: who read the member before the other one's change is told so.
alter table membership add column version bigint not null default 1;
comment on column membership.version is 'Grows with every change of the role; the ETag.';

-- What an application does for a person has a principal of its own, user:42/client:5f0c…, and is that person's.
create index audit_by_person on audit_entry (split_part(principal, '/', 1), id desc);
create index users_erased on users (erased_at) where erased_at is not null;
