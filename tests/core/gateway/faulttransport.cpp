// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/gateway/faulttransport.h"

#include <algorithm>

namespace spyhop::testsupport {
namespace {

QByteArray chunk(const QByteArray& delta, const QByteArray& finish)
{
    return "data: {\"id\":\"c\",\"model\":\"m-answered\",\"choices\":[{\"index\":0,\"delta\":{" + delta
        + "},\"finish_reason\":" + finish + "}]}\n\n";
}

const QByteArray usage = "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":2,\"total_tokens\":13}";

} // namespace

//! Plays one line. Owner: the call.
class FaultExchange final : public port::Exchange {
public:
    FaultExchange(FaultTransport& transport, const QString& line)
        : m_transport(transport)
        , m_timer(transport.m_clock.makeTimer())
    {
        ++m_transport.m_live;
        m_transport.m_mostLive = std::max(m_transport.m_mostLive, m_transport.m_live);
        const QStringList parts = line.split(u'|');
        const QStringList head = parts[0].split(u' ', Qt::SkipEmptyParts);
        m_words = parts.value(1).split(u' ', Qt::SkipEmptyParts);
        m_end = parts.value(2, QStringLiteral("done")).trimmed();
        m_head.status = head.value(0).toInt();
        if (m_head.status == 0)
            m_words = QStringList{head.value(0)};
        for (const QString& word : head.mid(1)) {
            if (word == u"json")
                m_json = true;
            else if (word == u"list")
                m_list = true;
            else if (word == u"raw")
                m_raw = true;
            else if (word == u"reused")
                m_head.reusedConnection = true;
            else
                m_head.headers.append({word.section(u'=', 0, 0).toLatin1(), word.section(u'=', 1).toLatin1()});
        }
        connect(m_timer.get(), &base::Timer::fired, this, &FaultExchange::step);
        m_timer->start(std::chrono::milliseconds(0));
    }
    ~FaultExchange() override { --m_transport.m_live; }

private:
    void step()
    {
        const int now = m_step++;
        if (m_head.status == 0)
            return playNoReply(now);
        m_timer->start(std::chrono::milliseconds(0));
        if (now == 0) {
            Q_EMIT phaseReached(port::WirePhase::Connecting);
        } else if (now == 1) {
            m_result.requestSent = true;
            Q_EMIT phaseReached(port::WirePhase::Sent);
        } else if (now == 2) {
            m_result.anyByte = true;
            const port::WireHead head = m_head;
            Q_EMIT headReceived(head);
        } else if (m_raw) {
            playRaw();
        } else if (m_head.status != 200) {
            playError();
        } else if (m_word < m_words.size()) {
            playWord(m_words[m_word++]);
        } else {
            playEnd();
        }
    }
    void playNoReply(int now)
    {
        const QString& word = m_words[0];
        if (word == u"unsent")
            return;
        if (word != u"refuse" && now < 2) {
            m_result.requestSent = now == 1;
            m_timer->start(std::chrono::milliseconds(0));
            Q_EMIT phaseReached(now == 0 ? port::WirePhase::Connecting : port::WirePhase::Sent);
            return;
        }
        if (word == u"stay")
            return;
        m_result.reusedConnection = m_head.reusedConnection;
        fail(base::ErrorCode::Network);
    }
    void playRaw()
    {
        if (!m_bodySent) {
            m_bodySent = true;
            const QByteArray body = m_words.join(u' ').replace(u'⏎', u'\n').toUtf8();
            Q_EMIT received(m_end == u"cut" ? body.left(body.size() / 2) : body);
            return;
        }
        if (m_end == u"cut")
            return fail(base::ErrorCode::Truncated);
        finish();
    }
    void playError()
    {
        if (!m_bodySent) {
            m_bodySent = true;
            const QByteArray body = "{\"error\":{\"message\":\"" + m_words.join(u' ').toUtf8() + "\"}}";
            Q_EMIT received(body);
            return;
        }
        finish();
    }
    void playWord(const QString& word)
    {
        if (word.endsWith(u"ms")) {
            m_timer->start(std::chrono::milliseconds(word.chopped(2).toInt()));
            return;
        }
        if (m_list) {
            m_text += (m_text.isEmpty() ? "{\"id\":\"" : ",{\"id\":\"") + word.toUtf8() + "\"}";
            return;
        }
        if (m_json) {
            m_text += word.toUtf8() + ' ';
            return;
        }
        QByteArray bytes;
        if (word == u"ka")
            bytes = ": keep-alive\n\n";
        else if (word == u"think")
            bytes = chunk("\"reasoning_content\":\"hm \"", "null");
        else if (word == u"fin")
            bytes = chunk("", "\"stop\"");
        else
            bytes = chunk("\"content\":\"" + word.toUtf8() + " \"", "null");
        m_result.bytesReceived += bytes.size();
        m_result.plainReceived += bytes.size();
        Q_EMIT received(bytes);
    }
    void playEnd()
    {
        if (m_end == u"cut")
            return fail(base::ErrorCode::Truncated);
        if (m_end == u"stay") {
            m_timer->stop();
            return;
        }
        if (m_bodySent && (m_end == u"quiet" || m_end == u"half")) {
            m_timer->stop();
            return;
        }
        if (m_bodySent)
            return finish();
        m_bodySent = true;
        QByteArray bytes = chunk("", m_end == u"length" ? "\"length\"" : "\"stop\"")
            + (m_end == u"nousage" ? QByteArray() : "data: {\"choices\":[]," + usage + "}\n\n") + "data: [DONE]\n\n";
        if (m_json) {
            bytes = "{\"model\":\"m-answered\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\""
                + m_text + "\"},\"finish_reason\":\"stop\"}]," + usage + "}";
            if (m_end == u"half")
                bytes.truncate(bytes.size() / 2);
        }
        if (m_list)
            bytes = "{\"data\":[" + m_text + "]}";
        Q_EMIT received(bytes);
    }
    void fail(base::ErrorCode code)
    {
        m_result.error = base::Error();
        m_result.error->code = code;
        m_result.error->what = QStringLiteral("The connection broke.");
        finish();
    }
    void finish()
    {
        m_timer->stop();
        const port::WireEnd end = m_result;
        Q_EMIT finished(end);
    }

    FaultTransport& m_transport;
    std::unique_ptr<base::Timer> m_timer;
    port::WireHead m_head;
    QStringList m_words;
    QString m_end;
    QByteArray m_text;
    bool m_json = false, m_list = false, m_raw = false, m_bodySent = false;
    int m_step = 0;
    qsizetype m_word = 0;
    port::WireEnd m_result;
};

std::unique_ptr<port::Exchange> FaultTransport::send(const port::WireRequest& request)
{
    m_requests.append(request);
    QStringList& lines = m_scripts[request.url.host()];
    const QString line = lines.size() > 1 ? lines.takeFirst() : lines.value(0, QStringLiteral("refuse"));
    return std::make_unique<FaultExchange>(*this, line);
}

void FaultTransport::script(const QString& host, const QString& lines)
{
    m_scripts[host] = lines.split(u'\n', Qt::SkipEmptyParts);
}

int FaultTransport::requestsTo(const QString& host) const
{
    return static_cast<int>(std::count_if(m_requests.cbegin(), m_requests.cend(),
        [&](const port::WireRequest& request) { return request.url.host() == host; }));
}

} // namespace spyhop::testsupport
