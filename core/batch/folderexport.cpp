// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderexport.h"
#include "core/base/files.h"
#include "core/batch/exporter.h"
#include "core/batch/markdownwriter.h"
#include "core/batch/outformat.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::batch {
namespace {

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
    const QString parent = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(parent))
        return cannotWrite(parent, QCoreApplication::translate("Batch", "the folder could not be made"));
    return base::atomicSaveShared(path, bytes);
}

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
    return parts.join(u'/') + QString::fromUtf16(answerEnding);
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
    const base::Status visited
        = visitRows(rows, [&](const model::BatchItem& item, const model::ItemResult& result) -> base::Expected<bool> {
              const QString path = target.filePath(names.nameFor(item.name));
              if (result.state == model::ItemState::Pending || result.state == model::ItemState::Running)
                  return true;
              const QByteArray bytes = MarkdownWriter::itemText(order.job.spec, item, result).toUtf8();
              const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
              if (written && written->digests.value(item.index) == digest && QFileInfo::exists(path))
                  return true;
              if (const base::Status saved = save(path, bytes); !saved)
                  return base::failure(saved.error());
              if (written)
                  written->digests.insert(item.index, digest);
              return true;
          });
    if (!visited)
        return visited;
    if (!QDir().mkpath(target.absolutePath()))
        return cannotWrite(folder, QCoreApplication::translate("Batch", "the folder could not be made"));
    const auto table = exportFile(rows, order, target.filePath(QStringLiteral("table.answer.csv")), nullptr);
    return table ? base::Status() : base::failure(table.error());
}

} // namespace spyhop::batch
