#!/usr/bin/env python3
"""Check an evidence bundle: verify.py DIR [PUBLIC-KEY]. Needs Python 3 and openssl, nothing else."""
import base64, hashlib, hmac, json, pathlib, re, subprocess, sys, tempfile
def want(ok, words): return ok or sys.exit("FAILED: " + words)
def raw(text):
    b = base64.b64decode(text, validate=True)
    want(base64.b64encode(b) in (text, str(text).encode()), "loose base64")
    return b
def sha(b): return hashlib.sha256(b).digest()
def note(name, signed, *vkeys):  # the text of a signed note, once openssl has accepted the signature of each key
    text, _, sigs = signed.rpartition(b"\n\n")
    made = [(signer, raw(sig)) for _, signer, sig in map(str.split, sigs.decode().splitlines())]
    for who, number, key in (vkey.split("+", 2) for vkey in vkeys if vkey != "-"):
        sig = [s[4:] for signer, s in made if signer == who and s[:4].hex() == number] + [b""]
        with tempfile.TemporaryDirectory() as d:
            for file, content in ("key", bytes.fromhex("302a300506032b6570032100") + raw(key)[1:]), ("text", text + b"\n"), ("sig", sig[0]):
                pathlib.Path(d, file).write_bytes(content)
            asked = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile sig".split()
            want(subprocess.run(asked, cwd=d, capture_output=True).returncode == 0, name + " is not signed by the key")
    return text.decode().split("\n")
def tile(kind, n, width):
    digits = re.sub(r"(\d{3})(?=\d)", r"x\1/", str(n).zfill((len(str(n)) + 2) // 3 * 3))
    return (home / ("tile/%s/%s" % (kind, digits) + (".p/%d" % width if width < 256 else ""))).read_bytes()
home = pathlib.Path(sys.argv[1])
listed = json.loads(sealed := (home / "manifest.json").read_bytes())
vkey, trusted = listed["keys"][-1], (sys.argv[2:] or listed["keys"])[-1]
origin, size, root = note("checkpoint", (home / "checkpoint").read_bytes(), vkey)
want(note("manifest.note", (home / "manifest.note").read_bytes(), vkey)[1:] == [origin, sha(sealed).hex()], "the manifest was changed")
for f in listed["files"]:
    want((digest := sha((home / f["path"]).read_bytes()).hex()) == f["sha256"] and (digest in f["path"] or "/" not in f["path"]), f["path"] + " was changed")
lines, size, part = [], int(size), listed.get("selection")
for n in range(0, size, 256):
    data = tile("entries", n // 256, min(256, size - n))
    while data:
        end = 2 + int.from_bytes(data[:2], "big")
        data = lines.append(data[2:end]) or data[end:]
leaves = level = [sha(b"\0" + line) for line in lines]
for height in range(65):
    for n in range(0, size >> height if height % 8 == 0 else 0, 256):
        want(tile(height // 8, n // 256, len(hashes := level[n:min(n + 256, size >> height)])) == b"".join(hashes), "a tile was changed")
    if len(level) > 1:  # a last hash without a neighbour moves up as it is
        level = [sha(b"\1" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)] + level[len(level) & ~1:]
want(len(lines) == size and raw(root) == (level + [sha(b"")])[0], "the leaves do not add up to the signed root")
shape = re.compile(rb'\{"idx":(\d+),"evidence":\d+(?:,"nonce":"([^"]{44})","payload":(\{.*\})|(,"left_out":true))?\}\n')
gone, erased, followed = set(), set(), {}
for at, record in enumerate((home / "payloads.jsonl").open("rb")):
    found = shape.fullmatch(record)
    want(found and int(found[1]) == at and (part or not found[4]), "record %d is out of place" % at)
    prefix, kind, notice, commitment = lines[at].rstrip(b"\n").split(b" ")
    want(notice == b"-" or part and (kind == b"notice" or not found[2]) or (home / "notices" / (raw(notice).hex() + ".html")).exists(), "a text is missing")
    want((opened := found[2] and hmac.new(raw(found[2]), b"consent-v1\0" + found[3], hashlib.sha256).digest()) in (None, raw(commitment)), "payload %d is not what its leaf committed to" % at)
    gone |= set() if opened or found[4] else {base64.b64encode(leaves[at]).decode()}
    erased |= {e["leaf"] for e in json.loads(found[3])["erased"]} if opened and kind == b"erased" else set()
    if opened and kind == b"key":  # from here on another key signs, if both say so; the first follows none
        said = json.loads(found[3])["statement"]
        title, log, old, followed[old] = note("a change of key", said.encode(), *said.split("\n")[2:4])
        want((title, log) == ("greenlist/key/v1", origin), "a change of key is of another log")
want(at + 1 == size and gone <= erased, "payloads are gone without a reason")
while trusted != vkey: trusted = followed.pop(trusted, None) or sys.exit("FAILED: the key you gave does not lead to the one that signed")
print("OK: %d leaves, %d of them erased, signed by %s; opened: %s" % (size, len(gone), vkey, part or "all"))
