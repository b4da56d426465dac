// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/composer.h"

#include "core/model/pricing.h"
#include "ui/chat/composeredit.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/label.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtWidgets/QFileDialog>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int padX = 12, padTop = 12, padBottom = 10, rowGap = 8, radius = 12;
constexpr int estimateFrom = 1; // tokens below which nothing is said

} // namespace

Composer::Composer(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_edit(new ComposerEdit(clock, this))
    , m_estimate(new Label(theme, FontRole::Ui, &Tokens::text2, this))
    , m_button(new Button(theme, Button::Kind::Primary, QString(), this))
    , m_attach(new Button(theme, Button::Kind::Quiet, QString(), this))
{
    setObjectName(QStringLiteral("composer"));
    m_edit->setObjectName(QStringLiteral("composerEdit"));
    m_button->setObjectName(QStringLiteral("sendButton"));
    m_estimate->setObjectName(QStringLiteral("tokenEstimate"));
    m_attach->setObjectName(QStringLiteral("attachButton"));
    m_attach->setLineIcon(Icon::Attach);
    setFocusProxy(m_edit);
    connect(m_attach, &QAbstractButton::clicked, this, &Composer::chooseFiles);
    connect(m_edit, &ComposerEdit::filesGiven, this, &Composer::filesGiven);
    m_edit->installEventFilter(this);
    connect(m_edit, &QTextEdit::textChanged, this, &Composer::refresh);
    connect(m_edit, &ComposerEdit::sendRequested, this, &Composer::send);
    connect(m_edit, &ComposerEdit::stopRequested, this, [this] {
        if (m_busy)
            Q_EMIT stopRequested();
    });
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        if (m_busy)
            Q_EMIT stopRequested();
        else
            send();
    });
    connect(&theme, &Theme::changed, this, &Composer::restyle);
    restyle();
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString& text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::clear()
{
    m_edit->clear();
    m_attachments.clear();
    showAttachments();
}

void Composer::type(const QString& text)
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->textCursor().insertText(text);
}

void Composer::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Attach files"), QString(),
        tr("Documents and tables (*.txt *.md *.html *.htm *.csv *.jsonl);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::filesGiven);
    dialog->open();
}

void Composer::addAttachment(const model::Attachment& attachment)
{
    m_attachments.append(attachment);
    showAttachments();
}

void Composer::showAttachments()
{
    for (Chip* chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater(); // its cross may be what was clicked
    }
    m_chips.clear();
    for (qsizetype index = 0; index < m_attachments.size(); ++index) {
        auto* chip = new Chip(m_theme, m_attachments.at(index).name, this);
        chip->setLineIcon(Icon::File);
        chip->setRemovable(true);
        connect(chip, &Chip::removeRequested, this, [this, index] {
            m_attachments.removeAt(index);
            showAttachments();
        });
        chip->show();
        m_chips.append(chip);
    }
    refresh();
}

void Composer::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    refresh();
}

void Composer::setSendKey(model::SendKey key)
{
    m_edit->setSendKey(key);
    refresh();
}

void Composer::setTargetName(const QString& name)
{
    m_targetName = name;
    refresh();
}

void Composer::setHistoryTokens(qint64 tokens)
{
    m_historyTokens = tokens;
    refresh();
}

void Composer::setHeightLimit(int height)
{
    m_heightLimit = height;
    place();
}

void Composer::send()
{
    const QString text = m_edit->toPlainText();
    if (m_busy || (text.trimmed().isEmpty() && m_attachments.isEmpty()))
        return;
    Q_EMIT sendRequested(text);
}

