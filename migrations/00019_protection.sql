-- What the company has to write down about what it does with data: records of processing and the draft of an impact assessment. A version is kept as
-- it was generated; its hash stands in the log. Answers are what nobody can read off the configuration.
CREATE TABLE statements (
  id      {{id}},
  kind    TEXT NOT NULL CHECK (kind IN ('records', 'assessment')),
  number  INTEGER NOT NULL,
  hash    TEXT NOT NULL,
  body    {{bytes}} NOT NULL,
  actor   TEXT NOT NULL,
  made_by BIGINT REFERENCES users (id),
  made_at {{time}} NOT NULL,
  UNIQUE (kind, number)
);

CREATE TABLE statement_answers (
  kind       TEXT NOT NULL CHECK (kind IN ('records', 'assessment')),
  field      TEXT NOT NULL,
  answer     TEXT NOT NULL,
  actor      TEXT NOT NULL,
  changed_by BIGINT REFERENCES users (id),
  changed_at {{time}} NOT NULL,
  PRIMARY KEY (kind, field)
);

-- Asking people to say yes again before their yes ends by itself. For each yes and purpose one request, and one reminder at most.
CREATE TABLE renewal_requests (
  id          {{id}},
  contact_id  BIGINT NOT NULL REFERENCES contacts (id),
  purpose_id  BIGINT NOT NULL REFERENCES purposes (id),
  evidence_id BIGINT NOT NULL REFERENCES evidence (id), -- the yes that is to be renewed
  round       INTEGER NOT NULL CHECK (round IN (1, 2)),
  campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
  ends_at     {{time}} NOT NULL,
  asked_at    {{time}} NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('', 'renewed', 'stopped', 'lapsed')),
  ended_at    {{time}},
  UNIQUE (evidence_id, purpose_id, round)
);
CREATE UNIQUE INDEX renewal_requests_of_campaign ON renewal_requests (campaign_id, contact_id);
CREATE INDEX renewal_requests_of_contact ON renewal_requests (contact_id, purpose_id);
CREATE INDEX renewal_requests_lately ON renewal_requests (purpose_id, asked_at);
CREATE INDEX consents_ending ON consents (purpose_id, expires_at, id) WHERE state = 'given' AND expires_at IS NOT NULL;

-- How a purpose's yeses are renewed: when people are asked, and whether that goes by itself.
CREATE TABLE renewal_plans (
  purpose_id  BIGINT PRIMARY KEY REFERENCES purposes (id),
  ask_days    INTEGER NOT NULL,
  remind      BOOLEAN NOT NULL,
  automatic   BOOLEAN NOT NULL,
  template_id BIGINT REFERENCES templates (id),
  number_id   BIGINT REFERENCES numbers (id),
  ran_on      TEXT NOT NULL DEFAULT '',
  trouble     TEXT NOT NULL DEFAULT '',
  changed_at  {{time}} NOT NULL
);
