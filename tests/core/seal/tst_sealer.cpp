// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/seal/sealer.h"
#include "tests/support/testmain.h"

#include <QtCore/QtEndian>
#include <sodium.h>
#include <zlib.h>
#include <zstd.h>

using spyhop::base::ErrorCode;
using spyhop::base::Secret;
using spyhop::seal::Sealer;

namespace {

QByteArray context()
{
    return QByteArrayLiteral("messages:42:body");
}

//! A well-sealed record with any content: what only somebody who has the key could make.
QByteArray sealedContent(const Secret& key, const QByteArray& content)
{
    const QByteArray additional = QByteArrayLiteral("\x01") + context();
    QByteArray record(1 + 24 + content.size() + 16, '\x01');
    auto* const bytes = reinterpret_cast<unsigned char*>(record.data());
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + 25, nullptr,
        reinterpret_cast<const unsigned char*>(content.constData()), static_cast<unsigned long long>(content.size()),
        reinterpret_cast<const unsigned char*>(additional.constData()),
        static_cast<unsigned long long>(additional.size()), nullptr, bytes + 1,
        reinterpret_cast<const unsigned char*>(key.data()));
    return record;
}

QByteArray deflated(const QByteArray& plain, quint32 claimedLength)
{
    uLongf size = compressBound(static_cast<uLong>(plain.size()));
    QByteArray content(5 + static_cast<qsizetype>(size), '\x01');
    qToLittleEndian(claimedLength, content.data() + 1);
    compress(reinterpret_cast<Bytef*>(content.data()) + 5, &size, reinterpret_cast<const Bytef*>(plain.constData()),
        static_cast<uLong>(plain.size()));
    content.resize(5 + static_cast<qsizetype>(size));
    return content;
}

QByteArray zstandard(const QByteArray& plain, quint32 claimedLength)
{
    QByteArray content(5 + static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(plain.size()))), '\x02');
    qToLittleEndian(claimedLength, content.data() + 1);
    const std::size_t size = ZSTD_compress(content.data() + 5, static_cast<std::size_t>(content.size() - 5),
        plain.constData(), static_cast<std::size_t>(plain.size()), 1);
    content.resize(5 + static_cast<qsizetype>(size));
    return content;
}

} // namespace

class TestSealer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void everyFlippedByteIsDetected();
    void everyCutIsDetected();
    void anotherContextIsRefused();
    void anotherKeyIsRefused();
    void sameTextSealsDifferently();
    void longTextIsPacked();
    void shortTextIsNot();
    void whatWasDeflatedStillOpens();
    void hidesTheText();
    void bombs_data();
    void bombs();
};

