-- Numbers that Meta takes nothing from for now, or took nothing from a while ago.
CREATE TABLE rests (
  number_id BIGINT PRIMARY KEY REFERENCES numbers (id),
  code      INTEGER NOT NULL, -- Meta's error
  until     {{time}} NOT NULL,
  in_a_row  INTEGER NOT NULL
);
