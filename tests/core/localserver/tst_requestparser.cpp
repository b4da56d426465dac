// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/requestparser.h"
#include "tests/support/testmain.h"

using namespace spyhop::localserver;

class TestRequestParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected"); // METHOD PATH BODY KEEP, one request each, parted by ;
        QTest::newRow("get") << QByteArray("GET /a HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("GET /a  1");
        QTest::newRow("query is dropped") << QByteArray("GET /a?b=c HTTP/1.1\r\n\r\n") << QByteArray("GET /a  1");
        QTest::newRow("percent") << QByteArray("GET /a%20b HTTP/1.1\r\n\r\n") << QByteArray("GET /a b  1");
        QTest::newRow("absolute form") << QByteArray("GET http://h:1/a HTTP/1.1\r\n\r\n") << QByteArray("GET /a  1");
        QTest::newRow("body") << QByteArray("POST /a HTTP/1.1\r\ncontent-LENGTH:  3\r\n\r\nabc")
                              << QByteArray("POST /a abc 1");
        QTest::newRow("close") << QByteArray("GET /a HTTP/1.1\r\nConnection: Close\r\n\r\n") << QByteArray("GET /a  0");
        QTest::newRow("1.0") << QByteArray("GET /a HTTP/1.0\r\n\r\n") << QByteArray("GET /a  0");
        QTest::newRow("1.0 keep-alive") << QByteArray("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                                        << QByteArray("GET /a  1");
        QTest::newRow("two in one piece")
            << QByteArray("POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /b HTTP/1.1\r\n\r\n")
            << QByteArray("POST /a x 1;GET /b  1");
        QTest::newRow("chunks") << QByteArray(
            "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\nT: v\r\n\r\n")
                                << QByteArray("POST /a abc 1");
        QTest::newRow("empty lines first") << QByteArray("\r\n\r\nGET /a HTTP/1.1\r\n\r\n") << QByteArray("GET /a  1");
        QTest::newRow("same length twice")
            << QByteArray("POST /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx")
            << QByteArray("POST /a x 1");
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        // However the bytes are cut, the requests are the same.
        for (const qsizetype piece : {bytes.size(), qsizetype{1}, qsizetype{7}}) {
            RequestParser parser;
            QList<QByteArray> seen;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                parser.append(bytes.mid(at, piece));
                while (const auto request = parser.next())
                    seen << request->method + ' ' + request->path + ' ' + request->body + ' '
                            + QByteArray::number(int{request->keepAlive});
            }
            QCOMPARE(seen.join(';'), expected);
            QCOMPARE(parser.failureStatus(), 0);
            QVERIFY(!parser.isMidway());
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no version") << QByteArray("GET /a\r\n\r\n") << 400;
        QTest::newRow("version 2") << QByteArray("GET /a HTTP/2.0\r\n\r\n") << 505;
        QTest::newRow("blank before colon") << QByteArray("GET /a HTTP/1.1\r\nHost : x\r\n\r\n") << 400;
        QTest::newRow("folded line") << QByteArray("GET /a HTTP/1.1\r\nA: x\r\n y\r\n\r\n") << 400;
        QTest::newRow("negative length") << QByteArray("POST /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
        QTest::newRow("two lengths") << QByteArray("POST /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")
                                     << 400;
        QTest::newRow("length and chunks")
            << QByteArray("POST /a HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n") << 400;
        QTest::newRow("unknown coding") << QByteArray("POST /a HTTP/1.1\r\nTransfer-Encoding: zip\r\n\r\n") << 501;
        QTest::newRow("too large") << QByteArray("POST /a HTTP/1.1\r\nContent-Length: 67108865\r\n\r\n") << 413;
        QTest::newRow("huge number") << QByteArray(
            "POST /a HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n")
                                     << 413;
        QTest::newRow("large chunk") << QByteArray("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4000001\r\n")
                                     << 413;
        QTest::newRow("broken chunk") << QByteArray(
            "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n")
                                      << 400;
        QTest::newRow("no chunk size") << QByteArray("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                                       << 400;
        QTest::newRow("endless head") << QByteArray("GET /a HTTP/1.1\r\nA: ") + QByteArray(70'000, 'x') << 431;
        QTest::newRow("broken gzip") << QByteArray(
            "POST /a HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
                                     << 400;
        QTest::newRow("brotli") << QByteArray(
            "POST /a HTTP/1.1\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc")
                                << 415;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RequestParser parser;
        parser.append(bytes);
        QVERIFY(!parser.next());
        QCOMPARE(parser.failureStatus(), status);
    }

    void asksForContinueOnce()
    {
        RequestParser parser;
        parser.append("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QVERIFY(!parser.next());
        QVERIFY(parser.takeContinueWanted());
        QVERIFY(!parser.takeContinueWanted());
        QVERIFY(parser.isMidway());
        parser.append("ok");
        QCOMPARE(parser.next()->body, QByteArray("ok"));
    }
};

SPYHOP_TEST_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
