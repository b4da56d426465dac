// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/keepflow.h"

#include "core/base/sentences.h"
#include "ui/chat/chatpage.h"
#include "ui/common/button.h"
#include "ui/settings/consentflow.h"

#include <QtWidgets/QMessageBox>

namespace spyhop::ui {

KeepFlow::KeepFlow(const Parts& parts)
    : QObject(parts.window)
    , m_parts(parts)
    , m_stores(stores())
{
    for (const auto signal : {&admin::PrivacyAdmin::changed, &admin::PrivacyAdmin::unlocked})
        connect(&parts.privacy, signal, this, &KeepFlow::offer);
    connect(&parts.page, &ChatPage::keepRequested, this, &KeepFlow::keep);
    connect(
        &parts.page, &ChatPage::left, this,
        [this] {
            if (std::exchange(m_closeAfterLeaving, false))
                Q_EMIT closeWanted();
        },
        Qt::QueuedConnection);
    connect(&parts.page, &ChatPage::stayed, this, [this] { m_closeAfterLeaving = false; });
    connect(&parts.consent, &ConsentFlow::granted, this, [this] {
        if (m_keep)
            keepNow();
    });
    connect(&parts.consent, &ConsentFlow::refused, this, [this] {
        m_keep.reset();
        m_closeAfterKeeping = false;
    });
}

void KeepFlow::keep(const QString& chatId)
{
    const auto session = m_parts.sessions.open(chatId);
    m_keep = session && (*session)->isPrivate() ? chatId : QString();
    keepWithConsent();
}

void KeepFlow::keepWithConsent()
{
    if (stores())
        keepNow();
    else
        m_parts.consent.grant({model::ConsentKind::Chats});
}

bool KeepFlow::stores() const
{
    return m_parts.privacy.consent().allows(model::ConsentKind::Chats) && m_parts.privacy.isUnlocked();
}

void KeepFlow::offer()
{
    const bool began = !std::exchange(m_stores, stores()) && m_stores;
    const int unstored = m_parts.sessions.unstoredCount();
    if (began && unstored > 0 && !m_keep)
        Q_EMIT keepOffered(
            tr("New chats are stored from now on. %n conversation(s) are in memory only.", nullptr, unstored));
}

void KeepFlow::keepNow()
{
    const QString id = std::exchange(m_keep, std::nullopt).value_or(QString());
    base::Status status;
    QString done = tr("Conversations are stored on this computer from now on, encrypted.");
    if (id.isEmpty()) {
        status = m_parts.sessions.keepAll();
    } else if (const auto session = m_parts.sessions.open(id)) {
        status = (*session)->keep();
        done = tr("This chat is stored on this computer from now on, encrypted.");
    }
    Q_EMIT message(status ? done : status.error().sentence());
    if (std::exchange(m_closeAfterKeeping, false) && status)
        Q_EMIT closeWanted();
}

void KeepFlow::askBeforeClosing(int unstored)
{
    const int inPart = m_parts.sessions.storedInPartCount();
    QStringList losses;
    if (unstored > inPart)
        losses.append(tr("%n conversation(s) are in memory only and will be gone.", nullptr, unstored - inPart));
    if (inPart > 0)
        losses.append(
            tr("Of %n stored conversation(s) the last messages are in memory only and will be gone.", nullptr, inPart));
    m_question = new QMessageBox(QMessageBox::Question, tr("Keep conversations?"), base::joinSentences(losses),
        QMessageBox::NoButton, m_parts.window);
    m_question->setObjectName(QStringLiteral("closeQuestion"));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    auto* keep = new Button(m_parts.theme, Button::Kind::Primary, tr("Keep, encrypted"), m_question);
    auto* discard = new Button(m_parts.theme, Button::Kind::Danger, tr("Discard"), m_question);
    m_question->addButton(keep, QMessageBox::AcceptRole);
    m_question->addButton(discard, QMessageBox::DestructiveRole);
    m_question->setEscapeButton(m_question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    m_question->setDefaultButton(keep);
    connect(discard, &QAbstractButton::clicked, this, [this] {
        m_mayClose = true;
        Q_EMIT closeWanted();
    });
    connect(keep, &QAbstractButton::clicked, this, [this] {
        m_closeAfterKeeping = true; // the window closes as soon as they are safe
        m_keep = QString();
        keepWithConsent();
    });
    m_question->open();
}

bool KeepFlow::mayClose()
{
    if (m_mayClose)
        return true;
    if (m_parts.page.holdsPrivate()) {
        m_closeAfterLeaving = true;
        Q_EMIT privateAsked();
        m_parts.page.leavePrivate();
        return false;
    }
    const int unstored = m_parts.sessions.unstoredCount();
    if (unstored > 0 && !m_question)
        askBeforeClosing(unstored);
    return unstored == 0;
}

} // namespace spyhop::ui
