// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/inputs.h"
#include "core/docs/filetype.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

bool isOneTable(const QStringList& inputs, const FoundFiles& found)
{
    // A folder or a glob with one table in it is still a set of documents.
    if (inputs.size() != 1 || found.files.size() != 1 || !QFileInfo(inputs.first()).isFile())
        return false;
    const auto type = docs::typeOf(found.files.first().path);
    return type && docs::isTable(*type);
}

} // namespace

tl::unexpected<base::Error> nothingFound(const QStringList& skipped)
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = text(QT_TRANSLATE_NOOP("Batch", "There is nothing to work on."));
    if (!skipped.isEmpty())
        error.remedy
            = text(QT_TRANSLATE_NOOP("Batch", "Skipped: %1.")).arg(skipped.mid(0, 3).join(QStringLiteral("; ")));
    return base::failure(error);
}

bool takesRows(const QStringList& inputs, const FoundFiles& found, InputMode mode)
{
    return mode == InputMode::Rows || (mode == InputMode::Auto && isOneTable(inputs, found));
}

void appendTable(Inputs& inputs, const docs::Table& table, const FoundFile& file, bool several)
{
    inputs.receipts.append(QStringLiteral("%1: %2").arg(file.name, table.receipt));
    QList<qsizetype> places;
    for (const QString& column : table.columns) {
        if (!inputs.columns.contains(column))
            inputs.columns.append(column);
        places.append(inputs.columns.indexOf(column));
    }
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        model::BatchItem item;
        item.index = inputs.items.size();
        const QString number = text(QT_TRANSLATE_NOOP("Batch", "row %1")).arg(row + 1);
        item.name = several ? QStringLiteral("%1, %2").arg(file.name, number) : number;
        item.path = file.path;
        item.cells.resize(inputs.columns.size());
        for (qsizetype i = 0; i < places.size(); ++i)
            item.cells[places.at(i)] = table.rows.at(row).at(i);
        if (const QStringList unstored = table.unstored.value(row); !unstored.isEmpty())
            item.receipt = text(QT_TRANSLATE_NOOP("Batch", "empty, as the formula has no stored result: %1"))
                               .arg(unstored.join(QStringLiteral(", ")));
        inputs.items.append(item);
    }
}

base::Expected<Inputs> finishedRows(Inputs inputs)
{
    for (model::BatchItem& item : inputs.items)
        item.cells.resize(inputs.columns.size());
    inputs.fields = inputs.columns;
    if (inputs.items.isEmpty())
        return nothingFound(inputs.skipped);
    return inputs;
}

Inputs documentsOf(const FoundFiles& found)
{
    Inputs inputs;
    inputs.columns = QStringList{QStringLiteral("file")};
    inputs.fields = QStringList{QStringLiteral("text"), QStringLiteral("filename")};
    inputs.skipped = found.skipped;
    for (const FoundFile& file : found.files) {
        model::BatchItem item;
        item.index = inputs.items.size();
        item.name = file.name;
        item.path = file.path;
        inputs.items.append(item);
    }
    return inputs;
}

} // namespace spyhop::batch
