-- Events that a subscriber could not handle, set aside so that it can go on with other subjects.

create table event_quarantine (
    id             bigint generated always as identity primary key,
    subscriber     text        not null references event_cursor (subscriber),
    -- The reference also keeps the event itself from being archived while somebody still owes it an answer.
    position       bigint      not null references event (position),
    -- Copied from the event: later events of a subject that stands here are set aside behind it.
    subject        text        not null,
    attempts       int         not null check (attempts >= 0),
    last_error     text,
    quarantined_at timestamptz not null default now(),
    retry_asked_at timestamptz,
    unique (subscriber, position)
);
create index event_quarantine_subject on event_quarantine (subscriber, subject, position);
create index event_quarantine_asked on event_quarantine (subscriber) where retry_asked_at is not null;
comment on column event_quarantine.attempts is '0: never tried, it only waits behind an earlier event of its subject';
comment on column event_quarantine.retry_asked_at is 'an operator wants it tried again; the subscriber''s worker does so';

grant select, insert, update, delete on event_quarantine to ${app_role};