void Composer::refresh()
{
    const bool empty = m_edit->document()->isEmpty();
    m_button->setText(m_busy ? tr("Stop") : tr("Send"));
    m_button->setAccessibleName(m_button->text());
    const QString key = m_edit->sendKey() == model::SendKey::Enter ? tr("Enter") : tr("Ctrl+Enter");
    m_button->setToolTip(m_busy ? tr("Stop (Esc)") : tr("Send (%1)").arg(key));
    m_button->setEnabled(m_busy || !text().trimmed().isEmpty() || !m_attachments.isEmpty());
    m_attach->setToolTip(tr("Attach files"));
    m_attach->setAccessibleName(tr("Attach files"));
    const QString placeholder = m_targetName.isEmpty() ? tr("Write a message") : tr("Message %1").arg(m_targetName);
    m_edit->setPlaceholderText(placeholder);
    m_edit->setAccessibleName(placeholder);
    qint64 tokens = empty && m_attachments.isEmpty() ? 0 : model::estimateTokens(text()) + m_historyTokens;
    for (const model::Attachment& attachment : std::as_const(m_attachments))
        tokens += model::estimateTokens(attachment.text);
    m_estimate->setText(tokens < estimateFrom ? QString() : tr("about %1 tokens").arg(countText(tokens)));
    place();
}

void Composer::restyle()
{
    m_edit->setFont(m_theme.font(FontRole::Body));
    QPalette palette = m_edit->palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::Text, m_theme.tokens().text);
    palette.setColor(QPalette::PlaceholderText, m_theme.tokens().text3);
    palette.setColor(QPalette::Highlight, m_theme.tokens().selText);
    palette.setColor(QPalette::HighlightedText, m_theme.tokens().text);
    m_edit->setPalette(palette);
    refresh();
    update();
}

QSize Composer::sizeHint() const
{
    return {m_theme.px(720), m_height};
}

// Rows of chips from the top down; returns what they take.
int Composer::placeChips(int top)
{
    const int left = m_theme.px(padX), right = qMax(left, width() - left), space = m_theme.px(rowGap);
    int x = left, y = top;
    for (Chip* chip : std::as_const(m_chips)) {
        const QSize size = chip->sizeHint();
        if (x > left && x + size.width() > right) {
            x = left;
            y += size.height() + space;
        }
        chip->setGeometry(x, y, size.width(), size.height());
        x += size.width() + space;
    }
    return m_chips.isEmpty() ? 0 : y + m_chips.last()->height() + space - top;
}

void Composer::place()
{
    const int left = m_theme.px(padX);
    const QSize button = m_button->sizeHint();
    const int row = button.height();
    const int line = m_theme.lineHeight(FontRole::Body);
    const int chips = placeChips(m_theme.px(padTop));
    const int fixed = m_theme.px(padTop) + chips + m_theme.px(rowGap) + row + m_theme.px(padBottom);
    m_edit->setGeometry(left, m_theme.px(padTop) + chips, qMax(40, width() - 2 * left), m_edit->height());
    const int most = qMax(2 * line, m_heightLimit - fixed);
    const int edit = qBound(line, m_edit->contentHeight() + 2, most);
    m_edit->setVerticalScrollBarPolicy(
        m_edit->contentHeight() + 2 > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_edit->resize(m_edit->width(), edit);
    const int y = m_theme.px(padTop) + chips + edit + m_theme.px(rowGap);
    m_button->setGeometry(width() - left - button.width(), y, button.width(), row);
    const QSize attach = m_attach->sizeHint();
    m_attach->setGeometry(left, y + (row - attach.height()) / 2, attach.width(), attach.height());
    const int estimate = m_estimate->sizeHint().width();
    m_estimate->setGeometry(m_button->x() - m_theme.px(8) - estimate, y, estimate, row);
    const int height = y + row + m_theme.px(padBottom);
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
    Q_EMIT heightChanged();
}

void Composer::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const bool focus = m_edit->hasFocus();
    drawBox(painter, QRectF(rect()), m_theme.px(radius), tokens.content, focus ? tokens.accent : tokens.lineStrong,
        focus ? 2 : 1);
}

void Composer::resizeEvent(QResizeEvent*)
{
    place();
}

void Composer::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

bool Composer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

void Composer::mousePressEvent(QMouseEvent*)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

} // namespace spyhop::ui
