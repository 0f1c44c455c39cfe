-- A job may be posted on behalf of an organisation. Its money stays with the wallet that funds it.

alter table jobs add column organization_id bigint references organisation (id);
create index jobs_organisation on jobs (organization_id, id) where organization_id is not null;
