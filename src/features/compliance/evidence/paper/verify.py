#!/usr/bin/env python3
"""Checks an unpacked archive of evidence without the program that made it: python3 verify.py [fingerprint of the key]

Needs Python 3.8 or later and, for the signatures, the command openssl (1.1.1 or later). See how-to-verify.txt.
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile

faults = []


def fault(text):
    faults.append(text)
    print("FAULT: " + text)


def canonical(value):
    """RFC 8785 for what the records hold: text, whole numbers, lists and objects with keys of the basic plane."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def sha(data):
    return hashlib.sha256(data).digest()


def root_of(leaf, index, size, proof):
    """RFC 9162 2.1.3.2; None where the proof cannot be one."""
    if not 0 <= index < size:
        return None
    place, last, value = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if place % 2 == 1 or place == last:
            value = sha(b"\x01" + sibling + value)
            while place % 2 == 0 and place != 0:
                place, last = place // 2, last // 2
        else:
            value = sha(b"\x01" + value + sibling)
        place, last = place // 2, last // 2
    return value if last == 0 else None


def signed_bytes(head):
    return canonical(
        {"at": head["at"], "key_id": head["keyId"], "product": "mamori", "root": head["root"], "size": head["size"]}
    )


def signature_holds(head, key_file):
    with tempfile.TemporaryDirectory() as place:
        text, mark = os.path.join(place, "text"), os.path.join(place, "mark")
        with open(text, "wb") as out:
            out.write(signed_bytes(head))
        with open(mark, "wb") as out:
            out.write(bytes.fromhex(head["signature"]))
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key_file, "-rawin", "-in", text, "-sigfile", mark]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def check_case(case, where):
    """Every record of one case; returns how many."""
    head = case["head"]
    for entry in case["entries"]:
        record = sha(canonical(entry["record"])).hex()
        leaf = sha(b"\x00" + canonical({"entry": record, "recorded_at": entry["recordedAt"], "seq": entry["seq"]}))
        root = root_of(leaf, entry["leafIndex"], head["size"], [bytes.fromhex(h) for h in entry["inclusion"]])
        if root is None or root.hex() != head["root"]:
            fault("%s: record at leaf %d is not what was sealed" % (where, entry["leafIndex"]))
        if entry["record"]["case_id"] != case["caseId"]:
            fault("%s: a record of another case" % where)
    return len(case["entries"])


def files_below(place):
    for folder, _, names in os.walk(place):
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), place).replace(os.sep, "/")


def digest_of(path):
    value = hashlib.sha256()
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            value.update(piece)
    return value.hexdigest()


def main():
    with open("manifest.json", "rb") as file:
        manifest_bytes = file.read()
    manifest = json.loads(manifest_bytes)
    listed = {line["path"]: line for line in manifest["files"]}
    there = set(files_below("."))
    for path, line in listed.items():
        if path not in there:
            fault("missing: " + path)
        elif digest_of(path) != line["sha256"]:
            fault("changed: " + path)
    for path in sorted(there - set(listed) - {"manifest.json", "seal.json"}):
        fault("not listed: " + path)

    with open("seal.json", encoding="utf-8") as file:
        seal = json.load(file)
    bound = [e["record"] for e in seal["entries"] if e["record"]["act"] == "list"]
    digest = hashlib.sha256(manifest_bytes).hexdigest()
    if not bound or bound[-1]["changes"].get("manifestSha256", [None, None])[1] != digest:
        fault("manifest.json is not the one that was recorded")
    if seal["caseId"] != manifest["pack"]:
        fault("seal.json is of another archive")
    check_case(seal, "seal.json")

    head, records = manifest["head"], 0
    with open("ledger/proofs.jsonl", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            case = json.loads(line)
            if case["head"] != head:
                fault("proofs.jsonl line %d stands under another head" % number)
            records += check_case(case, "proofs.jsonl line %d" % number)

    key_file = "head/public-key.pem"
    der = subprocess.run(["openssl", "pkey", "-pubin", "-in", key_file, "-outform", "DER"], stdout=subprocess.PIPE).stdout
    key = hashlib.sha256(der).hexdigest()
    for name, each in (("head/head.json", head), ("seal.json", seal["head"])):
        if each["keyId"] != key or not signature_holds(each, key_file):
            fault("the signature of the head in %s does not hold" % name)
    if len(sys.argv) > 1 and "".join(sys.argv[1:]).replace(" ", "").lower() != key:
        fault("the key is not the one on paper: " + key)

    print("%d files, %d records, %d leaves sealed, key %s" % (len(listed), records, head["size"], key))
    if len(sys.argv) == 1:
        print("Compare the key with the one printed on the daily sheet: without that the archive proves nothing.")
    print("OK" if not faults else "%d faults" % len(faults))
    return 0 if not faults else 1


if __name__ == "__main__":
    sys.exit(main())
