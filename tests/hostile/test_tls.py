"""A site that cannot prove who it is is not asked for anything."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from okegas_crawler.replica.state import Replica
from tests.hostile.conftest import Hostile
from tests.hostile.wire import LOOPBACK, Wire, serving


@pytest.fixture
def self_signed(tmp_path: Path) -> ssl.SSLContext:
    """What anybody can make: a certificate for this machine that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, LOOPBACK)])
    begins = datetime.now(UTC) - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(LOOPBACK))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "site.pem"
    secret = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(key.private_bytes(*secret) + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused(self_signed: ssl.SSLContext, tmp_path: Path) -> None:
    wire = Wire(Replica(4))
    with serving(wire, self_signed) as base_url:
        hostile = Hostile(wire, base_url, tmp_path)
        run = hostile.crawl()
        assert (run.status, run.records, wire.requests) == (3, [], [])
        trusting = hostile.crawl("-s", "DOWNLOAD_VERIFY_CERTIFICATES=0")
    assert trusting.status == 0
