-- What a campaign is watched by while it is being sent.

-- The small group that a large campaign goes to first. While a row has not ended the others wait.
CREATE TABLE canaries (
  campaign_id BIGINT PRIMARY KEY REFERENCES campaigns (id),
  size        BIGINT NOT NULL,
  until       {{time}}, -- set once everybody in the group has had their turn
  ended_at    {{time}},
  ended_by    BIGINT REFERENCES users (id)
);
CREATE INDEX canaries_watched ON canaries (until) WHERE ended_at IS NULL;

-- How messages of the last hours fared, ten seconds to a row: what brakes judge by.
CREATE TABLE outcomes (
  campaign_id BIGINT NOT NULL,
  at          {{time}} NOT NULL,
  what        TEXT NOT NULL CHECK (what IN ('accepted', 'good', 'again', 'failed', 'refused', 'unseen')),
  code        INTEGER NOT NULL,
  shard       INTEGER NOT NULL,
  n           BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, at, what, code, shard)
);
CREATE INDEX outcomes_oldest ON outcomes (at);
