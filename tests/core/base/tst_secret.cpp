// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "tests/support/testmain.h"

#include <type_traits>

using namespace spyhop::base;

template <typename T>
concept Printable = requires(QDebug debug, const T& value)
{
    debug << value;
};

class TestSecret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takingWipesTheSource()
    {
        QByteArray source("sk-canary-123");
        const char* const bytes = source.constData();
        QByteArray same = QByteArray::fromRawData(bytes, source.size());
        const Secret secret = Secret::take(source);
        QVERIFY(source.isEmpty());
        QCOMPARE(secret.view(), QByteArray("sk-canary-123"));
    }

    void comparesByContent()
    {
        const Secret a = Secret::fromBytes("abc", 3);
        QVERIFY(a.equals(Secret::fromBytes("abc", 3)));
        QVERIFY(!a.equals(Secret::fromBytes("abd", 3)));
        QVERIFY(!a.equals(Secret::fromBytes("ab", 2)));
        QVERIFY(Secret().equals(Secret()));
    }

    void copiesShareOneBuffer()
    {
        const Secret a = Secret::fromBytes("abc", 3);
        const Secret b = a; // NOLINT: the copy is the point
        QCOMPARE(a.data(), b.data());
    }

    void itCannotBePrintedOrBecomeText()
    {
        QVERIFY(!Printable<Secret>);
        QVERIFY(!(std::is_convertible_v<Secret, QString>));
        QVERIFY(!(std::is_convertible_v<Secret, QByteArray>));
    }

    void wipingOverwritesInPlace()
    {
        QByteArray bytes("secret");
        wipe(bytes);
        QCOMPARE(bytes, QByteArray(6, '\0'));
    }
};

SPYHOP_TEST_MAIN(TestSecret)
#include "tst_secret.moc"
