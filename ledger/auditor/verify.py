#!/usr/bin/env python3
"""Check an evidence bundle: verify.py DIR [PUBLIC-KEY]. Needs Python 3 and openssl, nothing else."""
import base64, hashlib, hmac, json, pathlib, re, struct, subprocess, sys, tempfile

def want(ok, words):
    if not ok:
        sys.exit("FAILED: " + words)
def raw(s):
    b = base64.b64decode(s, validate=True)
    want(base64.b64encode(b) == (s if isinstance(s, bytes) else s.encode()), "loose base64")
    return b
def sha(b): return hashlib.sha256(b).digest()

def note(name, vkey):
    """The text of a signed note, once openssl has accepted the key's signature."""
    text, _, sigs = (home / name).read_bytes().rpartition(b"\n\n")
    who, number, key = vkey.split("+", 2)
    for line in sigs.decode().splitlines():
        dash, signer, sig = line.split(" ")
        if signer != who or raw(sig)[:4].hex() != number:
            continue
        with tempfile.TemporaryDirectory() as d:
            t = pathlib.Path(d)
            (t / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + raw(key)[1:])
            (t / "text").write_bytes(text + b"\n")
            (t / "sig").write_bytes(raw(sig)[4:])
            cmd = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile sig"
            want(dash == "—" and subprocess.run(cmd.split(), cwd=d, capture_output=True).returncode == 0, name + " is not signed")
            return text.decode().split("\n")
    want(False, name + " is not signed by this key")

def path(kind, n, width):
    digits = "%03d" % (n % 1000)
    while n >= 1000:
        n //= 1000
        digits = "x%03d/" % (n % 1000) + digits
    return "tile/%s/%s" % (kind, digits) + (".p/%d" % width if width < 256 else "")

home = pathlib.Path(sys.argv[1])
sealed = (home / "manifest.json").read_bytes()
listed = json.loads(sealed)
vkey = sys.argv[2] if len(sys.argv) > 2 else listed["keys"][-1]
origin, size, root = note("checkpoint", vkey)
want(note("manifest.note", vkey) == ["greenlist/bundle/v1", origin, sha(sealed).hex()], "the manifest was changed")
for f in listed["files"]:
    want(sha((home / f["path"]).read_bytes()).hex() == f["sha256"], f["path"] + " was changed")
lines, size = [], int(size)
for n in range(0, size, 256):
    data = (home / path("entries", n // 256, min(256, size - n))).read_bytes()
    while data:
        end = 2 + struct.unpack(">H", data[:2])[0]
        lines.append(data[2:end])
        data = data[end:]
want(len(lines) == size, "leaves are missing")
level, height, leaves = [sha(b"\0" + line) for line in lines], 0, [sha(b"\0" + line) for line in lines]
while level and (height % 8 == 0 or len(level) > 1):
    for n in range(0, size >> height if height % 8 == 0 else 0, 256):
        tile = level[n:min(n + 256, size >> height)]
        want((home / path(height // 8, n // 256, len(tile))).read_bytes() == b"".join(tile), "a tile was changed")
    if len(level) == 1:
        break
    pairs = [sha(b"\1" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
    level, height = pairs + level[len(level) & ~1:], height + 1
want(raw(root) == (level[0] if level else sha(b"")), "the leaves do not add up to the signed root")
shape = re.compile(rb'\{"idx":(\d+),"evidence":(\d+)(?:,"nonce":"([^"]{44})","payload":(\{.*\}))?\}\n')
gone, erased, at = {}, set(), -1
for at, record in enumerate((home / "payloads.jsonl").open("rb")):
    found = shape.fullmatch(record)
    want(found and int(found[1]) == at < size, "record %d is out of place" % at)
    prefix, kind, notice, commitment = lines[at].rstrip(b"\n").split(b" ")
    want(notice == b"-" or (home / "notices" / (raw(notice).hex() + ".html")).exists(), "a text is missing")
    if not found[3]:
        gone[base64.b64encode(leaves[at]).decode()] = at
        continue
    opened = hmac.new(raw(found[3]), b"consent-v1\0" + found[4], hashlib.sha256).digest()
    want(opened == raw(commitment), "payload %d is not what its leaf committed to" % at)
    want(kind != b"erased" or not erased.update(e["leaf"] for e in json.loads(found[4])["erased"]), "")
want(at + 1 == size and set(gone) <= erased, "payloads are gone without a reason")
print("OK: %d leaves, %d of them erased, signed by %s" % (size, len(gone), vkey))
