// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/waitbanner.h"

#include "ui/common/moments.h"
#include "ui/common/words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace spyhop::ui {

namespace {

constexpr std::chrono::seconds tick{1};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WaitBanner)
};

constexpr qint64 widestSeconds = 48; // two digits; digits have equal widths

//! Whole seconds: digits that run must not dance.
QString seconds(qint64 whole)
{
    return whole < 60 ? Words::tr("%1 s").arg(whole) : durationText(static_cast<double>(whole));
}

//! The widest of the texts that stand here for this minute.
QString widest(qint64 whole)
{
    return seconds(whole / 60 * 60 + widestSeconds);
}

QString withEndpoint(const QString& word, const QString& endpoint)
{
    return endpoint.isEmpty() ? word : word + QStringLiteral(" · ") + endpoint;
}

QString actionText(WaitAction action, const QString& next)
{
    switch (action) {
    case WaitAction::RetryNow:
        return Words::tr("Now");
    case WaitAction::Switch:
        return Words::tr("Switch to %1").arg(next);
    case WaitAction::Stop:
        return Words::tr("Stop");
    }
    Q_UNREACHABLE();
}

} // namespace

WaitWords waitWords(const model::CallState& state, const QDateTime& now)
{
    const qint64 since = state.since.isValid() ? qMax<qint64>(0, state.since.msecsTo(now)) / 1000 : 0;
    // Rounded up: "in 0 s" would be a lie.
    const qint64 left = state.until ? (qMax<qint64>(0, now.msecsTo(*state.until)) + 999) / 1000 : 0;
    const QString why = state.reason.isEmpty() ? state.endpoint : state.reason;
    QList<WaitAction> actions;
    if (!state.next.isEmpty())
        actions.append(WaitAction::Switch);
    actions.append(WaitAction::Stop);
    const auto running = [&](const QString& word, qint64 time, const QString& rest) {
        return WaitWords{word.arg(seconds(time)), word.arg(widest(time)), rest, actions, false};
    };
    const auto quiet = [&](const QString& word) {
        const QString words = withEndpoint(word.arg(seconds(since)), state.endpoint);
        return WaitWords{
            state.reason.isEmpty() ? words : words + QStringLiteral(" · ") + state.reason, {}, {}, {}, true};
    };
    switch (state.stage) {
    case model::CallStage::Settled:
        return {};
    case model::CallStage::Queued:
        return running(Words::tr("Getting ready for %1"), since, why);
    case model::CallStage::Waiting:
        return running(Words::tr("Waiting for a place for %1"), since, why);
    case model::CallStage::Connecting:
        return running(Words::tr("Connecting for %1"), since, why);
    case model::CallStage::ServerQueued:
        return running(Words::tr("Queued at the server for %1"), since, why);
    case model::CallStage::Thinking:
        return quiet(Words::tr("Thinking for %1"));
    case model::CallStage::Writing:
        return quiet(Words::tr("Writing for %1"));
    case model::CallStage::Stalled:
        return running(Words::tr("Stalled for %1"), since,
            state.reason.isEmpty() ? Words::tr("%1 sends nothing; what has come is kept").arg(state.endpoint)
                                   : state.reason);
    case model::CallStage::Backoff:
        actions.prepend(WaitAction::RetryNow);
        return running(Words::tr("Retrying in %1"), left, state.reason);
    case model::CallStage::Parked:
        actions.prepend(WaitAction::RetryNow);
        return {state.until ? Words::tr("Parked until %1").arg(momentText(*state.until, now)) : Words::tr("Parked"),
            QString(), state.reason, actions, false};
    }
    return {};
}

WaitBanner::WaitBanner(const Theme& theme, base::Clock& clock, QWidget* parent)
    : Banner(theme, Kind::Info, Icon::Clock, parent)
    , m_clock(clock)
    , m_tick(clock.makeTimer())
{
    setObjectName(QStringLiteral("waitBanner"));
    m_state.stage = model::CallStage::Settled;
    hide();
    connect(this, &Banner::linkActivated, this, &WaitBanner::act);
    connect(m_tick.get(), &base::Timer::fired, this, &WaitBanner::refresh);
}

void WaitBanner::setState(const model::CallState& state)
{
    m_state = state;
    refresh();
}

void WaitBanner::refresh()
{
    const bool wasHidden = isHidden();
    const int before = heightForWidth(width());
    const WaitWords words = waitWords(m_state, m_clock.wallTime());
    const bool waits = m_state.stage != model::CallStage::Settled;
    m_quiet = words.isQuiet ? words.word : QString();
    const bool warns = m_state.stage == model::CallStage::Backoff || m_state.stage == model::CallStage::Stalled
        || m_state.stage == model::CallStage::Parked;
    setKind(warns ? Kind::Warning : Kind::Info, Icon::Clock);
    m_actions = words.actions;
    QStringList links;
    for (const WaitAction action : words.actions)
        links.append(actionText(action, m_state.next));
    setRunningText(words.word, words.widest, words.rest);
    setLinks(links);
    setVisible(waits && !words.isQuiet);
    if (waits)
        m_tick->start(tick);
    else
        m_tick->stop();
    if (wasHidden != isHidden() || before != heightForWidth(width()))
        Q_EMIT heightChanged();
    Q_EMIT wordsChanged();
}

void WaitBanner::act(int link)
{
    switch (m_actions.at(link)) {
    case WaitAction::RetryNow:
        Q_EMIT retryRequested();
        return;
    case WaitAction::Switch:
        Q_EMIT switchRequested();
        return;
    case WaitAction::Stop:
        Q_EMIT stopRequested();
        return;
    }
}

void WaitBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Banner::changeEvent(event);
}

} // namespace spyhop::ui
