// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/composer.h"

#include "ui/chat/attachmentchips.h"
#include "ui/chat/composeredit.h"
#include "ui/chat/contextmeterbutton.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/menuplace.h"
#include "ui/common/surface.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int padX = 12, padTop = 12, padBottom = 10, rowGap = 8, radius = 12, buttonGap = 4;

} // namespace

Composer::Composer(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_notice(new Banner(theme, Banner::Kind::Warning, Icon::Info, this))
    , m_chips(new AttachmentChips(theme, this))
    , m_edit(new ComposerEdit(clock, this))
    , m_price(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_meter(new ContextMeterButton(theme, this))
    , m_button(new Button(theme, Button::Kind::Primary, QString(), this))
    , m_more(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_attach(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_prompts(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_moreMenu(new QMenu(this))
    , m_attachMenu(new QMenu(this))
    , m_sendAction(m_moreMenu->addAction(QString()))
    , m_severalAction(m_moreMenu->addAction(QString()))
    , m_taskAction(m_moreMenu->addAction(QString()))
    , m_filesAction(m_attachMenu->addAction(QString()))
    , m_folderAction(m_attachMenu->addAction(QString()))
{
    setObjectName(QStringLiteral("composer"));
    m_notice->setObjectName(QStringLiteral("composerNotice"));
    m_edit->setObjectName(QStringLiteral("composerEdit"));
    m_button->setObjectName(QStringLiteral("sendButton"));
    m_more->setObjectName(QStringLiteral("sendMore"));
    m_price->setObjectName(QStringLiteral("priceEstimate"));
    m_attach->setObjectName(QStringLiteral("attachButton"));
    m_prompts->setObjectName(QStringLiteral("promptsButton"));
    m_severalAction->setObjectName(QStringLiteral("sendToSeveral"));
    m_taskAction->setObjectName(QStringLiteral("sendAsTask"));
    m_notice->hide();
    m_attach->setLineIcon(Icon::Attach);
    m_prompts->setLineIcon(Icon::Edit);
    m_more->setLineIcon(Icon::Down);
    setFocusProxy(m_edit);
    // As they stand.
    setTabOrder(m_edit, m_attach);
    setTabOrder(m_attach, m_prompts);
    setTabOrder(m_prompts, m_meter);
    setTabOrder(m_meter, m_button);
    setTabOrder(m_button, m_more);
    m_edit->installEventFilter(this);
    connect(m_attach, &QAbstractButton::clicked, this, [this] { popupBy(*m_attachMenu, *m_attach); });
    connect(m_more, &QAbstractButton::clicked, this, [this] { popupBy(*m_moreMenu, *m_more); });
    connect(m_prompts, &QAbstractButton::clicked, this, &Composer::promptsRequested);
    connect(m_filesAction, &QAction::triggered, this, &Composer::chooseFiles);
    connect(m_folderAction, &QAction::triggered, this, &Composer::chooseFolder);
    connect(m_sendAction, &QAction::triggered, this, [this] { send(false); });
    connect(m_severalAction, &QAction::triggered, this, &Composer::askSeveral);
    connect(m_taskAction, &QAction::triggered, this, [this] { send(true); });
    connect(m_notice, &Banner::linkActivated, this, &Composer::noticeActivated);
    connect(m_chips, &AttachmentChips::opened, this, &Composer::attachmentOpened);
    connect(m_chips, &AttachmentChips::removeRequested, this, &Composer::attachmentRemoved);
    connect(m_meter, &QAbstractButton::clicked, this, &Composer::contextRequested);
    connect(m_edit, &ComposerEdit::filesGiven, this, &Composer::filesGiven);
    connect(m_edit, &ComposerEdit::pictureGiven, this, &Composer::pictureGiven);
    connect(m_edit, &ComposerEdit::cellsGiven, this, &Composer::cellsGiven);
    connect(m_edit, &ComposerEdit::cellsTakenBack, this, &Composer::cellsTakenBack);
    connect(m_edit, &ComposerEdit::longTextGiven, this, &Composer::longTextGiven);
    connect(m_edit, &ComposerEdit::longBytesGiven, this, &Composer::longBytesGiven);
    connect(m_edit, &ComposerEdit::promptsRequested, this, &Composer::promptsRequested);
    connect(m_edit, &ComposerEdit::historyRequested, this, &Composer::historyRequested);
    connect(m_edit, &QTextEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT textChanged();
    });
    connect(m_edit, &ComposerEdit::sendRequested, this, [this] { send(false); });
    connect(m_edit, &ComposerEdit::taskRequested, this, [this] { send(true); });
    connect(m_edit, &ComposerEdit::severalRequested, this, &Composer::askSeveral);
    connect(m_edit, &ComposerEdit::stopRequested, this, [this] {
        if (m_busy)
            Q_EMIT stopRequested();
    });
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        if (m_busy)
            Q_EMIT stopRequested();
        else
            send(false);
    });
    connect(&theme, &Theme::changed, this, &Composer::restyle);
    connect(
        &theme, &Theme::changed, this, &Composer::place, Qt::QueuedConnection); // its parts have their new size then
    restyle();
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString& text)
{
    m_edit->forgetCells(); // also where the text is the same, as after a question was sent
    if (text == this->text())
        return;
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::replaceText(const QString& text)
{
    QTextCursor cursor = m_edit->textCursor();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_edit->setTextCursor(cursor);
}

void Composer::setHistoryText(const QString& text)
{
    m_edit->setHistoryText(text);
}

void Composer::type(const QString& text)
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->textCursor().insertText(text);
}

void Composer::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::filesGiven);
    dialog->open();
}

void Composer::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Attach a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::filesGiven);
    dialog->open();
}

