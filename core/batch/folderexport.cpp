// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderexport.h"
#include "core/base/files.h"
#include "core/base/namedfile.h"
#include "core/batch/exporter.h"
#include "core/batch/markdownwriter.h"
#include "core/batch/outformat.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTextBoundaryFinder>
#include <algorithm>

namespace spyhop::batch {
namespace {

//! What file systems take, in bytes of UTF-8.
constexpr qsizetype longestName = 255;
//! Behind a file's name while it is written: ".XXXXXX".
constexpr qsizetype bornWhileWritten = 7;
constexpr qsizetype digestCharacters = 8;
//! Names in one sentence; the others are counted.
constexpr qsizetype mostNames = 3;

//! The name, or as many whole characters of it as fit into so many bytes with a digest of all of it behind them.
QString fitting(const QString& name, qsizetype bytes)
{
    if (name.toUtf8().size() <= bytes)
        return name;
    const QByteArray digest = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1).toHex();
    const QString mark = u'~' + QString::fromLatin1(digest.left(digestCharacters));
    qsizetype room = bytes - mark.size();
    qsizetype end = 0;
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, name);
    for (qsizetype next = characters.toNextBoundary(); next > end; next = characters.toNextBoundary()) {
        room -= QStringView(name).sliced(end, next - end).toUtf8().size();
        if (room < 0)
            break;
        end = next;
    }
    return name.left(end) + mark;
}

base::Status cannotWrite(const QString& path, const QString& why)
{
    base::Error error;
    error.code = base::ErrorCode::Internal;
    error.what = QCoreApplication::translate("Batch", "The file could not be written (%1).").arg(why);
    error.whom = path;
    return base::failure(error);
}

base::Status save(const QString& path, const QByteArray& bytes)
{
    if (const base::Status fine = base::checkNamedFile(path); !fine)
        return fine;
    const QString parent = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(parent))
        return cannotWrite(parent, QCoreApplication::translate("Batch", "the folder could not be made"));
    return base::atomicSaveShared(path, bytes);
}

//! \brief Files of an export that could not be written: the others are all the same. A value.
class MissingFiles {
public:
    void add(const QString& name, const base::Error& why)
    {
        if (m_count++ == 0)
            m_first = why;
        if (m_names.size() < mostNames)
            m_names.append(name);
    }
    //! Nothing, or which are missing, and why the first one is.
    [[nodiscard]] base::Status status(const QString& folder) const
    {
        if (m_count == 0)
            return {};
        base::Error error = m_first;
        error.what = QCoreApplication::translate("Batch",
            "%n file(s) of the results are missing in the folder (%1); the others are written. %2", nullptr, m_count)
                         .arg(m_names.join(QStringLiteral(", "))
                                 + (m_count > m_names.size() ? QStringLiteral(", …") : QString()),
                             m_first.what);
        error.whom = folder;
        return base::failure(error);
    }

private:
    int m_count = 0;
    QStringList m_names; //!< of the first ones
    base::Error m_first;
};

} // namespace

QString answerFileName(const QString& itemName)
{
    QStringList parts;
    for (QString part : itemName.split(u'/', Qt::SkipEmptyParts)) {
        for (QChar& c : part) {
            if (c.unicode() < 0x20 || QStringView(u"<>:\"\\|?*").contains(c))
                c = u'_';
        }
        part = part.trimmed();
        if (part != u"." && part != u".." && !part.isEmpty())
            parts.append(part);
    }
    if (parts.isEmpty())
        parts.append(QStringLiteral("item"));
    const QString ending = QString::fromUtf16(answerEnding);
    for (QString& part : parts)
        part = fitting(part, &part == &parts.last() ? longestName - bornWhileWritten - ending.size() : longestName);
    return parts.join(u'/') + ending;
}

QString AnswerFileNames::nameFor(const QString& itemName)
{
    QString name = answerFileName(itemName);
    const QString key = name.toLower();
    if (m_taken.contains(key)) {
        int& next = m_next[key];
        next = std::max(next, 2);
        do
            name = answerFileName(QStringLiteral("%1 (%2)").arg(itemName).arg(next++));
        while (m_taken.contains(name.toLower()));
    }
    m_taken.insert(name.toLower());
    return name;
}

base::Status exportFolder(RowSource& rows, const ExportOrder& order, const QString& folder, WrittenAnswers* written)
{
    const QDir target(folder);
    AnswerFileNames names;
    MissingFiles missing;
    const base::Status visited
        = visitRows(rows, [&](const model::BatchItem& item, const model::ItemResult& result) -> base::Expected<bool> {
              const QString name = names.nameFor(item.name);
              const QString path = target.filePath(name);
              if (result.state == model::ItemState::Pending || result.state == model::ItemState::Running)
                  return true;
              const QByteArray bytes = MarkdownWriter::itemText(order.job.spec, item, result).toUtf8();
              const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
              if (written && written->digests.value(item.index) == digest && QFileInfo::exists(path))
                  return true;
              if (const base::Status saved = save(path, bytes); !saved)
                  missing.add(name, saved.error());
              else if (written)
                  written->digests.insert(item.index, digest);
              return true;
          });
    if (!visited)
        return visited;
    if (!QDir().mkpath(target.absolutePath()))
        return cannotWrite(folder, QCoreApplication::translate("Batch", "the folder could not be made"));
    const QString tableName = QStringLiteral("table.answer.csv");
    if (const auto table = exportFile(rows, order, target.filePath(tableName), nullptr); !table) {
        if (table.error().code != base::ErrorCode::Internal)
            return base::failure(table.error());
        missing.add(tableName, table.error());
    }
    return missing.status(folder);
}

} // namespace spyhop::batch
