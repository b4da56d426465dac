// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptcopy.h"

#include "core/typeset/copyformats.h"
#include "core/typeset/documentpicture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtGui/QImage>

namespace spyhop::ui {

namespace {

constexpr int pictureWidth = 720; // px: the column

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

} // namespace

TranscriptCopy::TranscriptCopy(TranscriptContent& content, const Theme& theme)
    : m_content(content)
    , m_theme(theme)
{
}

TranscriptCopy::~TranscriptCopy() = default;

QList<TextRange> TranscriptCopy::whole(int item) const
{
    QList<TextRange> all;
    const qsizetype length = m_content.read(item, MessageSection::Body).length();
    if (length > 0)
        all.append(TextRange{item, MessageSection::Body, 0, length});
    return all;
}

std::unique_ptr<QMimeData> TranscriptCopy::ranges(const QList<TextRange>& ranges, CopyFormat format)
{
    if (ranges.isEmpty())
        return nullptr;
    if (format == CopyFormat::Picture)
        return pictures(ranges);
    const typeset::TypeStyle& style = *m_content.styles().answer;
    QList<typeset::CopiedText> parts;
    for (const TextRange& range : ranges) {
        const typeset::DocumentLayout& text = m_content.read(range.item, range.section);
        parts.append(typeset::copiedText(text, range.from, range.to, style.formulas, style.body.font.pixelSize()));
        m_content.forgetUnlessLaidOut(range.item);
    }
    const typeset::CopiedText all = typeset::joined(parts);
    auto data = std::make_unique<QMimeData>();
    data->setText(format == CopyFormat::Markdown ? all.markdown : all.plain);
    if (format == CopyFormat::Markdown)
        data->setData(QStringLiteral("text/markdown"), all.markdown.toUtf8());
    if (format == CopyFormat::Standard)
        data->setHtml(all.html);
    return data;
}

std::unique_ptr<QMimeData> TranscriptCopy::pictures(const QList<TextRange>& ranges)
{
    QList<text::Block> blocks;
    for (const TextRange& range : ranges)
        blocks += typeset::excerptOf(m_content.read(range.item, range.section), range.from, range.to);
    typeset::PictureOptions options;
    options.width = pictureWidth;
    options.ground = m_theme.tokens().content;
    const QList<QImage> images = typeset::pictures(blocks, *m_content.styles().answer, options);
    if (images.isEmpty())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setImageData(images.first());
    if (images.size() == 1)
        return data;
    // A clipboard holds one picture: long ones go as files, which messengers and folders take all at once.
    m_files = std::make_unique<QTemporaryDir>();
    if (!m_files->isValid())
        return data;
    QList<QUrl> urls;
    for (qsizetype i = 0; i < images.size(); ++i) {
        const QString path
            = m_files->filePath(QStringLiteral("%1-%2.png").arg(Words::tr("answer")).arg(i + 1, 2, 10, QChar(u'0')));
        if (images[i].save(path))
            urls.append(QUrl::fromLocalFile(path));
    }
    data->setUrls(urls);
    return data;
}

std::unique_ptr<QMimeData> TranscriptCopy::message(int item, CopyFormat format)
{
    return ranges(whole(item), format);
}

std::unique_ptr<QMimeData> TranscriptCopy::chat(CopyFormat format)
{
    QList<TextRange> all;
    for (int i = 0; i < m_content.count(); ++i)
        all += whole(i);
    return ranges(all, format);
}

std::unique_ptr<QMimeData> TranscriptCopy::table(const text::Block& table) const
{
    const typeset::TypeStyle& style = *m_content.styles().answer;
    const typeset::CopiedTable copied = typeset::copiedTable(table, style.formulas, style.body.font.pixelSize());
    auto data = std::make_unique<QMimeData>();
    data->setText(copied.tsv);
    data->setHtml(copied.html);
    data->setData(QStringLiteral("text/tab-separated-values"), copied.tsv.toUtf8());
    data->setData(QStringLiteral("text/markdown"), copied.markdown.toUtf8());
    return data;
}

std::unique_ptr<QMimeData> TranscriptCopy::code(const text::Block& code) const
{
    auto data = std::make_unique<QMimeData>();
    data->setText(code.code);
    return data;
}

} // namespace spyhop::ui
