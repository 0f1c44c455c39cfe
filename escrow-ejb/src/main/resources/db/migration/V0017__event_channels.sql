-- Whoever comes back after a long time asks for the events of a few channels: without this, PostgreSQL reads everybody's.

create index event_channels on event using gin (channels);