void TestSealer::roundTrip_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArrayLiteral("x");
    QTest::newRow("NUL inside") << QByteArrayLiteral("a\0b");
    QTest::newRow("255") << QByteArray(255, 'a');
    QTest::newRow("256") << QByteArray(256, 'a');
    for (const int size : {511, 512, 513})
        QTest::addRow("%d", size) << QByteArray(size, 'a');
    QByteArray noise(600, Qt::Uninitialized);
    randombytes_buf(noise.data(), 600);
    QTest::newRow("short and incompressible") << noise;
    QTest::newRow("a megabyte") << QByteArray(1'000'000, 'a');
    QByteArray random(100'000, Qt::Uninitialized);
    randombytes_buf(random.data(), 100'000);
    QTest::newRow("incompressible") << random;
}

void TestSealer::roundTrip()
{
    QFETCH(QByteArray, plain);
    const Sealer sealer = Sealer::ephemeral();
    const auto opened = sealer.open(sealer.seal(plain, context()), context());
    QVERIFY(opened.has_value());
    QCOMPARE(*opened, plain);
}

void TestSealer::everyFlippedByteIsDetected()
{
    const Sealer sealer = Sealer::ephemeral();
    for (const QByteArray& plain : {QByteArray("a short text"), QByteArray("words ").repeated(100)}) {
        const QByteArray sealed = sealer.seal(plain, context());
        for (qsizetype at = 0; at < sealed.size(); ++at) {
            for (const char flip : {'\x01', '\x80', '\xff'}) {
                QByteArray damaged = sealed;
                damaged[at] = static_cast<char>(damaged.at(at) ^ flip);
                const auto opened = sealer.open(damaged, context());
                QVERIFY2(!opened.has_value(), qPrintable(QString::number(at)));
                QCOMPARE(opened.error().code, ErrorCode::Unreadable);
            }
        }
    }
}

void TestSealer::everyCutIsDetected()
{
    const Sealer sealer = Sealer::ephemeral();
    const QByteArray sealed = sealer.seal(QByteArrayLiteral("a short text"), context());
    for (qsizetype size = 0; size < sealed.size(); ++size)
        QVERIFY(!sealer.open(sealed.left(size), context()).has_value());
    QVERIFY(!sealer.open(sealed + 'x', context()).has_value());
}

void TestSealer::anotherContextIsRefused()
{
    const Sealer sealer = Sealer::ephemeral();
    const QByteArray sealed = sealer.seal(QByteArrayLiteral("text"), context());
    QCOMPARE(sealer.open(sealed, QByteArrayLiteral("messages:43:body")).error().code, ErrorCode::Unreadable);
    QCOMPARE(sealer.open(sealed, QByteArray()).error().code, ErrorCode::Unreadable);
}

void TestSealer::anotherKeyIsRefused()
{
    const QByteArray sealed = Sealer::ephemeral().seal(QByteArrayLiteral("text"), context());
    QCOMPARE(Sealer::ephemeral().open(sealed, context()).error().code, ErrorCode::Unreadable);
}

void TestSealer::sameTextSealsDifferently()
{
    const Sealer sealer = Sealer::ephemeral();
    QVERIFY(sealer.seal(QByteArrayLiteral("text"), context()) != sealer.seal(QByteArrayLiteral("text"), context()));
}

void TestSealer::longTextIsPacked()
{
    QVERIFY(Sealer::ephemeral().seal(QByteArray(100'000, 'a'), context()).size() < 1'000);
}

//! Packing costs more than the rest of sealing does, and a short text hardly gets shorter.
void TestSealer::shortTextIsNot()
{
    QCOMPARE(Sealer::ephemeral().seal(QByteArray(300, 'a'), context()).size(), 1 + 24 + 1 + 300 + 16);
}

//! Records of before Zstandard.
void TestSealer::whatWasDeflatedStillOpens()
{
    const QByteArray text = QByteArrayLiteral("Once upon a time. ").repeated(40);
    const Secret key = Sealer::freshKey();
    const auto opened
        = Sealer(key).open(sealedContent(key, deflated(text, static_cast<quint32>(text.size()))), context());
    QVERIFY(opened.has_value());
    QCOMPARE(*opened, text);
}

void TestSealer::hidesTheText()
{
    const QByteArray sealed = Sealer::ephemeral().seal(QByteArrayLiteral("CANARY-TEXT"), context());
    QVERIFY(!sealed.contains("CANARY"));
    QVERIFY(!sealed.contains("messages"));
}

void TestSealer::bombs_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray zeros(10'000, '\0');
    QTest::newRow("claims 4 GB") << deflated(zeros, 0xffffffffU);
    QTest::newRow("claims more than the ratio allows") << deflated(zeros, 200'000'000U);
    QTest::newRow("holds more than it claims") << deflated(zeros, 9'999U);
    QTest::newRow("holds less than it claims") << deflated(zeros, 10'001U);
    QTest::newRow("Zstandard, claims 4 GB") << zstandard(zeros, 0xffffffffU);
    QTest::newRow("Zstandard, holds more than it claims") << zstandard(zeros, 9'999U);
    QTest::newRow("Zstandard, holds less than it claims") << zstandard(zeros, 10'001U);
    QTest::newRow("Zstandard, broken frame") << zstandard(zeros, 10'000U).chopped(3);
    QTest::newRow("no content") << QByteArray();
    QTest::newRow("cut length") << QByteArrayLiteral("\x01\x01");
    QTest::newRow("unknown method") << QByteArrayLiteral("\x07text");
}

void TestSealer::bombs()
{
    QFETCH(QByteArray, content);
    const Secret key = Sealer::freshKey();
    const auto opened = Sealer(key).open(sealedContent(key, content), context());
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, ErrorCode::Unreadable);
}

SPYHOP_TEST_MAIN(TestSealer)
#include "tst_sealer.moc"
