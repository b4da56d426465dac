// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/innerreadings.h"
#include "core/docs/documentreading.h"
#include "core/docs/say.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QTemporaryDir>

namespace spyhop::docs {

struct InnerReadings::Running {
    qsizetype index = 0;
    QTemporaryDir folder{freshFolderTemplate()}; //!< ends after the reading, which reads from it
    std::unique_ptr<DocumentReading> reading;
};

namespace {

//! Where the file lies for its time; empty: there is no room.
QString written(const QTemporaryDir& folder, const InnerFile& file)
{
    // A name of ours: an ending tells LibreOffice what a file is, and a stranger's path tells it nothing else.
    const bool isOld = typeOf(file.path) == FileType::OldOffice;
    const QString ending = isOld ? QFileInfo(file.path).suffix().toLower() : QStringLiteral("doc");
    const QString path = folder.filePath(QStringLiteral("file.") + ending);
    QFile made(path);
    const bool done = folder.isValid() && made.open(QIODevice::WriteOnly) && made.write(file.bytes) == file.bytes.size()
        && made.flush();
    return done ? path : QString();
}

} // namespace

InnerReadings::InnerReadings(const HostParts& parts, const ReadOrder& outer, std::shared_ptr<InnerBudget> budget,
    int depth, const QList<InnerFile>& files)
    : m_parts(parts)
    , m_outer(outer)
    , m_budget(std::move(budget))
    , m_depth(depth)
    , m_files(files)
    , m_results(files.size())
{
}

InnerReadings::~InnerReadings() = default;

void InnerReadings::start()
{
    more();
    if (m_done == m_files.size())
        Q_EMIT finished();
}

void InnerReadings::more()
{
    while (m_next < m_files.size() && m_running.size() < static_cast<std::size_t>(m_parts.pool.most()))
        begin(m_next++);
}

void InnerReadings::begin(qsizetype index)
{
    if (m_depth >= maxDepth) {
        refuse(index,
            said(QT_TRANSLATE_NOOP("Documents", "It lies deeper than %1 files within each other.")).arg(maxDepth));
        return;
    }
    const InnerFile& file = m_files.at(index);
    const bool isOld = file.type == FileType::OldOffice;
    if (m_budget->files <= 0 || file.bytes.size() > m_budget->bytes || (isOld && m_budget->oldOffice <= 0)) {
        refuse(index, tooManyInnerFiles());
        return;
    }
    --m_budget->files;
    m_budget->bytes -= file.bytes.size();
    m_budget->oldOffice -= isOld ? 1 : 0;
    auto running = std::make_unique<Running>();
    running->index = index;
    const QString path = written(running->folder, m_files.at(index));
    m_files[index].bytes.clear();
    if (path.isEmpty()) {
        refuse(index, said(QT_TRANSLATE_NOOP("Documents", "There is no room for temporary files.")));
        return;
    }
    ReadOrder order = m_outer;
    order.path = path;
    order.type = m_files.at(index).type;
    running->reading = std::make_unique<DocumentReading>(m_parts, order, m_budget, m_depth);
    connect(running->reading.get(), &Reading::finished, this,
        [this, one = running.get()](const base::Expected<Document>& document) { ended(one, document); });
    m_running.push_back(std::move(running));
}

void InnerReadings::refuse(qsizetype index, const QString& reason)
{
    m_files[index].bytes.clear();
    m_results[index].reason = reason;
    ++m_done;
}

void InnerReadings::ended(Running* running, const base::Expected<Document>& document)
{
    m_ended.clear();
    InnerResult& result = m_results[running->index];
    if (document) {
        result.document = *document;
        result.recognised = running->reading->recognised();
        bound(result);
    } else {
        result.reason = document.error().what;
    }
    ++m_done;
    for (auto& one : m_running) {
        if (one.get() == running)
            m_ended.push_back(std::move(one));
    }
    std::erase(m_running, nullptr);
    more();
    if (m_done == m_files.size())
        Q_EMIT finished();
    else
        Q_EMIT progressed(static_cast<int>(m_done), static_cast<int>(m_files.size()));
}

//! All of them together hold no more than one document may.
void InnerReadings::bound(InnerResult& result)
{
    Document& document = *result.document;
    if (document.text.size() > m_budget->characters) {
        result.document.reset();
        result.recognised = {};
        result.reason = said(QT_TRANSLATE_NOOP("Documents", "The file holds more than %1 characters of text."))
                            .arg(QLocale().toString(maxCharacters));
        return;
    }
    if (m_depth > 1)
        return; // counted with the file that holds it
    m_budget->characters -= document.text.size();
    qsizetype kept = 0;
    for (const Picture& picture : std::as_const(document.pictures)) {
        if (m_budget->pictures <= 0 || picture.bytes.size() > m_budget->pictureBytes)
            break;
        --m_budget->pictures;
        m_budget->pictureBytes -= picture.bytes.size();
        ++kept;
    }
    if (const qsizetype left = document.pictures.size() - kept; left > 0) {
        document.pictures.resize(kept);
        document.leftOut.append(said(QT_TRANSLATE_N_NOOP("Documents", "%n picture(s)"), left));
    }
}

} // namespace spyhop::docs
