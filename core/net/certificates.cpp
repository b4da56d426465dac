// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/certificates.h"

#include "core/base/files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslKey>
#include <algorithm>
#include <array>

namespace spyhop::net {
namespace {

constexpr qint64 largestAuthorities = 4 * 1024 * 1024; // bytes; the whole set of a browser is 250 kB
constexpr int shortestRsa = 2048; // bits; NIST SP 800-57 part 1, table 2: 112 bits of strength
constexpr qsizetype namesShown = 4; // of a certificate that has hundreds

QString say(const char* text)
{
    return QCoreApplication::translate("Certificates", text);
}

base::Error tlsError(const QString& what, const QString& remedy)
{
    base::Error error;
    error.code = base::ErrorCode::Tls;
    error.what = what;
    error.remedy = remedy;
    return error;
}

base::Error fileError(const QString& path, const QString& what)
{
    base::Error error = tlsError(what,
        say(QT_TRANSLATE_NOOP("Certificates",
            "Name a PEM file with the certificate of the authority, or leave the endpoint's CA file empty.")));
    error.whom = path;
    return error;
}

//! Signature algorithms that are broken, as the DER of their object identifiers.
struct WeakSignature {
    QByteArrayView oid;
    const char* name;
};
constexpr std::array weakSignatures{
    WeakSignature{"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x02", "MD2"}, // 1.2.840.113549.1.1.2
    WeakSignature{"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x04", "MD5"}, // 1.2.840.113549.1.1.4
    WeakSignature{"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x05", "SHA-1"}, // 1.2.840.113549.1.1.5
    WeakSignature{"\x2b\x0e\x03\x02\x1d", "SHA-1"}, // 1.3.14.3.2.29, the older name of the same
    WeakSignature{"\x2a\x86\x48\xce\x38\x04\x03", "SHA-1"}, // 1.2.840.10040.4.3, with DSA
    WeakSignature{"\x2a\x86\x48\xce\x3d\x04\x01", "SHA-1"}, // 1.2.840.10045.4.1, with ECDSA
};

//! The content of the DER element at the head of `bytes`, which moves behind it; nothing if it is none (X.690, 8.1).
std::optional<QByteArrayView> takeElement(QByteArrayView& bytes, char tag)
{
    if (bytes.size() < 2 || bytes.at(0) != tag)
        return std::nullopt;
    qsizetype length = static_cast<unsigned char>(bytes.at(1));
    qsizetype at = 2;
    if (length >= 0x80) {
        const qsizetype digits = length & 0x7f;
        if (digits < 1 || digits > 4 || bytes.size() < 2 + digits)
            return std::nullopt;
        length = 0;
        for (; at < 2 + digits; ++at)
            length = length << 8 | static_cast<unsigned char>(bytes.at(at));
    }
    if (length > bytes.size() - at)
        return std::nullopt;
    const QByteArrayView content = bytes.sliced(at, length);
    bytes = bytes.sliced(at + length);
    return content;
}

//! The object identifier of Certificate.signatureAlgorithm (RFC 5280, 4.1); QSslCertificate does not tell it.
QByteArray signatureOid(const QSslCertificate& certificate)
{
    constexpr char sequence = 0x30, objectIdentifier = 0x06;
    const QByteArray der = certificate.toDer();
    QByteArrayView rest(der);
    std::optional<QByteArrayView> body = takeElement(rest, sequence);
    if (!body || !takeElement(*body, sequence)) // over tbsCertificate
        return {};
    std::optional<QByteArrayView> algorithm = takeElement(*body, sequence);
    const std::optional<QByteArrayView> oid = algorithm ? takeElement(*algorithm, objectIdentifier) : std::nullopt;
    return oid ? oid->toByteArray() : QByteArray();
}

std::optional<base::Error> weakSignature(const QSslCertificate& certificate)
{
    const QByteArray oid = signatureOid(certificate);
    for (const WeakSignature& weak : weakSignatures) {
        if (weak.oid == oid) {
            return tlsError(
                say(QT_TRANSLATE_NOOP("Certificates", "The certificate is signed with %1, which can be forged."))
                    .arg(QLatin1String(weak.name)),
                say(QT_TRANSLATE_NOOP("Certificates", "The server's operator has to get a new certificate.")));
        }
    }
    return std::nullopt;
}

QString namesOf(const QSslCertificate& certificate)
{
    const QMultiMap<QSsl::AlternativeNameEntryType, QString> entries = certificate.subjectAlternativeNames();
    QStringList names = entries.values(QSsl::DnsEntry) + entries.values(QSsl::IpAddressEntry);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    std::sort(names.begin(), names.end());
    const bool isCut = names.size() > namesShown;
    return names.mid(0, namesShown).join(QStringLiteral(", ")) + (isCut ? QStringLiteral(" …") : QString());
}

QString day(const QDateTime& time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

//! One name of a certificate against a host, both in lower case: "*" stands for the whole first label (RFC
//! 6125, 6.4.3).
bool matches(const QString& name, const QString& host)
{
    if (!name.startsWith(QStringLiteral("*.")))
        return name == host;
    const qsizetype dot = host.indexOf(u'.');
    const QString rest = name.mid(1);
    return dot > 0 && rest.indexOf(u'.', 1) > 0 && host.mid(dot) == rest;
}

bool isFor(const QSslCertificate& certificate, const QString& host)
{
    const QMultiMap<QSsl::AlternativeNameEntryType, QString> entries = certificate.subjectAlternativeNames();
    if (const QHostAddress address(host); !address.isNull()) {
        const QStringList addresses = entries.values(QSsl::IpAddressEntry);
        return std::any_of(addresses.begin(), addresses.end(),
            [&address](const QString& entry) { return QHostAddress(entry) == address; });
    }
    const QString ace = QString::fromLatin1(QUrl::toAce(host)).toLower();
    const QStringList names = entries.values(QSsl::DnsEntry);
    return std::any_of(
        names.begin(), names.end(), [&ace](const QString& name) { return matches(name.toLower(), ace); });
}

base::Error wrongHost(const QSslCertificate& certificate, const QString& host)
{
    return tlsError(say(QT_TRANSLATE_NOOP("Certificates", "The certificate is for %1, not for %2."))
                        .arg(namesOf(certificate), host),
        say(QT_TRANSLATE_NOOP("Certificates", "Check the address; something else may be answering in its place.")));
}

//! How much an error says of what is wrong: the smallest is told.
int rank(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return 0;
    case QSslError::SelfSignedCertificate:
        return 1;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::CertificateUntrusted:
        return 2;
    case QSslError::HostNameMismatch:
        return 3;
    case QSslError::UnableToVerifyFirstCertificate:
        return 5;
    default:
        return 4;
    }
}

base::Error wordsFor(const QSslError& error, const QString& host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return tlsError(say(QT_TRANSLATE_NOOP("Certificates", "The server's certificate expired on %1."))
                            .arg(day(certificate.expiryDate())),
            say(QT_TRANSLATE_NOOP(
                "Certificates", "Its operator has to renew it. If this computer's clock is wrong, set it right.")));
    case QSslError::CertificateNotYetValid:
        return tlsError(say(QT_TRANSLATE_NOOP("Certificates", "The server's certificate is not valid before %1."))
                            .arg(day(certificate.effectiveDate())),
            say(QT_TRANSLATE_NOOP("Certificates", "Check this computer's clock.")));
    case QSslError::SelfSignedCertificate:
        return tlsError(say(QT_TRANSLATE_NOOP(
                            "Certificates", "The server's certificate is signed by itself, not by an authority.")),
            say(QT_TRANSLATE_NOOP("Certificates",
                "If the server is your own, save its certificate as a PEM file and name that as the endpoint's CA "
                "file.")));
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::UnableToVerifyFirstCertificate:
        return tlsError(say(QT_TRANSLATE_NOOP(
                                "Certificates", "The certificate comes from “%1”, which this computer does not trust."))
                            .arg(issuerOf(certificate)),
            say(QT_TRANSLATE_NOOP("Certificates",
                "If that is your company's authority, ask its IT department for the PEM file and name it as the "
                "endpoint's CA file.")));
    case QSslError::HostNameMismatch:
        return wrongHost(certificate, host);
    default:
        return tlsError(say(QT_TRANSLATE_NOOP("Certificates", "The server's certificate is not valid.")),
            say(QT_TRANSLATE_NOOP("Certificates", "Its operator can say why.")));
    }
}

} // namespace

