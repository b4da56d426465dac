// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/auditjobs.h"

#include "core/base/files.h"
#include "core/base/problem.h"
#include "core/observe/auditcopies.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

namespace spyhop::admin {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lookEvery = 100ms;
constexpr std::chrono::milliseconds copyPatience = 5s; // a share in order takes some milliseconds
constexpr qint64 largestCopy = 256 * 1024 * 1024; // bytes; a checkpoint is 250

base::Error noCheckpoints(const QString& path)
{
    return base::problem(base::ErrorCode::Unreadable, QString(),
        QCoreApplication::translate("spyhop::admin::AuditAdmin", "There are no checkpoints of an audit log in %1.")
            .arg(QDir::toNativeSeparators(path)),
        QCoreApplication::translate("spyhop::admin::AuditAdmin",
            "Choose a checkpoints file that was copied, or an extract of the system's log."));
}

//! The checkpoints of this origin in these files. Errors: NotFound, Unreadable, Usage.
base::Expected<QList<observe::CheckpointNote>> readCopies(const QStringList& paths, const QByteArray& origin)
{
    QList<observe::CheckpointNote> ours;
    for (const QString& path : paths) {
        const base::Expected<QByteArray> text = base::readFile(path, largestCopy);
        if (!text)
            return base::failure(text.error());
        QList<observe::CheckpointNote> notes = observe::notesInLog(*text);
        if (notes.isEmpty()) {
            const auto parsed = observe::parseNotes(*text);
            if (!parsed)
                return base::failure(noCheckpoints(path));
            notes = *parsed;
        }
        for (const observe::CheckpointNote& note : std::as_const(notes)) {
            if (note.checkpoint.origin == origin)
                ours.append(note);
        }
    }
    if (!paths.isEmpty() && ours.isEmpty()) {
        return base::failure(base::problem(base::ErrorCode::Usage, QString(),
            QCoreApplication::translate("spyhop::admin::AuditAdmin", "No checkpoint of this log is in %1.")
                .arg(QDir::toNativeSeparators(paths.join(QStringLiteral(", ")))),
            QCoreApplication::translate("spyhop::admin::AuditAdmin", "Choose a copy that this profile has written.")));
    }
    return ours;
}

} // namespace

AuditJob::AuditJob(base::Clock& clock)
    : m_look(clock.makeTimer())
{
    connect(m_look.get(), &base::Timer::fired, this, [this] {
        m_look->start(lookEvery);
        Q_EMIT progressed(m_progress.done, m_progress.total);
    });
    m_look->start(lookEvery);
}

AuditJob::~AuditJob()
{
    join();
}

void AuditJob::join()
{
    m_progress.isCancelled = true;
    if (m_thread.joinable())
        m_thread.join();
}

void AuditJob::run(std::function<std::function<void()>()> read)
{
    m_thread = std::thread([this, read = std::move(read)] {
        std::function<void()> tell = read();
        QMetaObject::invokeMethod(
            this,
            [this, tell = std::move(tell)] {
                m_look->stop();
                tell();
            },
            Qt::QueuedConnection);
    });
}

AuditCheck::AuditCheck(
    base::Clock& clock, const QString& folder, const observe::AuditTrust& trust, const Copies& copies)
    : AuditJob(clock)
{
    run([this, folder, trust, copies]() -> std::function<void()> {
        const auto notes = readCopies(copies.files, trust.origin);
        observe::AuditTrust against = trust;
        against.copies = notes.value_or(QList<observe::CheckpointNote>());
        const base::Expected<AuditReport> report
            = notes ? observe::verifyAudit(folder, against, progress()) : base::failure(notes.error());
        std::optional<base::Error> trouble;
        if (!copies.folder.isEmpty() && !progress().isCancelled)
            trouble
                = observe::copyTrouble(copies.folder, observe::tryCopies(copies.folder, trust.origin, copyPatience));
        return [this, report, trouble] {
            m_copyTrouble = trouble;
            Q_EMIT finished(report);
        };
    });
}

AuditCheck::~AuditCheck()
{
    join();
}

AuditReading::AuditReading(base::Clock& clock, const QString& folder)
    : AuditJob(clock)
{
    run([this, folder]() -> std::function<void()> {
        const base::Expected<AuditContents> contents = observe::readAudit(folder, progress().isCancelled);
        return [this, contents] { Q_EMIT finished(contents); };
    });
}

AuditReading::~AuditReading()
{
    join();
}

AuditFiltering::AuditFiltering(base::Clock& clock, const AuditContents& contents, const AuditFilter& filter)
    : AuditJob(clock)
{
    run([this, contents, filter]() -> std::function<void()> {
        QList<int> places;
        for (qsizetype i = contents.calls.size() - 1; i >= 0 && !progress().isCancelled; --i) {
            if (filter.accepts(contents.calls.at(i)))
                places.append(static_cast<int>(i));
        }
        return [this, places] { Q_EMIT finished(places); };
    });
}

AuditFiltering::~AuditFiltering()
{
    join();
}

AuditLooking::AuditLooking(
    base::Clock& clock, const QString& folder, const AuditContents& contents, const AuditCall& call)
    : AuditJob(clock)
{
    const QString first = contents.segments.at(call.segment).segment;
    const QString second = contents.segments.at(call.outcomeSegment).segment;
    run([this, folder, first, second, call]() -> std::function<void()> {
        QList<AuditEntry> entries;
        for (const auto& [segment, number] : {std::pair(first, call.intent), std::pair(second, call.outcome)}) {
            if (number < 0)
                continue;
            AuditEntry entry;
            entry.json = observe::readEntry(folder, segment, number).value_or(QByteArray());
            if (const auto proof = observe::proveEntry(folder, segment, number))
                entry.proof = *proof;
            entries.append(entry);
        }
        return [this, entries] { Q_EMIT finished(entries); };
    });
}

AuditLooking::~AuditLooking()
{
    join();
}

} // namespace spyhop::admin
