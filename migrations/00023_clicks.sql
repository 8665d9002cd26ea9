-- Presses of links in messages, counted on their way.

-- How often each link of a campaign was opened. Shards are those of the tallies.
CREATE TABLE clicks (
  campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
  link        TEXT NOT NULL, -- the button, as its variable is called
  shard       INTEGER NOT NULL,
  day         TEXT NOT NULL,
  n           BIGINT NOT NULL,
  people      BIGINT NOT NULL, -- those of them who opened it first and are kept by name
  PRIMARY KEY (campaign_id, link, shard, day)
);

-- Who opened which link first when, of people who were told that this is kept.
CREATE TABLE opened_links (
  message_id BIGINT NOT NULL REFERENCES messages (id),
  link       TEXT NOT NULL,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  words      TEXT NOT NULL, -- what the button said
  at         {{time}} NOT NULL,
  PRIMARY KEY (message_id, link)
);
CREATE INDEX opened_links_of_contact ON opened_links (contact_id, message_id);
