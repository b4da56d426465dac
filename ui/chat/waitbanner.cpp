// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/waitbanner.h"

#include "ui/common/words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QLocale>

namespace spyhop::ui {

namespace {

constexpr std::chrono::seconds tick{1};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WaitBanner)
};

//! Whole seconds: digits that run must not dance.
QString seconds(qint64 milliseconds)
{
    const qint64 whole = qMax<qint64>(0, milliseconds) / 1000;
    return whole < 60 ? Words::tr("%1 s").arg(whole) : durationText(static_cast<double>(whole));
}

QString withEndpoint(const QString& word, const QString& endpoint)
{
    return endpoint.isEmpty() ? word : word + QStringLiteral(" · ") + endpoint;
}

} // namespace

WaitWords waitWords(const model::CallState& state, const QDateTime& now)
{
    const QString since = seconds(state.since.isValid() ? state.since.msecsTo(now) : 0);
    const qint64 left = state.until ? qMax<qint64>(0, now.msecsTo(*state.until)) : 0;
    switch (state.stage) {
    case model::CallStage::Settled:
        return {};
    case model::CallStage::Queued:
    case model::CallStage::Waiting:
        return {Words::tr("Waiting its turn for %1").arg(since), state.reason, false, false};
    case model::CallStage::Connecting:
        return {Words::tr("Connecting for %1").arg(since), state.reason.isEmpty() ? state.endpoint : state.reason,
            false, false};
    case model::CallStage::ServerQueued:
        return {Words::tr("Queued at the server for %1").arg(since),
            state.reason.isEmpty() ? state.endpoint : state.reason, false, false};
    case model::CallStage::Thinking:
        return {withEndpoint(Words::tr("Thinking for %1").arg(since), state.endpoint), QString(), false, true};
    case model::CallStage::Writing:
        return {withEndpoint(Words::tr("Writing for %1").arg(since), state.endpoint), QString(), false, true};
    case model::CallStage::Stalled:
        return {Words::tr("Stalled for %1").arg(since),
            state.reason.isEmpty() ? Words::tr("%1 sends nothing; what has come is kept").arg(state.endpoint)
                                   : state.reason,
            false, false};
    case model::CallStage::Backoff:
        return {Words::tr("Retrying in %1").arg(seconds(left + 999)), state.reason, true, false};
    case model::CallStage::Parked:
        return {state.until ? Words::tr("Waiting until %1")
                                  .arg(QLocale().toString(state.until->toLocalTime().time(), QLocale::ShortFormat))
                            : Words::tr("Waiting"),
            state.reason, true, false};
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
    connect(this, &Banner::linkActivated, this, &WaitBanner::retryRequested);
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
    setText(words.word, words.rest);
    setLink(words.canRetryNow ? tr("Retry now") : QString());
    setVisible(waits && !words.isQuiet);
    if (waits)
        m_tick->start(tick);
    else
        m_tick->stop();
    if (wasHidden != isHidden() || before != heightForWidth(width()))
        Q_EMIT heightChanged();
    Q_EMIT wordsChanged();
}

void WaitBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Banner::changeEvent(event);
}

} // namespace spyhop::ui