void Composer::showAttachments(const QList<chat::AttachmentEntry>& entries)
{
    m_hasAttachments = !entries.isEmpty();
    m_chips->show(entries);
    refresh();
}

QRect Composer::chipRect(const QString& id) const
{
    return m_chips->chipRect(id).translated(m_chips->pos());
}

QRect Composer::meterRect() const
{
    return m_meter->geometry();
}

QRect Composer::promptsRect() const
{
    return m_prompts->geometry();
}

void Composer::showContext(const chat::ContextWindow& window)
{
    m_meter->show(window);
    place();
}

void Composer::setPrice(const QString& text, const QString& explanation)
{
    m_price->setText(text);
    m_price->setToolTip(explanation);
    m_price->setAccessibleName(explanation.isEmpty() ? text : explanation);
    place();
}

void Composer::setNotice(bool isProblem, const QString& word, const QString& rest, const QStringList& links)
{
    m_notice->setKind(isProblem ? Banner::Kind::Warning : Banner::Kind::Info, isProblem ? Icon::Review : Icon::Info);
    m_notice->setText(word, rest);
    m_notice->setLinks(links);
    m_notice->setVisible(!word.isEmpty() || !rest.isEmpty());
    place();
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

void Composer::setHeightLimit(int height)
{
    m_heightLimit = height;
    place();
}

bool Composer::maySend() const
{
    return !m_busy && (!text().trimmed().isEmpty() || m_hasAttachments);
}

void Composer::send(bool asTask)
{
    if (!maySend())
        return;
    const QString text = m_edit->toPlainText();
    if (asTask)
        Q_EMIT taskRequested(text);
    else
        Q_EMIT sendRequested(text);
}

void Composer::askSeveral()
{
    if (!m_busy)
        Q_EMIT severalRequested(QRect(m_more->mapToGlobal(QPoint(0, 0)), m_more->size()));
}

void Composer::refresh()
{
    m_button->setText(m_busy ? tr("Stop") : tr("Send"));
    m_button->setAccessibleName(m_button->text());
    const QString key = m_edit->sendKey() == model::SendKey::Enter ? tr("Enter") : tr("Ctrl+Enter");
    m_button->setToolTip(m_busy ? tr("Stop (Esc)") : tr("Send (%1)").arg(key));
    m_button->setEnabled(m_busy || maySend());
    m_more->setEnabled(maySend());
    m_more->setToolTip(tr("More ways to send"));
    m_more->setAccessibleName(m_more->toolTip());
    m_sendAction->setText(tr("Send\t%1").arg(key));
    m_severalAction->setText(tr("Send to several models…\t%1").arg(tr("Alt+Enter")));
    m_taskAction->setText(tr("Send as a task\t%1").arg(tr("Ctrl+Shift+Enter")));
    m_filesAction->setText(tr("Files…"));
    m_folderAction->setText(tr("Folder…"));
    m_attach->setToolTip(tr("Attach files or a folder"));
    m_attach->setAccessibleName(m_attach->toolTip());
    m_prompts->setToolTip(tr("Saved prompts (/)"));
    m_prompts->setAccessibleName(tr("Saved prompts"));
    const QString placeholder = m_targetName.isEmpty() ? tr("Write a message") : tr("Message %1").arg(m_targetName);
    m_edit->setPlaceholderText(placeholder);
    m_edit->setAccessibleName(placeholder);
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

void Composer::place()
{
    const int left = m_theme.px(padX), wide = qMax(40, width() - 2 * left), space = m_theme.px(rowGap);
    const int row = m_button->sizeHint().height();
    const int line = m_theme.lineHeight(FontRole::Body);
    int y = m_theme.px(padTop);
    if (!m_notice->isHidden()) {
        const int high = m_notice->heightForWidth(wide);
        m_notice->setGeometry(left, y, wide, high);
        y += high + space;
    }
    const int chips = m_chips->heightFor(wide);
    m_chips->setGeometry(left, y, wide, chips);
    m_chips->setVisible(chips > 0);
    if (chips > 0)
        y += chips + space;
    m_edit->setGeometry(left, y, wide, m_edit->height());
    const int most = qMax(2 * line, m_heightLimit - (y + space + row + m_theme.px(padBottom)));
    const int edit = qBound(line, m_edit->contentHeight() + 2, most);
    m_edit->setVerticalScrollBarPolicy(
        m_edit->contentHeight() + 2 > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_edit->resize(wide, edit);
    y += edit + space;
    placeRow(y);
    const int height = y + row + m_theme.px(padBottom);
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
    Q_EMIT heightChanged();
}

//! The row at the foot: what can be put in at the left, what it comes to and Send at the right.
void Composer::placeRow(int y)
{
    const int row = m_button->sizeHint().height(), gap = m_theme.px(buttonGap);
    const auto centred = [&](QWidget* widget, int x) {
        const QSize size = widget->sizeHint();
        widget->setGeometry(x, y + (row - size.height()) / 2, size.width(), size.height());
        return size.width();
    };
    int x = m_theme.px(padX) - gap;
    x += centred(m_attach, x) + gap;
    x += centred(m_prompts, x) + gap;
    int right = width() - m_theme.px(padX) - m_more->sizeHint().width();
    centred(m_more, right);
    const int button = m_button->sizeHint().width();
    right -= button + gap;
    m_button->setGeometry(right, y, button, row);
    right -= m_meter->sizeHint().width() + 2 * gap;
    centred(m_meter, right);
    const int price = m_price->text().isEmpty() ? 0 : m_price->sizeHint().width();
    right -= price + 2 * gap;
    m_price->setVisible(price > 0 && right > x); // the figure of least use goes first
    m_price->setGeometry(right, y, price, row);
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
