package ledger

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Receipt is what a person can keep of a record about them: the record, and proof that the log holds it. As a file it is a C2SP tlog-proof,
// whose extra data are the leaf line, the nonce and the payload compressed with zlib. Nobody vouches for extra data; the leaf does, once it is
// shown to be in the tree that the checkpoint signs.
type Receipt struct {
	Index          int64
	Line           string
	Nonce, Payload []byte
	Proof          tlog.RecordProof
	Checkpoint     []byte
}

const (
	receiptTitle = "c2sp.org/tlog-proof@v1\n"
	// A record takes some 4 kB. The limit keeps a forged file from unpacking into gigabytes.
	longestPayload = 1 << 20
)

// ErrNoReceipt means that a file is no receipt at all.
var ErrNoReceipt = errors.New("ledger: not a receipt")

// NewReceipt proves a leaf to be in the tree of a checkpoint. r must know the checkpoint's InclusionNeeds. It refuses what does not open the leaf,
// and a leaf that the checkpoint does not cover.
func NewReceipt(index int64, line string, o Opening, checkpoint []byte, r tlog.HashReader) (Receipt, error) {
	if err := Opens(line, o.Nonce, o.Payload); err != nil {
		return Receipt{}, err
	}
	head, err := ReadCheckpoint(checkpoint)
	if err != nil {
		return Receipt{}, err
	}
	proof, err := ProveInclusion(head.Size, index, r)
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Index: index, Line: line, Nonce: o.Nonce, Payload: o.Payload, Proof: proof, Checkpoint: checkpoint}, tlog.CheckRecord(proof, head.Size, head.Root, index, Hash(line))
}

// File is the receipt as people keep it.
func (r Receipt) File() []byte {
	var extra, file bytes.Buffer
	extra.WriteString(r.Line)
	extra.Write(r.Nonce)
	packed, _ := zlib.NewWriterLevel(&extra, zlib.BestCompression)
	packed.Write(r.Payload)
	packed.Close()
	fmt.Fprintf(&file, "%sextra %s\nindex %d\n", receiptTitle, base64.StdEncoding.EncodeToString(extra.Bytes()), r.Index)
	for _, hash := range r.Proof {
		fmt.Fprintf(&file, "%s\n", hash)
	}
	file.WriteByte('\n')
	file.Write(r.Checkpoint)
	return file.Bytes()
}

// ParseReceipt reads a receipt's file, checking nothing but its form.
func ParseReceipt(file []byte) (r Receipt, err error) {
	head, checkpoint, ok := strings.Cut(string(file), "\n\n")
	head, titled := strings.CutPrefix(head, receiptTitle)
	lines := strings.Split(head, "\n")
	if !ok || !titled || len(lines) < 2 {
		return r, ErrNoReceipt
	}
	r.Checkpoint = []byte(checkpoint)
	extra, isExtra := strings.CutPrefix(lines[0], "extra ")
	index, isIndex := strings.CutPrefix(lines[1], "index ")
	if !isExtra || !isIndex {
		return r, ErrNoReceipt
	}
	if r.Index, err = strconv.ParseInt(index, 10, 64); err != nil || r.Index < 0 || strconv.FormatInt(r.Index, 10) != index {
		return r, ErrNoReceipt
	}
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil || hash.String() != line {
			return r, ErrNoReceipt
		}
		r.Proof = append(r.Proof, hash)
	}
	return r, r.unpack(extra)
}

func (r *Receipt) unpack(extra string) error {
	packed, err := base64.StdEncoding.Strict().DecodeString(extra)
	end := bytes.IndexByte(packed, '\n') + 1
	if err != nil || end == 0 || len(packed) < end+NonceSize || strings.ContainsRune(extra, '\r') {
		return ErrNoReceipt
	}
	r.Line, r.Nonce = string(packed[:end]), packed[end:end+NonceSize]
	rest := bytes.NewReader(packed[end+NonceSize:])
	open, err := zlib.NewReader(rest)
	if err != nil {
		return ErrNoReceipt
	}
	if r.Payload, err = io.ReadAll(io.LimitReader(open, longestPayload+1)); err != nil || len(r.Payload) > longestPayload || rest.Len() > 0 {
		return ErrNoReceipt
	}
	return nil
}
