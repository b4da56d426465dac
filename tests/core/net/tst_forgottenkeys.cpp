// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a key in this process's memory, which wipes what is freed as the programs do.
#include "core/net/httptransport.h"
#include "tests/core/net/nginx.h"
#include "tests/support/memoryscan.h"
#include "tests/support/testmain.h"

#include <QtCore/QRandomGenerator>

using namespace spyhop;
using testsupport::Nginx;

class TestForgottenKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    //! Also while whoever asked keeps the exchange: HTTP/2's table has the head as long as the connection stands.
    void connectionsTakeItAlong();

private:
    static base::Secret authorization(const QByteArray& keyTurnedOver)
    {
        QByteArray value = "Bearer ";
        value.reserve(7 + keyTurnedOver.size());
        for (const char byte : keyTurnedOver)
            value += static_cast<char>(~byte);
        return base::Secret::take(value);
    }
};

void TestForgottenKeys::connectionsTakeItAlong()
{
    if (!testsupport::canScanMemory || Nginx::program().isEmpty())
        QSKIP("memory cannot be scanned here, or nginx or openssl is not installed");
    Nginx nginx(testsupport::TestWorld::makeFolder(QStringLiteral("nginx")));
    QVERIFY(nginx.start());
    QByteArray key; // turned over: it is never spelt here
    for (int i = 0; i < 48; ++i)
        key += static_cast<char>(~("0123456789abcdef"[QRandomGenerator::system()->bounded(16)]));
    net::HttpTransport transport;
    std::vector<std::unique_ptr<port::Exchange>> kept;
    int ended = 0, fine = 0;
    const auto send = [&] {
        port::WireRequest request;
        request.url = QUrl(QStringLiteral("https://0.0.0.0:%1/v1/chat/completions").arg(nginx.port()));
        request.headers = {{"content-type", "application/json"}};
        request.authorization = authorization(key);
        request.body = R"({"model":"m"})";
        request.route.caFile = nginx.authority();
        kept.push_back(transport.send(request));
        connect(kept.back().get(), &port::Exchange::finished, this, [&](const port::WireEnd& end) {
            ++ended;
            fine += end.error ? 0 : 1;
        });
    };
    for (int i = 0; i < 12; ++i)
        send();
    QTRY_COMPARE_WITH_TIMEOUT(ended, 12, testsupport::patienceMs);
    QCOMPARE(fine, 12);
    QVERIFY(testsupport::copiesInMemory(key) > 0);
    transport.forgetConnections();
    QTRY_COMPARE_WITH_TIMEOUT(testsupport::copiesInMemory(key), 0, 5'000);
    send(); // over a new one
    QTRY_COMPARE_WITH_TIMEOUT(fine, 13, testsupport::patienceMs);
}

SPYHOP_TEST_MAIN(TestForgottenKeys)
#include "tst_forgottenkeys.moc"
