// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/exportjob.h"

#include "core/base/namedfile.h"
#include "core/chat/sessions.h"

#include <QtCore/QDir>

namespace spyhop::chat {

ExportJob::ExportJob(Sessions& sessions, base::Clock& clock, typeset::FormulaSource* formulas, const ExportOrder& order)
    : m_sessions(sessions)
    , m_clock(clock)
    , m_order(order)
    , m_formulas(formulas != nullptr ? std::make_unique<typeset::FormulaRelay>(*formulas, clock) : nullptr)
    , m_turn(clock.makeTimer())
{
    m_report.path = order.path;
    m_report.of = order.isFolder ? static_cast<int>(order.ids.size()) : 1;
    m_writer.setMaxThreadCount(1);
    connect(m_turn.get(), &base::Timer::fired, this, &ExportJob::readNext);
}

ExportJob::~ExportJob()
{
    cancel();
    m_writer.waitForDone();
}

void ExportJob::start()
{
    if (m_order.isFolder)
        m_taken = QDir(m_order.path).entryList(QDir::AllEntries | QDir::Hidden);
    m_turn->start(std::chrono::milliseconds(0));
}

void ExportJob::cancel()
{
    m_isStopped = true;
    if (m_formulas)
        m_formulas->stop();
}

void ExportJob::readNext()
{
    if (m_isStopped) {
        base::Error stopped;
        stopped.code = base::ErrorCode::Cancelled;
        return end(stopped);
    }
    base::Expected<model::Conversation> chat = m_sessions.read(m_order.ids[m_next]);
    if (!chat)
        return end(chat.error());
    ++m_next;
    m_title = chat->summary.title.simplified();
    m_read.append(*std::move(chat));
    if (m_order.isFolder) {
        m_taken.append(chatFileNameFor(m_read.first(), m_order.format, m_taken));
        return write(std::exchange(m_read, {}), QDir(m_order.path).filePath(m_taken.last()));
    }
    if (m_next < m_order.ids.size())
        return m_turn->start(std::chrono::milliseconds(0));
    write(std::exchange(m_read, {}), m_order.path);
}

void ExportJob::write(const QList<model::Conversation>& chats, const QString& path)
{
    ChatExportContext context;
    context.now = m_clock.wallTime();
    context.formulas = m_formulas.get();
    for (const model::Project& project : m_sessions.projects())
        context.projects.insert(project.id, project.name);
    context.goOn = [this](int done, int of) {
        if (100 * done / of != 100 * (done - 1) / of) {
            QMetaObject::invokeMethod(
                this, [this, done, of] { showProgress(done, of); }, Qt::QueuedConnection);
        }
        return !m_isStopped.load();
    };
    context.isStopped = [this] { return m_isStopped.load(); };
    showProgress(0, 1);
    m_writer.start([this, chats, context, path, format = m_order.format] {
        const base::Expected<QByteArray> bytes = exportChats(chats, format, context);
        const base::Status result = bytes ? base::saveNamedFile(path, *bytes) : base::failure(bytes.error());
        QMetaObject::invokeMethod(
            this, [this, result] { written(result); }, Qt::QueuedConnection);
    });
}

void ExportJob::showProgress(int done, int of)
{
    const int share = m_order.isFolder ? 100 * done / qMax(1, of) : 0;
    const int percent = m_order.isFolder ? (100 * m_report.files + share) / m_report.of : 100 * done / qMax(1, of);
    Q_EMIT progressed(qBound(0, percent, 100), m_title);
}

void ExportJob::written(const base::Status& result)
{
    if (!result)
        return end(result.error());
    ++m_report.files;
    if (m_next == m_order.ids.size())
        return end({});
    m_turn->start(std::chrono::milliseconds(0));
}

void ExportJob::end(const std::optional<base::Error>& error)
{
    m_report.error = error;
    if (m_report.error && m_report.error->whom.isEmpty())
        m_report.error->whom = m_title;
    Q_EMIT finished(ExportReport(m_report));
}

} // namespace spyhop::chat
