-- How long proof is kept after a consent ended, by the country of the person's number. Rows are only added: the newest of a country applies, and
-- one without a period goes back to what the company's page says.
CREATE TABLE retention_rules (
  id          {{id}},
  country     TEXT NOT NULL,
  period      TEXT NOT NULL,
  reason      TEXT NOT NULL,
  actor       TEXT NOT NULL,
  evidence_id BIGINT NOT NULL REFERENCES evidence (id),
  created_at  {{time}} NOT NULL
);
CREATE INDEX retention_rules_of_country ON retention_rules (country, id);