QString issuerOf(const QSslCertificate& certificate)
{
    const QStringList name
        = certificate.issuerInfo(QSslCertificate::CommonName) + certificate.issuerInfo(QSslCertificate::Organization);
    return name.value(0);
}

base::Expected<QList<QSslCertificate>> readAuthorities(const QString& path)
{
    const base::Expected<QByteArray> text = base::readFile(path, largestAuthorities);
    if (!text && text.error().code == base::ErrorCode::NotFound)
        return base::failure(fileError(path, say(QT_TRANSLATE_NOOP("Certificates", "There is no such CA file."))));
    if (!text)
        return base::failure(fileError(path, say(QT_TRANSLATE_NOOP("Certificates", "The CA file cannot be read."))));
    if (text->trimmed().isEmpty())
        return base::failure(fileError(path, say(QT_TRANSLATE_NOOP("Certificates", "The CA file is empty."))));

    QList<QSslCertificate> certificates;
    QByteArray block;
    int lineNumber = 0, begun = 0;
    for (const QByteArray& line : text->split('\n')) {
        ++lineNumber;
        const QByteArray word = line.trimmed();
        if (word == "-----BEGIN CERTIFICATE-----") {
            block.clear();
            begun = lineNumber;
        }
        if (begun > 0)
            block += word + '\n';
        if (word != "-----END CERTIFICATE-----" || begun == 0)
            continue;
        const QSslCertificate certificate(block, QSsl::Pem);
        if (certificate.isNull())
            break;
        certificates.append(certificate);
        begun = 0;
    }
    if (begun > 0) {
        return base::failure(fileError(path,
            say(QT_TRANSLATE_NOOP(
                    "Certificates", "The certificate that begins in line %1 of the CA file cannot be read."))
                .arg(begun)));
    }
    if (certificates.isEmpty()) {
        return base::failure(
            fileError(path, say(QT_TRANSLATE_NOOP("Certificates", "The CA file holds no certificate in PEM form."))));
    }
    return certificates;
}

