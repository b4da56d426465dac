// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderexport.h"
#include "core/base/files.h"
#include "core/batch/exporter.h"
#include "core/batch/markdownwriter.h"
#include "core/batch/numbers.h"
#include "core/batch/outformat.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtCore/QSet>

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
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !base::commitWhole(file))
        return cannotWrite(path, file.errorString());
    return {};
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

base::Status exportFolder(RowSource& rows, const ExportOrder& order, const QString& folder)
{
    const QDir target(folder);
    QSet<QString> taken;
    for (qint64 first = 0;; first += exportRowsPerPage) {
        const auto page = rows.page(first, exportRowsPerPage);
        if (!page)
            return base::failure(page.error());
        if (page->isEmpty())
            break;
        for (const auto& [item, result] : *page) {
            if (result.state == model::ItemState::Pending || result.state == model::ItemState::Running)
                continue;
            // Two items may bear one name (files named one by one out of two folders).
            QString name = answerFileName(item.name);
            for (int n = 2; taken.contains(name.toLower()); ++n)
                name = answerFileName(QStringLiteral("%1 (%2)").arg(item.name).arg(n));
            taken.insert(name.toLower());
            const QString text = MarkdownWriter::itemText(order.job.spec, item, result);
            if (const base::Status saved = save(target.filePath(name), text.toUtf8()); !saved)
                return saved;
        }
    }
    if (!QDir().mkpath(target.absolutePath()))
        return cannotWrite(folder, QCoreApplication::translate("Batch", "the folder could not be made"));
    const auto table = exportFile(rows, order, target.filePath(QStringLiteral("table.answer.csv")));
    return table ? base::Status() : base::failure(table.error());
}

} // namespace spyhop::batch
