// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/jsonlresult.h"
#include "core/base/files.h"
#include "core/batch/jsonlwriter.h"
#include "core/docs/encoding.h"
#include "core/docs/filetype.h"
#include "core/docs/jsontable.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <algorithm>
#include <optional>

namespace spyhop::batch {
namespace {

base::Error changed(const QString& path)
{
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.what = QCoreApplication::translate("Batch", "The file has changed since the job was made.");
    error.whom = path;
    return error;
}

//! The object with other names for some of its own members (not for those of what is in them), and no byte changed
//! besides.
QByteArray withNames(const QByteArray& object, const QHash<QString, QString>& names)
{
    if (names.isEmpty())
        return object;
    QByteArray renamed;
    qsizetype copied = 0;
    int depth = 0;
    bool isKey = false;
    for (qsizetype i = 0; i < object.size(); ++i) {
        const char c = object.at(i);
        if (c == '"') {
            const qsizetype begin = i;
            for (++i; i < object.size() && object.at(i) != '"'; ++i)
                i += object.at(i) == '\\' ? 1 : 0;
            const QByteArray token = object.mid(begin, i + 1 - begin);
            const QString name
                = isKey ? QJsonDocument::fromJson('[' + token + ']').array().at(0).toString() : QString();
            if (const auto other = names.constFind(name); isKey && other != names.cend()) {
                renamed += object.sliced(copied, begin - copied) + jsonString(*other);
                copied = begin + token.size();
            }
            isKey = false;
        } else if (c == '{' || c == '[') {
            ++depth;
            isKey = depth == 1;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            isKey = depth == 1;
        }
    }
    return renamed + object.sliced(copied);
}

//! \brief The objects that the items of a job came from, as their files hold them now. Lives within one export.
class SourceObjects {
public:
    explicit SourceObjects(const model::BatchSpec& spec, const QList<TableColumn>& columns)
        : m_columns(spec.inputColumns)
        , m_known(spec.inputColumns.cbegin(), spec.inputColumns.cend())
    {
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (columns.at(i).name != m_columns.at(i))
                m_names.insert(m_columns.at(i), columns.at(i).name);
        }
    }
    //! The item's object, under the table's names; nothing: it came from a file of another kind. Items in their order.
    //! Errors: NotFound, Unreadable (the file holds another row here now).
    [[nodiscard]] base::Expected<std::optional<QByteArray>> next(const model::BatchItem& item)
    {
        if (item.path != m_path) {
            if (const base::Status ended = end(); !ended)
                return tl::make_unexpected(ended.error());
            if (const base::Status opened = open(item.path); !opened)
                return tl::make_unexpected(opened.error());
        }
        if (!m_rows)
            return std::optional<QByteArray>();
        const auto row = m_rows->next();
        if (!row || !*row || !isRowOf(**row, item))
            return base::failure(changed(m_path));
        return std::optional<QByteArray>(withNames((*row)->object, m_names));
    }
    //! The file that was read last has no row more. Error: Unreadable.
    [[nodiscard]] base::Status end()
    {
        if (!m_rows)
            return {};
        const auto more = m_rows->next();
        return more && !*more ? base::Status() : base::failure(changed(m_path));
    }

private:
    base::Status open(const QString& path)
    {
        m_path = path;
        m_rows.reset();
        const auto type = docs::typeOf(path);
        if (type != docs::FileType::JsonLines && type != docs::FileType::Json)
            return {};
        const auto bytes = base::readFile(path, docs::mostBytes(*type));
        const auto text
            = bytes ? docs::decode(*bytes, {}) : base::Expected<docs::Decoded>(tl::make_unexpected(bytes.error()));
        if (!text) {
            base::Error error = text.error();
            error.whom = path;
            return base::failure(error);
        }
        const auto form = type == docs::FileType::Json ? docs::JsonRows::Form::Array : docs::JsonRows::Form::Lines;
        m_rows.emplace(form, text->text.toUtf8());
        return {};
    }
    [[nodiscard]] bool isRowOf(const docs::JsonRows::Row& row, const model::BatchItem& item) const
    {
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (row.cells.value(m_columns.at(i)) != item.cells.value(i))
                return false;
        }
        return std::all_of(
            row.cells.keyBegin(), row.cells.keyEnd(), [this](const QString& key) { return m_known.contains(key); });
    }

    QStringList m_columns;
    QSet<QString> m_known;
    QHash<QString, QString> m_names; //!< of members that bear another name in the table
    QString m_path; //!< of the file at hand
    std::optional<docs::JsonRows> m_rows; //!< its; nothing: it is of another kind
};

//! Why it cannot be had so; nothing: all is written. Errors: the source's, Internal.
base::Expected<std::optional<base::Error>> writeBehindObjects(
    RowSource& rows, const ExportOrder& order, QFileDevice& target)
{
    const model::BatchSpec& spec = order.job.spec;
    const QList<TableColumn> columns = tableColumns(spec, order.reviewed);
    SourceObjects objects(spec, columns);
    JsonlWriter writer(target);
    writer.begin(columns);
    std::optional<base::Error> unlike;
    const base::Status visited
        = visitRows(rows, [&](const model::BatchItem& item, const model::ItemResult& result) -> base::Expected<bool> {
              const auto object = objects.next(item);
              if (!object) {
                  unlike = object.error();
                  return false;
              }
              const QStringList cells = tableRow(spec, order.reviewed, item, result);
              if (*object)
                  writer.rowBehind(**object, spec.inputColumns.size(), cells);
              else
                  writer.row(cells);
              writer.receipt(item, result);
              return true;
          });
    if (!visited)
        return tl::make_unexpected(visited.error());
    if (unlike)
        return unlike;
    if (const base::Status ended = objects.end(); !ended)
        return std::optional<base::Error>(ended.error());
    if (const base::Status finished = writer.finish(); !finished)
        return tl::make_unexpected(finished.error());
    return std::optional<base::Error>();
}

} // namespace

base::Expected<QString> writeJsonLines(RowSource& rows, const ExportOrder& order, QFileDevice& target)
{
    QString note;
    if (order.job.spec.rows) {
        const auto unlike = writeBehindObjects(rows, order, target);
        if (!unlike)
            return tl::make_unexpected(unlike.error());
        if (!*unlike)
            return QString();
        if (!target.resize(0) || !target.seek(0))
            return base::failure(base::ErrorCode::Internal, target.errorString());
        note = QCoreApplication::translate("Batch", "%1 Its rows are written anew, their values as text.")
                   .arg((*unlike)->sentence());
    }
    JsonlWriter writer(target);
    if (const base::Status written = writeTable(rows, order, writer); !written)
        return tl::make_unexpected(written.error());
    return note;
}

} // namespace spyhop::batch
