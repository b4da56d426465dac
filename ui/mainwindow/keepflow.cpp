// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/keepflow.h"

#include "core/base/sentences.h"
#include "ui/chat/chatpage.h"
#include "ui/common/button.h"
#include "ui/settings/consentflow.h"

#include <QtWidgets/QMessageBox>
#include <algorithm>
#include <utility>

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
        m_mayStop = false;
    });
    connect(&parts.batches, &batch::BatchManager::kept, this, [this](const QString&, const base::Status& status) {
        Q_EMIT message(
            status ? tr("This job is stored on this computer from now on, encrypted.") : status.error().sentence());
    });
}

void KeepFlow::keep(const QString& chatId)
{
    const auto session = m_parts.sessions.open(chatId);
    keepWithConsent({true, session && (*session)->isPrivate() ? chatId : QString(), {}});
}

void KeepFlow::keepJob(const QString& jobId)
{
    keepWithConsent({false, {}, {jobId}});
}

void KeepFlow::keepWithConsent(const Wish& wish)
{
    m_keep = wish;
    QList<model::ConsentKind> kinds;
    if (wish.chats)
        kinds.append(model::ConsentKind::Chats);
    if (!wish.jobs.isEmpty())
        kinds.append(model::ConsentKind::Batches);
    const model::Consent& consent = m_parts.privacy.consent();
    const bool allowed = std::all_of(
        kinds.cbegin(), kinds.cend(), [&consent](model::ConsentKind kind) { return consent.allows(kind); });
    m_keep->isNewConsent = !allowed;
    if (allowed && m_parts.privacy.isUnlocked())
        keepNow();
    else
        m_parts.consent.grant(kinds);
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
    const Wish wish = std::exchange(m_keep, std::nullopt).value_or(Wish());
    QString done;
    base::Status status;
    if (wish.chats)
        status = keepChats(wish, done);
    if (status && !wish.jobs.isEmpty())
        status = keepJobs(wish.jobs, done);
    const bool closes = std::exchange(m_closeAfterKeeping, false) && status;
    m_mayStop = m_mayStop && closes;
    const QPointer<KeepFlow> guard(this);
    Q_EMIT message(status ? done : status.error().sentence());
    if (guard && closes)
        Q_EMIT closeWanted();
}

base::Status KeepFlow::keepChats(const Wish& wish, QString& done)
{
    done = tr("Conversations are stored on this computer from now on, encrypted.");
    if (wish.chat.isEmpty())
        return m_parts.sessions.keepAll();
    const auto session = m_parts.sessions.open(wish.chat);
    if (!session)
        return {};
    done = wish.isNewConsent ? tr("This chat and new ones are stored on this computer from now on, encrypted.")
                             : tr("This chat is stored on this computer from now on, encrypted.");
    return (*session)->keep();
}

base::Status KeepFlow::keepJobs(const QStringList& ids, QString& done)
{
    done = tr("What was in memory is stored on this computer from now on, encrypted.");
    for (const QString& id : ids) {
        if (!m_closeAfterKeeping && m_parts.batches.isRunning(id)) {
            m_parts.batches.keepSoon(id);
            done = tr("The job is stored as soon as what is under way has come, and goes on then.");
        } else if (const base::Status kept = m_parts.batches.keep(id); !kept) {
            return kept;
        }
    }
    return {};
}

KeepFlow::Losses KeepFlow::losses() const
{
    return {m_parts.sessions.unstoredCount(), m_parts.batches.unstoredWork(),
        m_mayStop ? 0 : m_parts.batches.storedAtWork()};
}

void KeepFlow::askBeforeClosing(const Losses& losses)
{
    const int inPart = m_parts.sessions.storedInPartCount();
    const int jobs = static_cast<int>(losses.jobs.size());
    QStringList sentences;
    if (losses.chats > inPart)
        sentences.append(tr("%n conversation(s) are in memory only and will be gone.", nullptr, losses.chats - inPart));
    if (inPart > 0)
        sentences.append(
            tr("Of %n stored conversation(s) the last messages are in memory only and will be gone.", nullptr, inPart));
    if (jobs > 0)
        sentences.append(tr("%n batch job(s) are in memory only and will be gone, with their answers and with what a "
                            "provider still works on.",
            nullptr, jobs));
    if (losses.atWork > 0)
        sentences.append(
            tr("%n stored batch job(s) are at work and will stop, until you resume them.", nullptr, losses.atWork));
    const QString title = jobs > 0 ? tr("Keep what is in memory?")
        : losses.chats > 0         ? tr("Keep conversations?")
                                   : tr("Stop the work?");
    m_question = new QMessageBox(
        QMessageBox::Question, title, base::joinSentences(sentences), QMessageBox::NoButton, m_parts.window);
    m_question->setObjectName(QStringLiteral("closeQuestion"));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    buildAnswers(losses);
    m_question->setEscapeButton(m_question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    m_question->open();
}

void KeepFlow::buildAnswers(const Losses& losses)
{
    const auto answer = [this](Button::Kind kind, const QString& text, QMessageBox::ButtonRole role) {
        auto* button = new Button(m_parts.theme, kind, text, m_question);
        m_question->addButton(button, role);
        return button;
    };
    const auto closeAnyway = [this] {
        m_mayClose = true;
        Q_EMIT closeWanted();
    };
    if (losses.chats == 0 && losses.jobs.isEmpty()) {
        auto* stop = answer(Button::Kind::Primary, tr("Stop and close"), QMessageBox::AcceptRole);
        m_question->setDefaultButton(stop);
        connect(stop, &QAbstractButton::clicked, this, closeAnyway);
        return;
    }
    auto* keep = answer(Button::Kind::Primary, tr("Keep, encrypted"), QMessageBox::AcceptRole);
    m_question->setDefaultButton(keep);
    connect(keep, &QAbstractButton::clicked, this, [this, losses] {
        m_closeAfterKeeping = true; // the window closes as soon as they are safe
        m_mayStop = losses.atWork > 0;
        keepWithConsent({losses.chats > 0, {}, losses.jobs});
    });
    if (!losses.jobs.isEmpty()) {
        auto* save = answer(Button::Kind::Secondary, tr("Export…"), QMessageBox::ActionRole);
        connect(
            save, &QAbstractButton::clicked, this, [this, id = losses.jobs.constFirst()] { Q_EMIT exportAsked(id); });
    }
    auto* discard = answer(Button::Kind::Danger, tr("Discard"), QMessageBox::DestructiveRole);
    connect(discard, &QAbstractButton::clicked, this, closeAnyway);
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
    const Losses lost = losses();
    const bool isFine = lost.chats == 0 && lost.jobs.isEmpty() && lost.atWork == 0;
    if (!isFine && !m_question)
        askBeforeClosing(lost);
    return isFine;
}

} // namespace spyhop::ui
