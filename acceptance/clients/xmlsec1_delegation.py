#!/usr/bin/python3
"""Opens a delegation token of a running lab with xmlsec1 (Debian: xmlsec1) and prints `N passed, N failed`.

    acceptance/clients/xmlsec1_delegation.py ready.json token.xml

The token is the EncryptedData that the broker issued to Contoso for Fabrikam. xmlsec1 1.2 does not know RSA-OAEP under its newer name
(http://www.w3.org/2009/xmlenc11#rsa-oaep), so openssl unwraps the token's content key; xmlsec1 does the rest.
"""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

from lab import run

ENCRYPTION = "{http://www.w3.org/2001/04/xmlenc#}"
SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}"
ASSERTION = "{urn:oasis:names:tc:SAML:1.0:assertion}"
OAEP = "http://www.w3.org/2009/xmlenc11#rsa-oaep"
AES_256_GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm"
ID = ["--id-attr:AssertionID", "urn:oasis:names:tc:SAML:1.0:assertion:Assertion"]

keys = pathlib.Path(json.loads(pathlib.Path(sys.argv[1]).read_text())["keysDir"])
token = pathlib.Path(sys.argv[2])
work = tempfile.TemporaryDirectory()


def scratch(name, content=b""):
    file = pathlib.Path(work.name, name)
    file.write_bytes(content)
    return file


def tool(*command):
    return subprocess.run([str(each) for each in command], capture_output=True, check=False)


def content_key(owner):
    """The token's content key, if it is this organisation's to unwrap."""
    wrapped = tree.parse(token).find(f".//{ENCRYPTION}EncryptedKey/{ENCRYPTION}CipherData/{ENCRYPTION}CipherValue")
    oaep = ["rsa_padding_mode:oaep", "rsa_oaep_md:sha256", "rsa_mgf1_md:sha256"]
    options = [part for each in oaep for part in ("-pkeyopt", each)]
    file = scratch("wrapped", base64.b64decode(wrapped.text))
    done = tool("openssl", "pkeyutl", "-decrypt", "-inkey", keys / f"{owner}.federation.key", "-in", file, *options)
    return done.stdout if done.returncode == 0 else None


def opened(key):
    """What xmlsec1 decrypts with a content key: the token without the wrapped one goes in, the assertion comes out."""
    copy = tree.parse(token)
    copy.getroot().remove(copy.getroot().find(f"{SIGNATURE}KeyInfo"))
    closed = scratch("closed.xml", tree.tostring(copy.getroot()))
    assertion = scratch("assertion.xml")
    done = tool("xmlsec1", "--decrypt", "--aeskey", scratch("content.key", key), "--output", assertion, closed)
    return assertion if done.returncode == 0 else None


def fabrikams():
    assertion = opened(content_key("fabrikam.test"))
    assert assertion, "xmlsec1 did not decrypt the token"
    return assertion


def verified_with(certificate, assertion):
    return tool("xmlsec1", "--verify", "--pubkey-cert-pem", keys / certificate, *ID, assertion).returncode == 0


def the_token_names_the_modern_algorithms():
    root = tree.parse(token).getroot()
    methods = [each.get("Algorithm") for each in root.iter(f"{ENCRYPTION}EncryptionMethod")]
    assert methods == [AES_256_GCM, OAEP], methods


def nothing_of_the_person_can_be_read_outside():
    assert b"mary@contoso.test" not in token.read_bytes()


def fabrikam_opens_it():
    assert tree.parse(fabrikams()).getroot().tag == f"{ASSERTION}Assertion"


def contoso_which_carries_it_does_not():
    assert content_key("contoso.test") is None


def another_content_key_opens_nothing():
    key = bytearray(content_key("fabrikam.test"))
    key[0] ^= 1
    assert opened(bytes(key)) is None


def the_signature_is_the_brokers():
    assert verified_with("auth.test.federation-signing.crt", fabrikams())


def it_is_nobody_elses():
    assert not verified_with("contoso.test.federation.crt", fabrikams())


def a_changed_assertion_is_not_signed():
    text = fabrikams().read_bytes()
    assert b"mary@contoso.test" in text
    changed = scratch("changed.xml", text.replace(b"mary@contoso.test", b"joan@contoso.test"))
    assert not verified_with("auth.test.federation-signing.crt", changed)


def it_says_who_asks_and_for_whom_it_is():
    root = tree.parse(fabrikams()).getroot()
    audience = root.find(f".//{ASSERTION}Audience").text
    values = [each.text for each in root.iter(f"{ASSERTION}AttributeValue")]
    assert "fed.fabrikam.test" in audience, audience
    assert "mary@contoso.test" in values, values
    assert "MSExchange.SharingCalendarFreeBusy" in values, values


CHECKS = [
    the_token_names_the_modern_algorithms,
    nothing_of_the_person_can_be_read_outside,
    fabrikam_opens_it,
    contoso_which_carries_it_does_not,
    another_content_key_opens_nothing,
    the_signature_is_the_brokers,
    it_is_nobody_elses,
    a_changed_assertion_is_not_signed,
    it_says_who_asks_and_for_whom_it_is,
]


if __name__ == "__main__":
    with work:
        sys.exit(run(CHECKS))
