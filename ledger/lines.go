package ledger

import (
	"bufio"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
)

const (
	batchLines = 128
	// A line holds one payload; a claim of 500 messages takes some 40 kB.
	longestLine = 64 << 20
)

// readLines reads a file of lines into sum and calls do with up to batchLines lines at a time, without their line
// feeds. do may keep them.
func readLines(root *os.Root, name string, sum hash.Hash, do func(first int64, lines [][]byte, err error)) {
	f, err := root.Open(name)
	if err != nil {
		do(0, nil, err)
		return
	}
	defer f.Close()
	in := bufio.NewReaderSize(io.TeeReader(f, sum), 1<<18)
	first, lines := int64(0), [][]byte(nil)
	for {
		line, err := readLine(in)
		if err == nil {
			lines = append(lines, line)
		}
		if len(lines) == batchLines || err != nil && len(lines) > 0 {
			do(first, lines, nil)
			first, lines = first+int64(len(lines)), nil
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			do(first, nil, err)
			io.Copy(io.Discard, in)
			return
		}
	}
}

func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return line[:len(line)-1], nil
		case err == io.EOF && len(line) > 0:
			return nil, errors.New("the file ends within a line")
		case err != bufio.ErrBufferFull:
			return nil, err
		case len(line) > longestLine:
			return nil, fmt.Errorf("a line is longer than %d bytes", longestLine)
		}
	}
}