std::optional<base::Error> refusalOf(const QList<QSslCertificate>& chain, const QString& host)
{
    if (chain.isEmpty())
        return std::nullopt;
    const QSslCertificate& own = chain.first();
    if (own.subjectAlternativeNames().isEmpty()) {
        return tlsError(
            say(QT_TRANSLATE_NOOP("Certificates",
                    "The certificate names its host only as “common name” (%1), which has been out of use since 2017."))
                .arg(own.subjectInfo(QSslCertificate::CommonName).value(0)),
            say(QT_TRANSLATE_NOOP("Certificates", "The server's operator has to get a new certificate.")));
    }
    if (!isFor(own, host))
        return wrongHost(own, host);
    const QSslKey key = own.publicKey();
    if (key.algorithm() == QSsl::Rsa && key.length() < shortestRsa) {
        return tlsError(say(QT_TRANSLATE_NOOP(
                                "Certificates", "The certificate's RSA key has %1 bits; below 2048 it can be broken."))
                            .arg(key.length()),
            say(QT_TRANSLATE_NOOP("Certificates", "The server's operator has to get a new certificate.")));
    }
    for (const QSslCertificate& certificate : chain) {
        // A root is trusted as it stands: nobody relies on its signature of itself.
        if (&certificate != &own && certificate.isSelfSigned())
            continue;
        if (const auto weak = weakSignature(certificate))
            return weak;
    }
    return std::nullopt;
}

base::Error certificateError(const QList<QSslError>& errors, const QString& host)
{
    const auto first = std::min_element(errors.begin(), errors.end(),
        [](const QSslError& a, const QSslError& b) { return rank(a.error()) < rank(b.error()); });
    base::Error error = wordsFor(*first, host);
    // OpenSSL has its own idea of what is weak, and Qt no name for it.
    if (rank(first->error()) == 4 && !first->certificate().isNull()) {
        if (const auto weak = refusalOf({first->certificate()}, host))
            error = *weak;
    }
    QStringList texts;
    for (const QSslError& one : errors)
        texts.append(one.errorString());
    error.detail = texts.join(QStringLiteral(" · "));
    return error;
}

base::Error handshakeError(const QString& text)
{
    // OpenSSL's reasons; the alerts are those of RFC 8446, 6.2.
    const auto says = [&text](QLatin1String words) { return text.contains(words, Qt::CaseInsensitive); };
    base::Error error;
    if (says(QLatin1String("protocol version")) || says(QLatin1String("unsupported protocol"))) {
        error = tlsError(
            say(QT_TRANSLATE_NOOP("Certificates", "The server offers only TLS 1.2 or older; Spyhop needs TLS 1.3.")),
            say(QT_TRANSLATE_NOOP("Certificates",
                "Its operator has to switch TLS 1.3 on. A proxy or a virus scanner that opens connections may be the "
                "cause, too.")));
    } else if (says(QLatin1String("wrong version number")) || says(QLatin1String("packet length too long"))
        || says(QLatin1String("http request"))) {
        error = tlsError(say(QT_TRANSLATE_NOOP("Certificates", "What answers at this port does not speak TLS.")),
            say(QT_TRANSLATE_NOOP("Certificates", "Check the address and its port.")));
    } else if (says(QLatin1String("certificate required"))) {
        error = tlsError(
            say(QT_TRANSLATE_NOOP("Certificates", "The server wants a certificate of this computer; Spyhop has none.")),
            say(QT_TRANSLATE_NOOP("Certificates", "Use an address of the server that takes a key alone.")));
    } else {
        error = tlsError(
            say(QT_TRANSLATE_NOOP("Certificates", "No secure connection could be made; the key was not sent.")),
            say(QT_TRANSLATE_NOOP(
                "Certificates", "Check the address, the server's certificate and this computer's clock.")));
    }
    error.detail = text;
    return error;
}

} // namespace spyhop::net
