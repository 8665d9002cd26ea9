package sender

import "github.com/ncruces/go-sqlite3"

// hook looks over SQLite's shoulder: at each row that is written, at each commit that is about to happen, and at each that has.
func (v victim) hook() {
	sqlite3.AutoExtension(func(c *sqlite3.Conn) error {
		var did deed
		var messages []int64
		words := map[sqlite3.AuthorizerActionCode]string{sqlite3.AUTH_INSERT: "insert ", sqlite3.AUTH_UPDATE: "update "}
		c.UpdateHook(func(op sqlite3.AuthorizerActionCode, _, table string, id int64) {
			if did == nil {
				did = deed{}
			}
			if did[words[op]+table] = true; table == "messages" {
				messages = append(messages, id)
			}
		})
		c.CommitHook(func() bool {
			v.reach(did.name() + open)
			return true
		})
		c.RollbackHook(func() { did, messages = nil, nil })
		c.WALHook(func(c *sqlite3.Conn, schema string, _ int) error {
			v.tells(did.name()+done, messages)
			if v.Dies == atCheckpoint && did.name() == claiming {
				c.WALCheckpoint(schema, sqlite3.CHECKPOINT_PASSIVE)
			}
			v.reach(did.name() + done)
			did, messages = nil, nil
			return nil
		})
		return nil
	})
}
