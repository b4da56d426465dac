// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logs calls until it is killed; says which intents it was told are durable. For tst_auditkill.
//   auditvictim FOLDER KEY-IN-HEX
#include "core/observe/auditlog.h"

#include <QtCore/QCoreApplication>
#include <cstdio>
#include <map>

using namespace spyhop;

namespace {

//! Keeps some calls in flight; each ends as soon as its intent is durable.
class Victim final : public QObject {
public:
    Victim(observe::AuditLog& log, base::Clock& clock)
        : m_log(log)
        , m_clock(clock)
    {
        for (int i = 0; i < 8; ++i)
            begin();
    }

private:
    void begin()
    {
        const int number = ++m_number;
        observe::Intent intent;
        intent.callId = QStringLiteral("%1-%2").arg(QCoreApplication::applicationPid()).arg(number);
        intent.purpose = QStringLiteral("chat");
        intent.endpoint = QStringLiteral("a");
        intent.at = m_clock.wallTime();
        auto ticket = m_log.write(observe::draftOf(intent));
        connect(ticket.get(), &db::WriteTicket::done, this, [this, number, call = intent.callId](const auto& status) {
            if (!status)
                std::exit(1);
            std::printf("%s\n", qPrintable(call));
            std::fflush(stdout);
            model::CallRecord record;
            record.callId = call;
            record.startedAt = m_clock.wallTime();
            if (number % 3 != 0) // every third is still under way when the end comes
                m_log.post(observe::draftOf(record, m_clock.wallTime()));
            m_tickets.erase(number);
            begin();
        });
        m_tickets[number] = std::move(ticket);
    }

    observe::AuditLog& m_log;
    base::Clock& m_clock;
    int m_number = 0;
    std::map<int, std::unique_ptr<db::WriteTicket>> m_tickets;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    base::SystemClock clock;
    base::Random random = base::Random::fromSystem();
    observe::AuditSetup setup;
    setup.folder = arguments.at(1);
    setup.origin = "spyhop/test/audit";
    observe::AuditLog log(clock, random, setup);
    QByteArray key = QByteArray::fromHex(arguments.at(2).toLatin1());
    log.setKey(base::Secret::take(key));
    const Victim victim(log, clock);
    return QCoreApplication::exec();
}
