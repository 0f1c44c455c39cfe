-- An acceptance is signed for one lock: after a reorganisation the job may have another one, for which it binds nobody.
alter table job_application add column onchain_id varchar(66) check (onchain_id ~ '^0x[0-9a-f]{64}$');
comment on column job_application.onchain_id is 'The lock that was signed for; null for one from before this was kept.';
update job_application a set onchain_id = j.contract_job_id from jobs j
 where j.id = a.job_id and a.status in ('open', 'picked') and j.contract_job_id ~ '^0x[0-9a-f]{64}$';

-- What can bind nobody any more is swept.
create index job_application_signed on job_application (valid_until) where signature is not null;
create index job_application_said on job_application (valid_until) where message is not null;
