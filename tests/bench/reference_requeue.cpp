// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reference for bench_ratelimit: the best a bare Qt program can do with an API that refuses. No journal, no limits: a
// window of requests over as many managers as their six connections each need; a refused item is put back until its
// Retry-After is over, and its place goes to the next at once.
//   reference_requeue INPUT.jsonl OUTPUT URL IN_FLIGHT

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QQueue>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <cstdio>
#include <memory>
#include <vector>

namespace {

class Loop : public QObject {
public:
    Loop(const QStringList& arguments, int inFlight)
        : m_input(arguments.at(1))
        , m_output(arguments.at(2))
        , m_url(arguments.at(3) + QStringLiteral("/chat/completions"))
        , m_places(inFlight)
    {
        if (!m_input.open(QIODevice::ReadOnly) || !m_output.open(QIODevice::WriteOnly))
            qFatal("cannot open the files");
        for (int i = 0; i < (inFlight + 5) / 6; ++i) {
            m_managers.push_back(std::make_unique<QNetworkAccessManager>());
            m_managers.back()->setProxy(QNetworkProxy::NoProxy);
        }
        pump();
    }

private:
    struct Item {
        QByteArray id, body;
    };

    void pump()
    {
        while (m_running < m_places && (!m_due.isEmpty() || !m_input.atEnd()))
            send(m_due.isEmpty() ? next() : m_due.dequeue());
        if (m_running == 0 && m_waiting == 0)
            QCoreApplication::exit(m_failed == 0 ? 0 : 1);
    }

    Item next()
    {
        const QJsonObject item = QJsonDocument::fromJson(m_input.readLine()).object();
        const QString id = item.value(QStringLiteral("id")).toString();
        const QString prompt = id + QLatin1Char(' ') + item.value(QStringLiteral("prompt")).toString();
        const QJsonObject message{
            {QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), prompt}};
        const QJsonObject body{{QStringLiteral("model"), QStringLiteral("spyhop-local")},
            {QStringLiteral("messages"), QJsonArray{message}}};
        return {id.toUtf8(), QJsonDocument(body).toJson(QJsonDocument::Compact)};
    }

    void send(const Item& item)
    {
        QNetworkRequest request(m_url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setRawHeader(QByteArrayLiteral("Idempotency-Key"), item.id);
        QNetworkReply* const reply = m_managers[m_turn++ % m_managers.size()]->post(request, item.body);
        ++m_running;
        connect(reply, &QNetworkReply::finished, this, [this, reply, item] {
            reply->deleteLater();
            --m_running;
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (status == 429)
                putBack(item, reply->rawHeader(QByteArrayLiteral("Retry-After")).toInt());
            else
                keep(item, reply);
            pump();
        });
    }

    void putBack(const Item& item, int seconds)
    {
        ++m_waiting;
        QTimer::singleShot(seconds * 1000 + 1, Qt::PreciseTimer, this, [this, item] {
            --m_waiting;
            m_due.enqueue(item);
            pump();
        });
    }

    void keep(const Item& item, QNetworkReply* reply)
    {
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        const QJsonValue text = answer.value(QStringLiteral("choices")).toArray().at(0).toObject();
        if (reply->error() != QNetworkReply::NoError || !text.isObject())
            ++m_failed;
        m_output.write(QJsonDocument(QJsonObject{{QStringLiteral("id"), QString::fromUtf8(item.id)},
                                         {QStringLiteral("answer"), text}})
                           .toJson(QJsonDocument::Compact)
            + '\n');
    }

    QFile m_input;
    QFile m_output;
    QUrl m_url;
    int m_places;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    QQueue<Item> m_due;
    std::size_t m_turn = 0;
    int m_running = 0;
    int m_waiting = 0;
    int m_failed = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        std::fprintf(stderr, "reference_requeue INPUT.jsonl OUTPUT URL IN_FLIGHT\n");
        return 2;
    }
    const Loop loop(arguments, arguments.at(4).toInt());
    return QCoreApplication::exec();
}
