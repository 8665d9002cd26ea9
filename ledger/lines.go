package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
)

const (
	// blockSize is how much of a file is read at a time.
	blockSize = 1 << 18
	// A line holds one payload; a claim of 500 messages takes some 40 kB.
	longestLine = 64 << 20
)

// readLines reads a file of lines into sum and calls do with the lines of a block at a time, without their line feeds. do may keep them.
func readLines(root *os.Root, name string, sum hash.Hash, do func(first int64, lines [][]byte, err error)) {
	f, err := root.Open(name)
	if err != nil {
		do(0, nil, err)
		return
	}
	defer f.Close()
	in := io.TeeReader(f, sum)
	first, begun := int64(0), []byte(nil)
	for err == nil {
		block := make([]byte, len(begun)+max(blockSize, len(begun)))
		n, failed := io.ReadFull(in, block[copy(block, begun):])
		lines, rest := cutLines(block[:len(begun)+n])
		if len(lines) > 0 {
			do(first, lines, nil)
		}
		first, begun, err = first+int64(len(lines)), rest, unfinished(rest, failed)
	}
	if err != io.EOF {
		do(first, nil, err)
		io.Copy(io.Discard, in)
	}
}

// cutLines parts a block into its whole lines and the beginning of one.
func cutLines(block []byte) (lines [][]byte, begun []byte) {
	lines = make([][]byte, 0, bytes.Count(block, []byte("\n")))
	for {
		end := bytes.IndexByte(block, '\n')
		if end < 0 {
			return lines, block
		}
		lines, block = append(lines, block[:end:end]), block[end+1:]
	}
}

// unfinished is what is wrong with a line that has only begun, once reading ended by err.
func unfinished(begun []byte, err error) error {
	switch {
	case err == io.ErrUnexpectedEOF || err == io.EOF:
		if len(begun) > 0 {
			return errors.New("the file ends within a line")
		}
		return io.EOF
	case len(begun) > longestLine:
		return fmt.Errorf("a line is longer than %d bytes", longestLine)
	}
	return err
}
