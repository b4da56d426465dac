// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/outformat.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <array>

namespace spyhop::batch {
namespace {

struct Ending {
    const char16_t* ending;
    OutFormat format;
};

constexpr std::array endings{
    Ending{u"csv", OutFormat::Csv},
    Ending{u"xlsx", OutFormat::Xlsx},
    Ending{u"jsonl", OutFormat::Jsonl},
    Ending{u"md", OutFormat::Markdown},
    Ending{u"html", OutFormat::Html},
};

} // namespace

bool isAnswerFile(const QString& name)
{
    return name.endsWith(QStringView(answerEnding)) || name.endsWith(QStringLiteral("table.answer.csv"));
}

base::Expected<OutFormat> outFormatOf(const QString& path)
{
    const QFileInfo info(path);
    if (path.endsWith(u'/') || info.isDir())
        return OutFormat::Folder;
    const QString ending = info.suffix().toLower();
    for (const Ending& known : endings) {
        if (ending == QStringView(known.ending))
            return known.format;
    }
    return base::failure(base::ErrorCode::Usage,
        QCoreApplication::translate("Batch",
            "Results are written to a file ending in .csv, .xlsx, .jsonl, .md or .html, or to a folder (a name ending "
            "in /)."));
}

} // namespace spyhop::batch
