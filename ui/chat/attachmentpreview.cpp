// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/attachmentpreview.h"

#include "core/chat/contextmeter.h"
#include "ui/chat/attachmentchips.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtCore/QBuffer>
#include <QtGui/QImageReader>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>

namespace spyhop::ui {
namespace {

constexpr qsizetype shownCharacters = 20'000; // enough to see what it is; all of it may be megabytes
constexpr int textHeight = 220, pictureHeight = 240, pictureWidth = 400; // design px

//! The bytes were decoded by a reader process, or made here, before they came this far.
QPixmap pictureOf(const QByteArray& bytes, const QSize& room, qreal ratio)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid())
        reader.setScaledSize(size.scaled(room * ratio, Qt::KeepAspectRatio).boundedTo(size));
    QPixmap picture = QPixmap::fromImageReader(&reader);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

} // namespace

AttachmentPreview::AttachmentPreview(const Theme& theme, QWidget* parent)
    : Popover(theme, parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("attachmentPreview"));
}

void AttachmentPreview::show(const chat::AttachmentEntry& entry)
{
    m_wasSent = false;
    fill(entry);
    addActions(entry);
    refit();
}

void AttachmentPreview::showSent(const model::Attachment& attachment)
{
    chat::AttachmentEntry entry;
    entry.name = attachment.name;
    entry.attachment = attachment;
    entry.phase = chat::AttachmentEntry::Phase::Ready;
    entry.tokens = chat::estimateTokens({attachment});
    m_wasSent = true;
    fill(entry);
    addSentActions();
    refit();
}

void AttachmentPreview::fill(const chat::AttachmentEntry& entry)
{
    m_id = entry.id;
    clear();
    setTitle(entry.name);
    using Phase = chat::AttachmentEntry::Phase;
    if (entry.phase == Phase::Failed) {
        addText(entry.error.what, &Tokens::danger);
        addText(entry.error.remedy, &Tokens::text2);
    } else if (entry.phase == Phase::Ready) {
        addText(entry.attachment.receipt, &Tokens::text2);
        addText(tr("About %1 tokens").arg(countText(entry.tokens)), &Tokens::text3);
        addContent(entry);
    } else {
        addText(attachmentState(entry), &Tokens::text2);
    }
}

void AttachmentPreview::addText(const QString& text, Token color)
{
    if (text.isEmpty())
        return;
    auto* label = new Label(m_theme, FontRole::Small, color, this);
    label->setWordWrap(true);
    label->setText(text);
    add(label, Qt::Alignment());
}

void AttachmentPreview::addContent(const chat::AttachmentEntry& entry)
{
    if (!entry.attachment.bytes.isEmpty()) {
        auto* picture = new Label(m_theme, FontRole::Small, &Tokens::text3, this);
        picture->setObjectName(QStringLiteral("previewPicture"));
        const QPixmap pixmap = pictureOf(
            entry.attachment.bytes, QSize(m_theme.px(pictureWidth), m_theme.px(pictureHeight)), devicePixelRatioF());
        if (pixmap.isNull())
            picture->setText(m_wasSent ? tr("This picture cannot be shown here.")
                                       : tr("This picture cannot be shown here; it can be sent."));
        else
            picture->setPixmap(pixmap);
        picture->setAccessibleName(entry.name);
        add(picture, Qt::AlignLeft);
        return;
    }
    auto* text = new QPlainTextEdit(this);
    text->setObjectName(QStringLiteral("previewText"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(m_theme.font(FontRole::Small));
    text->setPlainText(entry.attachment.text.left(shownCharacters));
    text->setFixedHeight(m_theme.px(textHeight));
    text->setAccessibleName(tr("What was read"));
    add(text, Qt::Alignment());
    if (entry.attachment.text.size() > shownCharacters)
        addText((m_wasSent ? tr("The first %1 of %2 characters; all of them were sent.")
                           : tr("The first %1 of %2 characters; all of them are sent."))
                    .arg(countText(shownCharacters), countText(entry.attachment.text.size())),
            &Tokens::text3);
}

void AttachmentPreview::addActions(const chat::AttachmentEntry& entry)
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.px(8));
    const auto button = [&](const QString& text, const char* name, void (AttachmentPreview::*signal)(const QString&)) {
        auto* made = new Button(m_theme, Button::Kind::Secondary, text, box);
        made->setObjectName(QString::fromLatin1(name));
        row->addWidget(made);
        connect(made, &QAbstractButton::clicked, this, [this, signal] {
            const QString id = m_id;
            dismiss();
            Q_EMIT(this->*signal)(id);
        });
    };
    using Phase = chat::AttachmentEntry::Phase;
    if (entry.canBeText())
        button(tr("Put into the question"), "previewInsert", &AttachmentPreview::textRequested);
    if (entry.phase == Phase::Failed && !entry.path.isEmpty())
        button(tr("Try again"), "previewRetry", &AttachmentPreview::retryRequested);
    if (entry.phase == Phase::Ready && !entry.attachment.bytes.isEmpty() && !entry.path.isEmpty())
        button(tr("Send its text instead"), "previewRecognise", &AttachmentPreview::recogniseRequested);
    button(tr("Take off"), "previewRemove", &AttachmentPreview::removeRequested);
    row->addStretch(1);
    add(box, Qt::Alignment());
}

void AttachmentPreview::addSentActions()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.px(8));
    const auto button = [&](const QString& text, const char* name, void (AttachmentPreview::*signal)()) {
        auto* made = new Button(m_theme, Button::Kind::Secondary, text, box);
        made->setObjectName(QString::fromLatin1(name));
        row->addWidget(made);
        connect(made, &QAbstractButton::clicked, this, [this, signal] {
            dismiss();
            Q_EMIT(this->*signal)();
        });
    };
    button(tr("Copy"), "previewCopy", &AttachmentPreview::copyRequested);
    button(tr("Save…"), "previewSave", &AttachmentPreview::saveRequested);
    row->addStretch(1);
    add(box, Qt::Alignment());
}

} // namespace spyhop::ui
