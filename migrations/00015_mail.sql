-- Where e-mail is handed over.
CREATE TABLE mail_servers (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  host            TEXT NOT NULL,
  port            INTEGER NOT NULL,
  security        TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  username        TEXT NOT NULL,
  sealed_password {{bytes}},
  sender          TEXT NOT NULL,
  changed_at      {{time}} NOT NULL
);

-- People and addresses outside the operator's reach who hold checkpoints of the log.
CREATE TABLE checkpoint_holders (
  id         {{id}},
  name       TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('auditor', 'dpo', 'counsel', 'other')),
  way        TEXT NOT NULL CHECK (way IN ('mail', 'web')),
  address    TEXT NOT NULL,
  created_at {{time}} NOT NULL,
  stopped_at {{time}}
);

-- Which checkpoint was given to whom, and when their server took it. These rows stay when the mail itself is forgotten.
CREATE TABLE checkpoint_copies (
  holder_id    BIGINT NOT NULL REFERENCES checkpoint_holders (id),
  size         BIGINT NOT NULL REFERENCES checkpoints (size),
  given_at     {{time}} NOT NULL,
  delivered_at {{time}},
  PRIMARY KEY (holder_id, size)
);
CREATE INDEX checkpoint_copies_by_time ON checkpoint_copies (given_at);
CREATE INDEX checkpoint_copies_of_size ON checkpoint_copies (size);

-- What is written to somebody, put here in the transaction of what it is about. What a checkpoint says is read from it when it is sent; a sign-in
-- link is made then, and stands nowhere.
CREATE TABLE mails (
  id          {{id}},
  kind        TEXT NOT NULL CHECK (kind IN ('test', 'checkpoint', 'sign-in')),
  way         TEXT NOT NULL CHECK (way IN ('mail', 'web')),
  address     TEXT NOT NULL,
  subject     TEXT NOT NULL,
  body        TEXT NOT NULL,
  holder_id   BIGINT REFERENCES checkpoint_holders (id),
  size        BIGINT REFERENCES checkpoints (size),
  user_id     BIGINT REFERENCES users (id), -- whose sign-in link it is
  state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'kept', 'unknown', 'failed')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  unseen      INTEGER NOT NULL DEFAULT 0, -- attempts whose outcome nobody saw
  first_at    {{time}},
  next_at     {{time}} NOT NULL,
  lease_until {{time}},
  last_code   INTEGER NOT NULL DEFAULT 0,
  last_fault  TEXT NOT NULL DEFAULT '',
  last_said   TEXT NOT NULL DEFAULT '',
  created_by  BIGINT REFERENCES users (id),
  created_at  {{time}} NOT NULL,
  ended_at    {{time}}
);
CREATE INDEX mails_due ON mails (next_at, id) WHERE state = 'waiting';
CREATE INDEX mails_under_way ON mails (lease_until) WHERE state = 'sending';
CREATE INDEX mails_of_state ON mails (state, id);
CREATE INDEX mails_of_kind ON mails (kind, id);
CREATE INDEX mails_of_holder ON mails (holder_id, id);
CREATE INDEX mails_by_age ON mails (created_at);
