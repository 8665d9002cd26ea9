package models

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// fence is a file beside the database, and not in it, that knows the last attempts this process was about to send. A database that does not know them
// is a copy from before: what it takes for waiting has been sent. The file is written before the first POST of a claim, so whatever the copy lacks and
// the file lacks too was never sent from here. A folder that is restored together with its database takes the file along; of such a copy only Meta's
// reports can tell (see applyStatuses).
type fence struct {
	path string

	mu      sync.Mutex
	state   fenceState
	trouble error  // since it was last told of
	told    string // the trouble that was told of last
}

type fenceState struct {
	Marks []fenceMark `json:"marks"`
	// Server is which Postgres wrote the marks, and on which branch of its history.
	Server fenceServer `json:"server"`
}

type fenceMark struct {
	Message int64 `json:"message"`
	Attempt int   `json:"attempt"`
}

type fenceServer struct {
	System   string `json:"system"`
	Timeline int64  `json:"timeline"`
}

// mostMarks: claims of several numbers commit side by side, and the file does not know which was the last.
const mostMarks = 8

// raiseFence gives the database its file. Without a folder there is none.
func (db *DB) raiseFence(folder string) {
	if folder != "" {
		db.place.fence = &fence{path: filepath.Join(folder, "sent-"+db.place.installation.DatabaseID+".json")}
	}
}

// fenced notes a claim that has committed, before anything of it is sent.
func (db *DB) fenced(claimed Claimed, err error) (Claimed, error) {
	if f := db.place.fence; f != nil && err == nil && len(claimed.Dispatches) > 0 {
		last := claimed.Dispatches[len(claimed.Dispatches)-1]
		f.note(fenceMark{last.MessageID, last.Attempt})
	}
	return claimed, err
}

func (f *fence) note(mark fenceMark) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.state.Marks = append(f.state.Marks, mark)
	if extra := len(f.state.Marks) - mostMarks; extra > 0 {
		f.state.Marks = f.state.Marks[extra:]
	}
	if err := f.write(false); err != nil {
		f.trouble = err
	}
}

// write replaces the file in one step. It does not wait for the disk unless told to: a process that is killed loses nothing by that.
func (f *fence) write(durably bool) error {
	text, err := json.Marshal(f.state)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(f.path+".new", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if durably && err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(f.path+".new", f.path)
}

// KeepFence makes the file durable. It returns what keeps it from being written, once for each trouble: whoever gives us a folder that cannot be written
// to has no fence, and sends all the same.
func KeepFence(db *DB) error {
	f := db.place.fence
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	trouble := f.write(true)
	if trouble == nil {
		trouble = f.trouble
	}
	f.trouble = nil
	if trouble == nil || trouble.Error() == f.told {
		return nil
	}
	f.told = trouble.Error()
	return trouble
}

// CheckFence compares the database with the file beside it before anything is sent. If it is a copy from before, or Postgres has changed its server or
// its history, all sending is paused until somebody resumes it, and behind is true. A file that is missing is written.
func CheckFence(ctx context.Context, db *DB) (behind bool, err error) {
	f := db.place.fence
	if f == nil {
		return false, nil
	}
	server, err := db.fenceServer(ctx)
	if err != nil {
		return false, err
	}
	if behind, err = db.isBehind(ctx, server); err != nil {
		return false, err
	}
	if behind {
		if err := PauseSending(ctx, db, System, PauseReasonRestored); err != nil {
			return false, err
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if behind {
		f.state.Marks = nil
	}
	f.state.Server = server
	f.trouble = f.write(true)
	return behind, nil
}

// isBehind reads the file. One that cannot be read tells nothing, so it counts as telling the worst.
func (db *DB) isBehind(ctx context.Context, now fenceServer) (bool, error) {
	f := db.place.fence
	text, err := os.ReadFile(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.state = fenceState{}
	if err != nil || json.Unmarshal(text, &f.state) != nil || f.state.Server != now {
		return true, nil
	}
	for _, mark := range f.state.Marks {
		var known bool
		err := db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM messages WHERE id = ? AND attempt >= ?)`, mark.Message, mark.Attempt).Scan(&known).Error
		if err != nil || !known {
			return err == nil, err
		}
	}
	return false, nil
}

// fenceServer is which server this is. A Postgres that does not say is taken for one that never changes.
func (db *DB) fenceServer(ctx context.Context) (server fenceServer, err error) {
	if db.dialect == sqlite {
		return server, nil
	}
	var may bool
	err = db.q(ctx).Raw(`SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AND has_function_privilege('pg_control_checkpoint()', 'EXECUTE')`).
		Scan(&may).Error
	if err != nil || !may {
		return server, err
	}
	err = db.q(ctx).Raw(`SELECT s.system_identifier::text AS system, c.timeline_id AS timeline FROM pg_control_system() s, pg_control_checkpoint() c`).
		Scan(&server).Error
	return server, err
}
