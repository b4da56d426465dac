// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reference for bench_batch: the least a Qt program can do. No journal, no retry, no limits: a window of requests over
// as many managers as their six connections each need, the answers appended to a file.
//   reference_managers INPUT.jsonl OUTPUT URL IN_FLIGHT

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
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
    {
        if (!m_input.open(QIODevice::ReadOnly) || !m_output.open(QIODevice::WriteOnly))
            qFatal("cannot open the files");
        for (int i = 0; i < (inFlight + 5) / 6; ++i) {
            m_managers.push_back(std::make_unique<QNetworkAccessManager>());
            m_managers.back()->setProxy(QNetworkProxy::NoProxy);
        }
        for (int i = 0; i < inFlight; ++i)
            next();
    }

private:
    void next()
    {
        if (m_input.atEnd()) {
            if (m_running == 0)
                QCoreApplication::exit(m_failed == 0 ? 0 : 1);
            return;
        }
        const QJsonObject item = QJsonDocument::fromJson(m_input.readLine()).object();
        const QString id = item.value(QStringLiteral("id")).toString();
        const QString prompt = id + QLatin1Char(' ') + item.value(QStringLiteral("prompt")).toString();
        const QJsonObject message{
            {QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), prompt}};
        const QJsonObject body{{QStringLiteral("model"), QStringLiteral("spyhop-local")},
            {QStringLiteral("messages"), QJsonArray{message}}};
        QNetworkRequest request(m_url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply* const reply = m_managers[m_turn++ % m_managers.size()]->post(
            request, QJsonDocument(body).toJson(QJsonDocument::Compact));
        ++m_running;
        connect(reply, &QNetworkReply::finished, this, [this, reply, id] {
            reply->deleteLater();
            --m_running;
            const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
            const QJsonValue text = answer.value(QStringLiteral("choices")).toArray().at(0).toObject();
            if (reply->error() != QNetworkReply::NoError || !text.isObject())
                ++m_failed;
            m_output.write(QJsonDocument(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("answer"), text}})
                               .toJson(QJsonDocument::Compact)
                + '\n');
            next();
        });
    }

    QFile m_input;
    QFile m_output;
    QUrl m_url;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    std::size_t m_turn = 0;
    int m_running = 0;
    int m_failed = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        std::fprintf(stderr, "reference_managers INPUT.jsonl OUTPUT URL IN_FLIGHT\n");
        return 2;
    }
    const Loop loop(arguments, arguments.at(4).toInt());
    return QCoreApplication::exec();
}
