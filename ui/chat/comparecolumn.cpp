// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/comparecolumn.h"

#include "core/model/conversationtree.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/waitbanner.h"
#include "ui/chat/waitreason.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {

constexpr int radius = 8, padX = 16, padY = 12, gap = 8; // design px

} // namespace

CompareColumn::CompareColumn(
    const Theme& theme, base::Clock& clock, const admin::EndpointAdmin& endpoints, QWidget* parent)
    : Surface(theme, &Tokens::content, parent)
    , m_clock(clock)
    , m_endpoints(endpoints)
    , m_model(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_figures(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_transcript(new TranscriptView(theme, clock, this))
    , m_wait(new WaitBanner(theme, clock, nullptr))
    , m_notice(new Banner(theme, Banner::Kind::Info, Icon::Info, nullptr))
    , m_keep(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_stop(new Button(theme, Button::Kind::Quiet, {}, this))
{
    setRounded(radius, &Tokens::line);
    m_model->setObjectName(QStringLiteral("compareModel"));
    m_model->setElided(true);
    m_figures->setObjectName(QStringLiteral("compareFigures"));
    m_figures->setElided(true);
    m_notice->setObjectName(QStringLiteral("compareNotice"));
    m_notice->hide();
    m_keep->setObjectName(QStringLiteral("keepAnswer"));
    m_stop->setObjectName(QStringLiteral("stopAnswer"));
    m_transcript->setObjectName(QStringLiteral("compareTranscript"));
    m_transcript->setTails({m_wait, m_notice});
    auto* head = new QVBoxLayout;
    head->setContentsMargins(theme.px(padX), 0, theme.px(padX), 0);
    head->setSpacing(0);
    head->addWidget(m_model);
    head->addWidget(m_figures);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(theme.px(padX), 0, theme.px(padX), 0);
    foot->setSpacing(theme.px(gap));
    foot->addWidget(m_keep);
    foot->addWidget(m_stop);
    foot->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, theme.px(padY), 1, theme.px(padY));
    column->setSpacing(theme.px(gap));
    column->addLayout(head);
    column->addWidget(m_transcript, 1);
    column->addLayout(foot);
    connect(m_keep, &QAbstractButton::clicked, this, [this] { Q_EMIT keepRequested(m_id); });
    connect(m_stop, &QAbstractButton::clicked, this, [this] { Q_EMIT stopRequested(m_id); });
    connect(m_wait, &WaitBanner::retryRequested, this, [this] { Q_EMIT retryRequested(m_id); });
    connect(m_wait, &WaitBanner::switchRequested, this, [this] { Q_EMIT switchRequested(m_id); });
    connect(m_wait, &WaitBanner::stopRequested, this, [this] { Q_EMIT stopRequested(m_id); });
    connect(m_wait, &WaitBanner::wordsChanged, this, &CompareColumn::refreshWait);
    connect(m_wait, &WaitBanner::heightChanged, m_transcript, &TranscriptView::tailChanged);
    connect(m_transcript, &TranscriptView::regenerateRequested, this, [this] { Q_EMIT againRequested(m_id); });
    connect(m_notice, &Banner::linkActivated, this, &CompareColumn::act);
}

const model::ConversationMessage* CompareColumn::message() const
{
    if (!m_session)
        return nullptr;
    const QList<model::ConversationMessage>& all = m_session->conversation().messages;
    const auto found = std::find_if(
        all.rbegin(), all.rend(), [this](const model::ConversationMessage& one) { return one.id == m_id; });
    return found == all.rend() ? nullptr : &*found;
}

void CompareColumn::show(const chat::ChatSession& session, const QString& messageId)
{
    m_session = &session;
    m_id = messageId;
    refresh();
    // What is being written is followed; what stands there is read from its beginning.
    if (session.isBusy(m_id) || m_transcript->messageCount() == 0)
        m_transcript->scrollToEnd();
    else
        m_transcript->pin(0, m_transcript->content().top(0));
}

QString CompareColumn::name() const
{
    const model::ConversationMessage* one = message();
    if (one == nullptr)
        return {};
    const chat::ChatTarget target = m_session->targetOf(m_id);
    QString model
        = one->outcome && !one->outcome->completion.model.isEmpty() ? one->outcome->completion.model : target.model;
    QString endpoint
        = one->outcome && !one->outcome->endpoint.isEmpty() ? one->outcome->endpoint : m_wait->state().endpoint;
    if (endpoint.isEmpty())
        endpoint = target.endpoint;
    if (model.isEmpty())
        model = m_endpoints.models(endpoint).value(0);
    if (model.isEmpty() || endpoint.isEmpty())
        return model + endpoint;
    return model + QStringLiteral(" · ") + endpoint;
}

QString CompareColumn::figures() const
{
    const model::ConversationMessage* one = message();
    if (one == nullptr)
        return {};
    if (m_session->isBusy(m_id)) // how long it thinks is said where its thoughts fold
        return isThoughtShown() ? QString() : m_wait->quietWords();
    QList<FooterPart> parts = footerParts(*one);
    if (!parts.isEmpty())
        parts.removeFirst(); // who answered: that is the title
    parts.removeIf([](const FooterPart& part) { return part.tone == FooterPart::Tone::AskAgain; });
    return footerText(parts);
}

//! Its thoughts are under way, and seen.
bool CompareColumn::isThoughtShown() const
{
    return m_wait->state().stage == model::CallStage::Thinking && m_transcript->messageCount() > 0
        && m_transcript->item(0).hasReasoning();
}

void CompareColumn::append(const QList<model::Delta>& deltas)
{
    const bool wasThoughtShown = isThoughtShown();
    m_transcript->setThinkingTime(m_id, m_session->thinkingTime(m_id));
    m_transcript->appendDeltas(m_id, deltas);
    if (isThoughtShown() != wasThoughtShown)
        refreshWait();
}

void CompareColumn::setState(const model::CallState& state)
{
    m_wait->setState(withReason(state, m_endpoints));
    refreshWait();
}

void CompareColumn::refresh()
{
    const model::ConversationMessage* one = message();
    if (one == nullptr)
        return;
    m_transcript->setMessages({*one});
    m_transcript->setThinkingTime(m_id, m_session->thinkingTime(m_id));
    m_wait->setState(withReason(m_session->state(m_id), m_endpoints));
    refreshWait();
    refreshNotice();
    const bool busy = m_session->isBusy(m_id);
    if (!busy)
        m_transcript->updateMessage(*one); // the end: what its Markdown comes to as a whole
    m_stop->setVisible(busy);
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop: %1").arg(m_model->text()));
    m_keep->setText(tr("Keep this one"));
    m_keep->setAccessibleName(tr("Keep this one: %1").arg(m_model->text()));
    m_keep->setToolTip(tr("The chat goes on from this answer; the others stay beside it (‹ 1/2 ›)."));
    setAccessibleName(tr("Answer of %1").arg(m_model->text()));
}

void CompareColumn::refreshWait()
{
    if (!m_session)
        return;
    m_model->setText(name());
    m_figures->setText(figures());
    const bool busy = m_session->isBusy(m_id);
    // How it goes is said above, beside the other's.
    m_transcript->setStreaming(busy ? m_id : QString(), QString(), busy ? m_wait->state().endpoint : QString());
}

void CompareColumn::refreshNotice()
{
    AnswerNotice notice;
    if (const model::ConversationMessage* one = message(); one != nullptr && !m_session->isBusy(m_id))
        notice = answerNotice(*one, m_awaitsPin);
    // What needs the whole chat is done once one of the answers was kept.
    notice.actions.removeAll(AnswerAction::Continue);
    notice.actions.removeAll(AnswerAction::ChooseEndpoint);
    notice.actions.removeAll(AnswerAction::EditQuestion);
    m_noticeActions = notice.actions;
    showNotice(*m_notice, notice);
    m_transcript->setLastNoteHidden(!notice.isEmpty());
    m_transcript->tailChanged();
}

void CompareColumn::setAwaitsPin(bool awaits)
{
    if (std::exchange(m_awaitsPin, awaits) != awaits)
        refreshNotice();
}

void CompareColumn::act(int link)
{
    const AnswerAction action = m_noticeActions.value(link);
    if (action == AnswerAction::TryAgain) {
        Q_EMIT againRequested(m_id);
        return;
    }
    if (action == AnswerAction::TypePin) {
        Q_EMIT pinRequested(m_id);
        return;
    }
    const model::ConversationMessage* one = message();
    Q_EMIT settingsRequested(one != nullptr && one->outcome ? one->outcome->endpoint : QString());
}

void CompareColumn::focusKeep()
{
    m_keep->setFocus(Qt::OtherFocusReason);
}

void CompareColumn::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Surface::changeEvent(event);
}

} // namespace spyhop::ui
