// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptcopy.h"

#include "core/chat/chatdocument.h"
#include "core/typeset/copyformats.h"
#include "core/typeset/formulasource.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QMimeData>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

constexpr qsizetype mostAtOnce = 60'000; // characters: some milliseconds

//! "Question:", "Question (attached: a.pdf, b.png):".
QString speakerOf(const model::ConversationMessage& message)
{
    const QString who = chat::messageHeading(message);
    QStringList files;
    for (const model::Attachment& attachment : message.message.attachments)
        files.append(attachment.name);
    return files.isEmpty() ? Words::tr("%1:", "who says what follows").arg(who)
                           : Words::tr("%1 (attached: %2):", "who says what follows")
                                 .arg(who, files.join(Words::tr(", ", "between files")));
}

} // namespace

TranscriptCopy::TranscriptCopy(TranscriptContent& content)
    : m_content(content)
{
}

QList<TextRange> TranscriptCopy::messageRanges(int item) const
{
    if (m_content.item(item).document(MessageSection::Body).source().isEmpty())
        return {};
    return {TextRange{item, MessageSection::Body, 0, typeset::DocumentPart::end}};
}

std::unique_ptr<QMimeData> TranscriptCopy::ranges(const QList<TextRange>& ranges, CopyFormat format)
{
    if (ranges.isEmpty())
        return nullptr;
    const typeset::TypeStyle& style = *m_content.styles().answer;
    const QStringList speakers = speakersOf(m_content, ranges);
    QList<typeset::CopiedText> parts;
    for (const TextRange& range : ranges) {
        const typeset::DocumentLayout& text = m_content.read(range.item, range.section);
        parts.append(typeset::spokenBy(speakers[parts.size()],
            typeset::copiedText(text, range.from, range.to, formulasFor(format, style), style.body.font.pixelSize())));
        m_content.forgetUnlessLaidOut(range.item);
    }
    return mimeData(typeset::joined(parts), format);
}

bool TranscriptCopy::isMuch(const QList<TextRange>& ranges) const
{
    qsizetype characters = 0;
    for (const TextRange& range : ranges)
        characters += qMin(range.to, m_content.item(range.item).document(range.section).source().size()) - range.from;
    return characters > mostAtOnce;
}

bool TranscriptCopy::waitsForFormulas(const QList<TextRange>& ranges, CopyFormat format)
{
    typeset::FormulaSource* formulas = formulasFor(format, *m_content.styles().answer);
    bool waits = false;
    for (const TextRange& range : formulas == nullptr ? QList<TextRange>() : ranges) {
        const typeset::DocumentLayout& text = m_content.read(range.item, range.section);
        waits = !typeset::areReady(typeset::excerptOf(text, range.from, range.to), *formulas) || waits;
        m_content.forgetUnlessLaidOut(range.item);
    }
    return waits;
}

QStringList speakersOf(const TranscriptContent& content, const QList<TextRange>& ranges)
{
    QStringList speakers;
    const bool isOne = ranges.isEmpty() || ranges.first().item == ranges.last().item;
    int said = -1;
    for (const TextRange& range : ranges) {
        const bool isDue = !isOne && std::exchange(said, range.item) != range.item;
        speakers.append(isDue ? speakerOf(content.item(range.item).message()) : QString());
    }
    return speakers;
}

typeset::FormulaSource* formulasFor(CopyFormat format, const typeset::TypeStyle& style)
{
    return format == CopyFormat::Standard ? style.formulas : nullptr;
}

std::unique_ptr<QMimeData> mimeData(const typeset::CopiedText& all, CopyFormat format)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(format == CopyFormat::Markdown ? all.markdown : all.plain);
    if (format == CopyFormat::Markdown)
        data->setData(QStringLiteral("text/markdown"), all.markdown.toUtf8());
    if (format == CopyFormat::Standard)
        data->setHtml(all.html);
    return data;
}

QList<TextRange> TranscriptCopy::chatRanges() const
{
    QList<TextRange> all;
    for (int i = 0; i < m_content.count(); ++i) {
        const QList<TextRange> own = messageRanges(i);
        all += own;
        // A question that was files alone is named with them: else its answer would follow the one before.
        if (own.isEmpty() && m_content.count() > 1 && !m_content.item(i).attachments().isEmpty())
            all.append(TextRange{i, MessageSection::Body, 0, typeset::DocumentPart::end});
    }
    return all;
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
