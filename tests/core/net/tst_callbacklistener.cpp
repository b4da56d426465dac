// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/callbacklistener.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;

class TestCallbackListener : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hearsWhoKnowsTheSecret_data();
    void hearsWhoKnowsTheSecret();
    void refusesForeignAddresses();
    void endsLongTalk();
};

void TestCallbackListener::hearsWhoKnowsTheSecret_data()
{
    QTest::addColumn<QByteArray>("request"); // {path}: the secret one
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char* name, const char* request, const char* status) {
        QTest::newRow(name) << QByteArray(request) << QByteArray(status);
    };
    row("a call", "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", "204");
    row("whatever it says", "POST {path} HTTP/1.1\r\nContent-Length: 9999\r\n\r\n<script>", "204");
    row("a look", "GET {path} HTTP/1.1\r\n\r\n", "404");
    row("the root", "POST / HTTP/1.1\r\n\r\n", "404");
    row("the secret and more", "POST {path}/x HTTP/1.1\r\n\r\n", "404");
    row("a guess", "POST /00000000000000000000000000000000 HTTP/1.1\r\n\r\n", "404");
    row("no HTTP", "hello\r\n", "404");
}

void TestCallbackListener::hearsWhoKnowsTheSecret()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    base::SystemClock clock;
    net::CallbackListener listener(clock);
    QVERIFY(listener.url().isEmpty());
    QVERIFY(listener.listen(QString()));
    QCOMPARE(listener.url().host(), QStringLiteral("127.0.0.1"));
    const QByteArray path = listener.url().path().toLatin1();
    QCOMPARE(path.size(), 33); // 128 bits
    QSignalSpy called(&listener, &net::CallbackListener::called);
    QTcpSocket socket;
    socket.connectToHost(listener.url().host(), static_cast<quint16>(listener.url().port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write(request.replace("{path}", path));
    QTRY_VERIFY(socket.state() == QAbstractSocket::UnconnectedState);
    QCOMPARE(socket.readAll().mid(9, 3), status);
    QCOMPARE(called.size(), status == "204" ? 1 : 0);
}

void TestCallbackListener::refusesForeignAddresses()
{
    base::SystemClock clock;
    for (const char* address : {"203.0.113.7", "example", "127.0.0.1/8"}) {
        net::CallbackListener listener(clock);
        const base::Status status = listener.listen(QString::fromLatin1(address));
        QVERIFY(!status);
        QCOMPARE(status.error().code, base::ErrorCode::Usage);
    }
    net::CallbackListener one(clock), other(clock);
    QVERIFY(one.listen(QString()) && other.listen(QString()));
    QVERIFY(one.url().path() != other.url().path());
}

void TestCallbackListener::endsLongTalk()
{
    base::SystemClock clock;
    net::CallbackListener listener(clock);
    QVERIFY(listener.listen(QString()));
    QTcpSocket socket;
    socket.connectToHost(listener.url().host(), static_cast<quint16>(listener.url().port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write(QByteArray(1024 * 1024, 'x')); // and never a line's end
    QTRY_VERIFY(socket.state() == QAbstractSocket::UnconnectedState);
}

SPYHOP_TEST_MAIN(TestCallbackListener)

#include "tst_callbacklistener.moc"
