package sandbox

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// journal appends what happened to a file, one JSON object a line. The file
// is handed to the operating system before any answer leaves, so it survives
// the sandbox being killed (not the machine losing power). Without a file it
// does nothing.
type journal struct {
	file *os.File
	w    *bufio.Writer
	err  error // the first failure; after it nothing is promised any more
}

// openJournal replays every line of the file through apply and continues it.
// A last line without its end is the trace of a killed sandbox and is cut off.
func openJournal(path string, apply func(entry)) (*journal, error) {
	if path == "" {
		return &journal{}, nil
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("sandbox: journal: %w", err)
	}
	end, err := replay(file, apply)
	if err == nil {
		err = continueAt(file, end)
	}
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("sandbox: journal %s: %w", path, err)
	}
	return &journal{file: file, w: bufio.NewWriterSize(file, 1<<16)}, nil
}

func continueAt(file *os.File, end int64) error {
	if err := file.Truncate(end); err != nil {
		return err
	}
	_, err := file.Seek(end, io.SeekStart)
	return err
}

// replay returns where the last complete line ends.
func replay(file io.Reader, apply func(entry)) (end int64, err error) {
	r := bufio.NewReaderSize(file, 1<<20)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return end, nil
		}
		if err != nil {
			return end, err
		}
		var e entry
		if err := json.Unmarshal(line, &e); err != nil {
			return end, fmt.Errorf("line %d: %w", n, err)
		}
		apply(e)
		end += int64(len(line))
	}
}

func (j *journal) write(e entry) {
	if j.file == nil || j.err != nil {
		return
	}
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if j.err = enc.Encode(e); j.err == nil {
		_, j.err = j.w.Write(line.Bytes())
	}
}

// flush returns the first failure of the journal's life: a witness with a
// hole in its memory must not go on as if nothing had happened.
func (j *journal) flush() error {
	if j.file != nil && j.err == nil {
		j.err = j.w.Flush()
	}
	return j.err
}

func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	return errors.Join(j.flush(), j.file.Close())
}
