// Package ledger is the evidence log: what happened is written as a payload, a
// leaf commits to it without giving it away, a Merkle tree fixes the order and
// a signed checkpoint fixes the tree.
//
// A leaf holds no personal data, so it stays for ever; the payload and its
// nonce hold all of it and can be deleted. Once both are gone the leaf tells
// nobody anything, and the tree around it still verifies.
//
// The package knows no database and no network. Callers keep the tree's hashes
// wherever they like and hand in a tlog.HashReader. Formats: RFC 6962 (tree),
// C2SP signed-note, tlog-checkpoint and tlog-tiles.
package ledger
