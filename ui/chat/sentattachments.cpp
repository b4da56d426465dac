// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/sentattachments.h"

#include "core/base/namedfile.h"
#include "ui/chat/attachmentpreview.h"
#include "ui/chat/transcriptview.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QMimeDatabase>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtWidgets/QFileDialog>

namespace spyhop::ui {

SentAttachments::SentAttachments(const Theme& theme, TranscriptView* transcript)
    : m_theme(theme)
    , m_transcript(transcript)
{
    connect(transcript, &TranscriptView::actionTriggered, this, &SentAttachments::open);
}

QString SentAttachments::fileName(const model::Attachment& attachment)
{
    const QString name = attachment.name.section(u'/', -1);
    const QMimeDatabase types;
    const QMimeType named = types.mimeTypeForFile(name, QMimeDatabase::MatchExtension);
    if (attachment.bytes.isEmpty()) // what was read of it is plain text, whatever it was
        return named.inherits(QStringLiteral("text/plain")) ? name : name + QStringLiteral(".txt");
    const QString ending = types.mimeTypeForName(attachment.mimeType).preferredSuffix();
    return named.inherits(attachment.mimeType) || ending.isEmpty() ? name : name + u'.' + ending;
}

void SentAttachments::open(const QString& messageId, const QString& action)
{
    const int index = m_transcript->content().indexOf(messageId);
    const std::optional<int> place = attachmentOf(action);
    if (index < 0 || !place)
        return;
    const MessageItem& item = m_transcript->item(index);
    const QList<model::Attachment>& all = item.message().message.attachments;
    if (*place >= all.size())
        return;
    m_shown = all[*place];
    if (m_preview == nullptr) {
        m_preview = new AttachmentPreview(m_theme, m_transcript->window());
        connect(m_preview, &AttachmentPreview::copyRequested, this, &SentAttachments::copy);
        connect(m_preview, &AttachmentPreview::saveRequested, this, &SentAttachments::save);
    }
    const QRectF chip = item.attachmentRects().value(*place);
    const QPointF corner = m_transcript->fromContent(QPointF(0, m_transcript->content().top(index)) + chip.topLeft());
    const QPoint global = m_transcript->viewport()->mapToGlobal(corner.toPoint());
    m_preview->showSent(m_shown);
    m_preview->openAt(QRect(m_transcript->window()->mapFromGlobal(global), chip.size().toSize()));
}

void SentAttachments::copy()
{
    auto content = std::make_unique<QMimeData>();
    const QImage picture = m_shown.bytes.isEmpty() ? QImage() : QImage::fromData(m_shown.bytes);
    if (picture.isNull())
        content->setText(m_shown.text);
    else
        content->setImageData(picture);
    QGuiApplication::clipboard()->setMimeData(content.release());
    Q_EMIT copied();
}

void SentAttachments::save()
{
    auto* dialog = new QFileDialog(m_transcript, tr("Save the attachment"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveAttachment"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileName(m_shown));
    connect(dialog, &QFileDialog::fileSelected, this, [this, attachment = m_shown](const QString& path) {
        const base::Status saved
            = base::saveNamedFile(path, attachment.bytes.isEmpty() ? attachment.text.toUtf8() : attachment.bytes);
        if (!saved)
            Q_EMIT failed(saved.error().sentence());
    });
    dialog->open();
}

} // namespace spyhop::ui
