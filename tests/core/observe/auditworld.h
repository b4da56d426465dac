// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fakeclock.h"
#include "core/observe/auditlog.h"
#include "core/observe/auditmanifest.h"
#include "core/observe/auditscan.h"
#include "core/observe/auditverify.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QMap>
#include <QtTest/QSignalSpy>

namespace spyhop::testsupport {

//! \brief An audit log of its own, and what it is held against.
class AuditWorld {
public:
    AuditWorld()
    {
        static int number = 0;
        setup.folder = TestWorld::makeFolder(QStringLiteral("audit%1").arg(++number));
        setup.origin = "spyhop/test/audit";
        setup.program = QStringLiteral("spyhop test");
        setup.who.user = QStringLiteral("ann");
        setup.who.teams = QStringList{QStringLiteral("research")};
    }

    [[nodiscard]] std::unique_ptr<observe::AuditLog> open(const base::Secret& secret)
    {
        auto log = std::make_unique<observe::AuditLog>(clock, random, setup);
        log->setKey(secret);
        return log;
    }
    [[nodiscard]] std::unique_ptr<observe::AuditLog> open() { return open(key); }

    [[nodiscard]] observe::Intent intent(const QString& call) const
    {
        observe::Intent intent;
        intent.callId = call;
        intent.purpose = QStringLiteral("chat");
        intent.endpoint = QStringLiteral("deepseek");
        intent.askedModel = QStringLiteral("deepseek-chat");
        intent.resolvedModel = QStringLiteral("deepseek-flash");
        intent.at = clock.wallTime();
        model::ChatRequest request;
        model::Message message;
        message.text = QStringLiteral("CANARY prompt of ") + call;
        request.messages.append(message);
        request.temperature = 0.7;
        request.stop = QStringList{QStringLiteral("CANARY stop")};
        intent.request = request;
        return intent;
    }
    [[nodiscard]] model::CallRecord record(const QString& call) const
    {
        model::CallRecord record;
        record.callId = call;
        record.purpose = QStringLiteral("chat");
        record.endpoint = QStringLiteral("deepseek");
        record.tier = QStringLiteral("api");
        record.askedModel = QStringLiteral("deepseek-chat");
        record.resolvedModel = QStringLiteral("deepseek-flash");
        record.answeredModel = QStringLiteral("deepseek-flash-0924");
        record.finishWord = QStringLiteral("stop");
        record.startedAt = clock.wallTime();
        record.httpStatus = 200;
        record.usage = {40, 17, 0, 0, false};
        record.cost = base::Money(16'200, QStringLiteral("USD"));
        record.timings.total = 812;
        record.adjusted = {{QStringLiteral("stop"), QStringLiteral("CANARY from"), QString(), QString()}};
        model::Attempt attempt;
        attempt.endpoint = record.endpoint;
        attempt.reason = QStringLiteral("CANARY reason");
        attempt.status = 200;
        record.attempts = {attempt};
        return record;
    }
    //! So many whole calls.
    void logCalls(observe::AuditLog& log, int calls)
    {
        for (int i = 0; i < calls; ++i) {
            const QString call = QStringLiteral("call%1").arg(++m_calls);
            clock.advance(std::chrono::milliseconds(7));
            log.post(observe::draftOf(intent(call)));
            log.post(observe::draftOf(record(call), clock.wallTime()));
        }
    }
    //! A process that logs and ends.
    void runProcess(int calls)
    {
        const auto log = open();
        logCalls(*log, calls);
    }
    //! What the key store would remember now.
    void remember()
    {
        observe::AuditManifest manifest(setup.folder, setup.origin);
        if (!manifest.refresh())
            qFatal("no manifest");
        observe::HashTree tree;
        QFile file(observe::manifestPath(setup.folder));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no manifest");
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
            line.chop(1);
            tree.append(observe::leafHash(observe::parseManifestLine(line)->json));
        }
        known = observe::CheckpointNote{{setup.origin, tree.size(), tree.root()}, {}, {}};
    }

    [[nodiscard]] observe::AuditTrust trust() const
    {
        observe::AuditTrust trust;
        trust.origin = setup.origin;
        if (!key.isEmpty())
            trust.key.emplace(key);
        trust.known = known;
        return trust;
    }
    [[nodiscard]] base::Expected<observe::AuditReport> verify() const { return verify(trust()); }
    [[nodiscard]] base::Expected<observe::AuditReport> verify(const observe::AuditTrust& against) const
    {
        observe::AuditProgress progress;
        return observe::verifyAudit(setup.folder, against, progress);
    }

    [[nodiscard]] QStringList segments() const { return observe::segmentsOnDisk(setup.folder); }
    [[nodiscard]] QString path(const QString& segment) const { return observe::segmentPath(setup.folder, segment); }
    [[nodiscard]] static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }

    base::FakeClock clock;
    base::Random random{20261126};
    observe::AuditSetup setup;
    base::Secret key = observe::AuditKey::fresh();
    std::optional<observe::CheckpointNote> known;

private:
    int m_calls = 0;
};

} // namespace spyhop::testsupport
